internal import Synchronization

/// Sums to which the pieces of a work add in the order of their numbers, whichever is done first.
///
/// So their bits do not depend on the number of threads, and no more pieces are held than are done
/// out of turn.
final class OrderedSums: Sendable {
  /// The sums.
  let totals: Cells<Double>
  private let state = Mutex(State())

  init(_ count: Int) {
    totals = Cells(count, repeating: 0)
  }

  private struct State {
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
  /// - Returns: The memory, to be given back by adding it.
  func part(_ count: Int, most: Int) -> Cells<Double> {
    let spare = state.withLock { state in
      state.most = most
      return state.spare.popLast()
    }
    // A small piece may wait long for its turn, so it does not take the memory of a great one.
    let cells = spare ?? Cells(uninitialised: 4 * count < most ? count : most)
    cells.fill(0..<count, with: 0)
    return cells
  }

  /// Adds the part of a piece, once those of all pieces before are added, and takes it back.
  ///
  /// - Parameters:
  ///   - piece: The number of the piece; every number comes once.
  ///   - cells: What to add.
  ///   - start: The sum that the first of them belongs to.
  ///   - count: How many there are.
  func add(_ piece: Int, _ cells: Cells<Double>, start: Int, count: Int) {
    state.withLock { state in
      let part = Part(start: start, count: count, cells: cells)
      guard piece == state.next else {
        state.waiting[piece] = part
        return
      }
      add(part, &state)
      while !state.waiting.isEmpty, let part = state.waiting.removeValue(forKey: state.next) {
        add(part, &state)
      }
    }
  }

  private func add(_ part: Part, _ state: inout State) {
    for index in 0..<part.count { totals[part.start &+ index] += part.cells[index] }
    if part.cells.count == state.most { state.spare.append(part.cells) }
    state.next += 1
  }
}
