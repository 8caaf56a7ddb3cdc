internal import Synchronization

/// Sums to which the pieces of a work add in the order of their numbers, whichever is done first.
///
/// So their bits do not depend on the number of threads. Who finds another thread adding leaves it
/// the part and goes on, unless many parts wait already.
final class OrderedSums: Sendable {
  /// The sums.
  let totals: Cells<Double>
  private let state = Mutex(State())
  /// Held while a part is added.
  private let adding = Mutex(())

  /// Starts at zero; `tell` is called every few milliseconds and stops the work by throwing.
  init<Failure: Error>(
    _ count: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    totals = Cells(uninitialised: count)
    for start in stride(from: 0, to: count, by: Self.stretch) {
      try tell()
      totals.fill(start..<min(count, start + Self.stretch), with: 0)
    }
  }

  /// Starts at zero, told to nobody.
  convenience init(_ count: Int) { self.init(count) {} }

  /// How many sums are filled or added to between two looks at whether the work is stopped.
  private static var stretch: Int { 1 << 17 }

  /// How many parts may wait without anybody waiting for them to be added.
  private static var patience: Int { 16 }

  private struct State {
    /// The piece whose turn it is.
    var next = 0
    /// The greatest number of sums that a piece adds to.
    var most = 0
    var waiting: [Int: Part] = [:]
    var spare: [Cells<Double>] = []
  }

  private struct Part {
    let start: Int
    let count: Int
    let cells: Cells<Double>
  }
}

extension OrderedSums {
  /// Takes zeroed memory for a piece.
  ///
  /// - Parameters:
  ///   - count: How many sums the piece adds to.
  ///   - most: The greatest such number of any piece.
  ///   - worker: Whose piece it is; if stopped, the memory may hold anything.
  /// - Returns: The memory, to be given back by adding it.
  func part(_ count: Int, most: Int, _ worker: Worker) -> Cells<Double> {
    let spare = state.withLock { state in
      state.most = most
      return state.spare.popLast()
    }
    // A small piece may wait long for its turn, so it does not take the memory of a great one.
    let cells = spare ?? Cells(uninitialised: 4 * count < most ? count : most)
    for start in stride(from: 0, to: count, by: Self.stretch) {
      if start > 0 && worker.isStopped() { break }
      cells.fill(start..<min(count, start + Self.stretch), with: 0)
    }
    return cells
  }

  /// Adds the part of a piece, once those of all pieces before are added, and takes it back.
  ///
  /// - Parameters:
  ///   - piece: The number of the piece; every number comes once.
  ///   - cells: What to add.
  ///   - start: The sum that the first of them belongs to.
  ///   - count: How many there are.
  ///   - worker: Whose piece it is; if stopped, the sums may be anything.
  func add(_ piece: Int, _ cells: Cells<Double>, start: Int, count: Int, _ worker: Worker) {
    // While a part is added its turn is not over, so that no other thread's piece is the next.
    var (part, isMany) = state.withLock { state -> (Part?, Bool) in
      let part = Part(start: start, count: count, cells: cells)
      if piece == state.next { return (part, false) }
      state.waiting[piece] = part
      return (nil, state.waiting.count > Self.patience)
    }
    // Parts that are made quicker than one thread adds them would fill the memory.
    if isMany { adding.withLock { _ in } }
    while let own = part {
      adding.withLock { _ in add(own, worker) }
      part = state.withLock { state in
        if own.cells.count == state.most { state.spare.append(own.cells) }
        state.next += 1
        return state.waiting.removeValue(forKey: state.next)
      }
    }
  }

  private func add(_ part: Part, _ worker: Worker) {
    for start in stride(from: 0, to: part.count, by: Self.stretch) {
      if start > 0 && worker.isStopped() { break }
      for index in start..<min(part.count, start + Self.stretch) {
        totals[part.start &+ index] += part.cells[index]
      }
    }
  }
}
