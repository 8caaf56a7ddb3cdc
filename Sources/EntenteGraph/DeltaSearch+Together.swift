internal import Synchronization

extension DeltaSearch {
  /// All threads relax the vertices of one bag after another.
  func runTogether(from start: Int) -> DeltaOutcome {
    let shares = (0..<crew.count).map { _ in
      DeltaThread<Sum>(vertexCount: rows.vertexCount, threads: crew.count)
    }
    shares[0].share.withLock { $0.bins.push(start, 0, 0) }
    var waiting = LabelList<Sum.Labels.Element>(uninitialised: 1024)
    var current = 0
    while true {
      var distance: Int?
      var (steps, noteCount) = (0, 0)
      var isTooLong = false
      for thread in shares {
        thread.share.withLock { share in
          steps += share.steps
          noteCount += share.noteCount
          isTooLong = isTooLong || share.isTooLong
          guard let own = share.bins.distance(from: current) else { return }
          distance = min(distance ?? own, own)
        }
      }
      if isTooLong { return .tooLong }
      if distance != nil && steps > mostSteps { return .tooMuch }
      if distance == nil || noteCount > mostNotes { lookThroughNotes(shares) }
      guard let distance else { return .finished }
      current &+= distance
      let counts = shares.map { $0.share.withLock { $0.bins.vertexCount(of: current) } }
      let count = counts.reduce(0, +)
      if count > waiting.count { waiting = LabelList(uninitialised: 2 * count) }
      var index = 0
      for (thread, count) in zip(shares, counts) {
        thread.share.withLock { $0.bins.move(current, to: waiting, from: index) }
        index += count
      }
      relax(waiting, count, current, shares)
    }
  }

  /// All threads relax the vertices of a bag, and each on its own what little that puts back.
  private func relax(
    _ waiting: LabelList<Sum.Labels.Element>,
    _ count: Int,
    _ current: Int,
    _ shares: [DeltaThread<Sum>]
  ) {
    // If few vertices have many ties, the pieces must be small, or one thread waits for the other.
    let size = isLittle(waiting, count) ? count : max(1, min(64, count / 32))
    crew.share((count + size - 1) / size) { worker in
      let hits = DeltaHits<Sum>()
      shares[worker.number].share.withLock { share in
        while let piece = worker.next() {
          relax(waiting, piece * size..<min(count, (piece + 1) * size), &share, hits)
        }
        while !share.isTooLong, share.steps <= mostSteps, share.noteCount <= mostNotes,
          let places = share.bins.shortPlaces(current),
          slotCount(share.bins.list.vertices, places) < Self.few
        {
          drain(current, &share, hits)
        }
      }
    }
  }

  /// Lowers the labels that another thread's took the place of.
  private func lookThroughNotes(_ shares: [DeltaThread<Sum>]) {
    crew.each(shares.count) { number in
      shares[number].share.withLock { share in
        var end = share.notes.take(0)
        while end != 0 {
          let places = share.notes.places(before: end)
          let list = share.notes.list
          for place in places {
            _ = labels.lower(Int(list.vertices[place]), to: list.labels[place])
          }
          end = share.notes.release(places)
        }
        share.noteCount = 0
      }
    }
  }

  /// The notes that are worth keeping.
  private var mostNotes: Int { 2 * rows.vertexCount }

  /// As many steps as take longer than to wake a thread.
  private static var few: Int { 1 << 14 }

  /// Whether listed vertices are not worth waking a thread for: late bags hold little but vertices
  /// that lower labels have settled by now.
  private func isLittle(_ list: LabelList<Sum.Labels.Element>, _ count: Int) -> Bool {
    var steps = 2 * count
    var place = 0
    while place < count && steps < Self.few {
      let vertex = Int(list.vertices[place])
      if list.labels[place] <= labels[vertex] { steps &+= rows.end(vertex) &- rows.start(vertex) }
      place &+= 1
    }
    return steps < Self.few
  }

  /// How many slots the rows of listed vertices have.
  private func slotCount(_ list: Cells<Vertex>, _ places: Range<Int>) -> Int {
    places.reduce(0) { $0 &+ rows.end(Int(list[$1])) &- rows.start(Int(list[$1])) }
  }
}

/// The share of one thread; the lock is never waited for.
private final class DeltaThread<Sum: LengthSum>: Sendable {
  let share: Mutex<DeltaShare<Sum>>

  init(vertexCount: Int, threads: Int) {
    share = Mutex(DeltaShare(vertexCount: vertexCount, threads: threads))
  }
}
