internal import Synchronization

extension Adjacency {
  /// Divides the vertices into communities of great signed modularity.
  ///
  /// The value is that of ``signedModularity(groups:of:positiveResolution:negativeResolution:)``: for
  /// values of 0 and above the modularity of Newman and Girvan. From each start vertices move to the
  /// community of most gain, communities are refined into parts held together by ties, the parts are
  /// joined to vertices of a smaller graph, and so on (Leiden); the best of all starts is kept.
  /// Without negative values every community is connected. With them it need not be: who share
  /// enemies may belong together without a tie, and the definition asks for nothing else.
  ///
  /// - Parameters:
  ///   - values: One a slot, any finite number, no unit; the same in both slots of an edge.
  ///   - positiveResolution: 0 or above; above 1 favours small communities of positive ties.
  ///   - negativeResolution: 0 or above; above 1 favours communities with few negative ties by chance.
  ///   - starts: From how many random orders to search, 1 or more.
  ///   - seed: The seed of the orders; the same seed gives the same answer.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: The best division found and its value; each vertex alone if all values are 0.
  /// - Throws: ``KernelError/notANumber(edge:)``; ``KernelError/invalidParameter(_:)`` for a
  ///   resolution or the starts.
  /// - Precondition: There is one value a slot.
  /// - Complexity: About O(starts · (V + E) log V) without negative values; with them also
  ///   O(starts · V · communities), of which beyond 512 only those of neighbours are looked at. Space
  ///   O(V + E) a thread.
  /// - SeeAlso: Traag, Waltman and van Eck, From Louvain to Leiden (2019), Scientific Reports 9:5233;
  ///   Gomez, Jensen and Arenas (2009), Phys. Rev. E 80:016114; Traag and Bruggeman, Community
  ///   detection in networks with positive and negative links (2009), Phys. Rev. E 80:036115.
  public func communities(
    of values: [Double],
    positiveResolution: Double = 1,
    negativeResolution: Double = 1,
    starts: Int = 10,
    seed: UInt64 = 1,
    threads: Int? = nil
  ) throws(KernelError) -> Communities {
    guard starts > 0 else { throw .invalidParameter("starts") }
    for (name, resolution) in [
      ("positiveResolution", positiveResolution), ("negativeResolution", negativeResolution),
    ] {
      guard resolution >= 0 && resolution.isFinite else { throw .invalidParameter(name) }
    }
    let scale = try Inflow.scale(self, values.map(\.magnitude))
    let level = CommunityLevel(
      self,
      values.map { $0 / scale },
      positiveResolution,
      negativeResolution
    )
    let found = Mutex([Int: [Int]]())
    let (steps, isOver) = (20 * (slotCount + vertexCount)).multipliedReportingOverflow(by: starts)
    Crew(threads: threads, steps: isOver ? .max : steps).each(starts) { start in
      var search = CommunitySearch(level, seed: seed &+ UInt64(start) &* 0x9E37_79B9)
      let labels = search.run()
      found.withLock { $0[start] = labels }
    }
    let divisions = found.withLock { $0 }
    var best = Communities(label: [], count: 0, bestFound: nil)
    for start in 0..<starts {
      let labels =
        level.isSigned ? divisions[start] : divisions[start].map { connected($0, values) }
      guard let labels else { continue }
      let value = try signedModularity(
        groups: labels,
        of: values,
        positiveResolution: positiveResolution,
        negativeResolution: negativeResolution
      )
      guard start == 0 || (value ?? 0) > (best.bestFound ?? 0) + 1e-13 else { continue }
      let number = Components(raw: labels.map { UInt32($0) })
      best.label = number.label.map { Int($0) }
      best.count = number.count
      best.bestFound = value
    }
    return best
  }

  /// Parts groups that no tie of a value above 0 holds together, which never lowers the value without negative ties.
  private func connected(_ labels: [Int], _ values: [Double]) -> [Int] {
    let sources = slotSources()
    let inside = (0..<slotCount).filter {
      values[$0] != 0 && labels[Int(sources[$0])] == labels[Int(targets[$0])]
    }
    let graph = Adjacency(
      vertexCount: vertexCount,
      from: inside.map { sources[$0] },
      to: inside.map { targets[$0] }
    )
    return graph.components().label.map { Int($0) }
  }
}
