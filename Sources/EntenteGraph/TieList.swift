/// The two ends of every tie of a graph to be.
struct TieList: Sendable {
  /// How many vertices the graph has.
  let vertexCount: Int
  /// One end of each tie; the source if the graph is directed.
  let from: [Vertex]
  /// The other end of each tie.
  let to: [Vertex]
  /// Whether a tie stands in the row of its first end only.
  let isDirected: Bool
  /// Whether the second ends ascend.
  var isSorted = false
}

extension TieList {
  /// The ties of some rows turned round, in the order of the slots.
  init(turning offsets: [UInt32], _ targets: [Vertex], threads: Int?) {
    self.init(turning: offsets, targets, threads: threads) {}
  }

  /// The same; `tell` is called every few milliseconds and stops the work by throwing.
  init<Failure: Error>(
    turning offsets: [UInt32],
    _ targets: [Vertex],
    threads: Int?,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    self.init(
      vertexCount: offsets.count - 1,
      from: targets,
      to: try Adjacency.withRows(offsets, targets) { rows throws(Failure) in
        try rows.slotSources(threads: threads, tell)
      },
      isDirected: true,
      isSorted: true
    )
  }
}
