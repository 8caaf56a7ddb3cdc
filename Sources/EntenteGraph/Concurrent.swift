internal import Dispatch
internal import Synchronization

/// Does numbered pieces of work on several threads and returns their results in order.
///
/// The pieces are handed out one by one, so that the results do not depend on how many threads
/// there are, as long as a piece depends on nothing but its number.
///
/// - Parameters:
///   - count: How many pieces there are.
///   - threads: How many threads to use, 1 or more; with 1 all is done where it is called.
///   - work: One piece, given its number from 0.
/// - Returns: One result a piece, in the order of their numbers.
/// - Complexity: That of the work, divided by the threads at best.
package func concurrently<Result: Sendable>(
  _ count: Int,
  threads: Int,
  _ work: @Sendable (Int) -> Result
) -> [Result] {
  precondition(threads > 0, "There must be a thread to work on")
  guard threads > 1, count > 1 else { return (0..<count).map(work) }
  let next = Atomic<Int>(0)
  let done = Mutex<[(piece: Int, result: Result)]>([])
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    while true {
      let piece = next.add(1, ordering: .relaxed).oldValue
      guard piece < count else { return }
      let result = work(piece)
      done.withLock { $0.append((piece, result)) }
    }
  }
  return done.withLock { $0.sorted { $0.piece < $1.piece }.map(\.result) }
}
