internal import Synchronization

/// A search that settles vertices by ranges of labels rather than one by one (delta-stepping).
///
/// Vertices wait in bags, each for a range of labels. The vertices of the lowest bag relax their
/// ties, all threads at once; whom that lowers goes into the bag of the new label, maybe the same
/// again. A vertex that waits twice relaxes once, for it remembers with which label it did.
struct DeltaSearch<Sum: LengthSum>: Sendable {
  private let rows: RowsView
  private let lengths: View<Sum.Length>
  private let crew: Crew
  /// Labels above this may not take a step: the sum could leave the range of the labels.
  private let highest: Sum.Labels.Element
  private let isAlone: Bool
  /// Bags a unit of length.
  private let scale: Double
  /// The label with which each vertex relaxed its ties.
  private let relaxed: Sum.Labels
  /// The label of each vertex.
  let labels: Sum.Labels

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - rows: The rows to walk along.
  ///   - lengths: One a slot of them.
  ///   - width: The range of a bag.
  ///   - highest: The greatest label that may take any step.
  ///   - crew: Who works on it.
  init(
    _ rows: RowsView,
    _ lengths: View<Sum.Length>,
    width: Double,
    highest: Sum.Labels.Element,
    crew: Crew
  ) {
    self.rows = rows
    self.lengths = lengths
    self.crew = crew
    isAlone = crew.count == 1
    self.highest = highest
    scale = width > 0 ? 1 / width : 0
    labels = Sum.Labels(uninitialised: rows.vertexCount)
    relaxed = Sum.Labels(uninitialised: rows.vertexCount)
  }
}

/// How a search with bags ended.
enum DeltaOutcome {
  case finished
  /// A sum could have left the range of the labels.
  case tooLong
  /// The lengths are so uneven that a heap is quicker.
  case tooMuch
}

/// What one thread of a search keeps to itself.
private struct DeltaShare {
  var bins = LabelBins()
  /// How many slots it relaxed.
  var steps = 0
  var isTooLong = false
}

/// What is at hand: vertices about to relax, and whom a tie lowers to what.
private struct DeltaHits<Sum: LengthSum> {
  static var size: Int { 256 }
  static var batch: Int { 32 }
  let vertices = Cells<Vertex>(uninitialised: batch)
  /// Keeps reading ahead from being optimised away.
  let touched = Cells<UInt64>(1, repeating: 0)
  let targets = Cells<Vertex>(uninitialised: size)
  let labels = Cells<Sum.Labels.Element>(uninitialised: size)
}

extension DeltaSearch {
  /// Labels every vertex.
  func run(from start: Int) -> DeltaOutcome {
    let (rows, labels, relaxed) = (rows, labels, relaxed)
    let size = 1 << 16
    crew.each((rows.vertexCount + size - 1) / size) { piece in
      for vertex in piece * size..<min(rows.vertexCount, (piece + 1) * size) {
        labels[vertex] = Sum.unreached
        relaxed[vertex] = Sum.unreached
      }
    }
    labels[start] = 0
    return crew.count > 1 ? runTogether(from: start) : runAlone(from: start)
  }

  /// Relaxing every slot this often is still quicker than a heap; needing more is a bad sign.
  private var mostSteps: Int { 8 * Int(rows.offsets[rows.vertexCount]) + 1000 }

  private func runAlone(from start: Int) -> DeltaOutcome {
    var share = DeltaShare()
    let hits = DeltaHits<Sum>()
    share.bins.push(start, 0)
    var current = 0
    while let distance = share.bins.distance(from: current) {
      current &+= distance
      drain(current, &share, hits)
      if share.isTooLong { return .tooLong }
      if share.steps > mostSteps { return .tooMuch }
    }
    return .finished
  }

  private func runTogether(from start: Int) -> DeltaOutcome {
    let shares = (0..<crew.count).map { _ in DeltaThread() }
    shares[0].share.withLock { $0.bins.push(start, 0) }
    var waiting = Cells<Vertex>(uninitialised: 1024)
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
      if count > waiting.count { waiting = Cells(uninitialised: 2 * count) }
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
    _ waiting: Cells<Vertex>,
    _ count: Int,
    _ current: Int,
    _ shares: [DeltaThread]
  ) {
    // A thread is not worth waking for a few vertices.
    let size = count < 256 ? 256 : 64
    crew.share((count + size - 1) / size) { worker in
      let hits = DeltaHits<Sum>()
      shares[worker.number].share.withLock { share in
        while let piece = worker.next() {
          relax(waiting, piece * size..<min(count, (piece + 1) * size), &share, hits)
        }
        while share.bins.isShort(current) { drain(current, &share, hits) }
      }
    }
  }

  /// Relaxes the vertices of a bag.
  @inline(__always)
  private func drain(_ current: Int, _ share: inout DeltaShare, _ hits: DeltaHits<Sum>) {
    var end = share.bins.take(current)
    while end != 0 {
      let places = share.bins.places(before: end)
      relax(share.bins.vertices, places, &share, hits)
      end = share.bins.release(places)
    }
  }

  /// Relaxes listed vertices.
  ///
  /// Their rows lie far apart. Reading the start of many rows before any is walked lets the memory
  /// fetch them side by side.
  @inline(__always)
  private func relax(
    _ list: Cells<Vertex>,
    _ places: Range<Int>,
    _ share: inout DeltaShare,
    _ hits: DeltaHits<Sum>
  ) {
    var place = places.lowerBound
    while place < places.upperBound {
      let stop = min(places.upperBound, place &+ DeltaHits<Sum>.batch)
      var count = 0
      while place < stop {
        let vertex = list[place]
        hits.vertices[count] = vertex
        count &+= relaxed[Int(vertex)] != labels[Int(vertex)] ? 1 : 0
        place &+= 1
      }
      var touched: UInt64 = 0
      for index in 0..<count {
        let vertex = Int(hits.vertices[index])
        let start = rows.start(vertex)
        guard start < rows.end(vertex) else { continue }
        touched &+= UInt64(rows.targets[start])
        touched &+= UInt64(truncatingIfNeeded: Sum.sum(0, lengths[start]))
      }
      hits.touched[0] = touched
      for index in 0..<count { relax(Int(hits.vertices[index]), &share, hits) }
    }
  }

  @inline(__always)
  private func relax(_ vertex: Int, _ share: inout DeltaShare, _ hits: DeltaHits<Sum>) {
    let label = labels[vertex]
    guard relaxed[vertex] != label else { return }
    relaxed[vertex] = label
    guard label <= highest else {
      share.isTooLong = true
      return
    }
    let start = rows.start(vertex)
    let end = rows.end(vertex)
    share.steps &+= end &- start
    var slot = start
    while slot < end {
      // Whom a tie lowers can be foretold by nobody: list them first without a branch.
      let stop = min(end, slot &+ DeltaHits<Sum>.size)
      var count = 0
      while slot < stop {
        let target = rows.targets[slot]
        let next = Sum.sum(label, lengths[slot])
        hits.targets[count] = target
        hits.labels[count] = next
        count &+= next < labels[Int(target)] ? 1 : 0
        slot &+= 1
      }
      for place in 0..<count {
        let target = Int(hits.targets[place])
        let next = hits.labels[place]
        if isAlone {
          guard next < labels[target] else { continue }
          labels[target] = next
        } else {
          guard labels.lower(target, to: next) else { continue }
        }
        share.bins.push(target, bag(of: next))
      }
    }
  }

  /// The bag of a label; whatever it is, the search is right, but a good one keeps the order.
  @inline(__always)
  private func bag(of label: Sum.Labels.Element) -> Int {
    let bag = Sum.value(label) * scale
    return bag < 1e18 ? Int(bag) : 0
  }
}

/// The share of one thread; the lock is never waited for.
private final class DeltaThread: Sendable {
  let share = Mutex(DeltaShare())
}
