internal import Synchronization

extension DeltaSearch {
  /// All threads relax the vertices of one bag after another.
  func runTogether(from start: Int) -> DeltaOutcome {
    let shares = (0..<crew.count).map { _ in DeltaThread<Sum>() }
    shares[0].share.withLock { $0.bins.push(start, 0, 0) }
    var waiting = LabelList<Sum.Labels.Element>(uninitialised: 1024)
    var current = 0
    while true {
      var distance: Int?
      var steps = 0
      var isTooLong = false
      for thread in shares {
        thread.share.withLock { share in
          steps += share.steps
          isTooLong = isTooLong || share.isTooLong
          guard let own = share.bins.distance(from: current) else { return }
          distance = min(distance ?? own, own)
        }
      }
      if isTooLong { return .tooLong }
      if steps > mostSteps { return .tooMuch }
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
    // A thread is not worth waking for a few ties. But few vertices may have many ties; then the
    // pieces must be small, or one thread waits for the other.
    let few = isLarge ? 1 << 14 : Int.max
    let isLittle = count < 256 && slotCount(waiting.vertices, 0..<count) < few
    let finest = isLarge ? max(1, min(64, count / 32)) : 64
    let size = isLittle ? 256 : finest
    crew.share((count + size - 1) / size) { worker in
      let hits = DeltaHits<Sum>()
      shares[worker.number].share.withLock { share in
        while let piece = worker.next() {
          relax(waiting, piece * size..<min(count, (piece + 1) * size), &share, hits)
        }
        while let places = share.bins.shortPlaces(current),
          slotCount(share.bins.list.vertices, places) < few
        {
          drain(current, &share, hits)
        }
      }
    }
  }

  /// How many slots the rows of listed vertices have.
  private func slotCount(_ list: Cells<Vertex>, _ places: Range<Int>) -> Int {
    places.reduce(0) { $0 &+ rows.end(Int(list[$1])) &- rows.start(Int(list[$1])) }
  }
}

/// The share of one thread; the lock is never waited for.
private final class DeltaThread<Sum: LengthSum>: Sendable {
  let share = Mutex(DeltaShare<Sum>())
}
