internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The threads that do one work together, piece by piece.
///
/// The pieces are cut by the work and never by the number of threads, and each result stands at the
/// number of its piece; so an answer does not depend on how many threads there are. Work that is too
/// small to pay for starting a thread stays on the caller's.
package struct Crew: Sendable {
  /// How many threads there are, the caller's included.
  package let count: Int

  /// Decides on the number of threads.
  ///
  /// - Parameters:
  ///   - threads: The most to use, 1 or more; nil for as many as there are processors.
  ///   - steps: About how many elementary steps (a few nanoseconds each) the work takes.
  package init(threads: Int? = nil, steps: Int) {
    precondition((threads ?? 1) > 0, "There must be a thread to work on")
    // Waking a thread costs tens of microseconds; a share below that is quicker done alone.
    count = min(threads ?? Self.processors, max(1, steps / 50_000))
  }

  private static let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

extension Crew {
  /// How many pieces to cut a work of some steps into: enough to share it out evenly and to stop it
  /// soon, whatever the number of threads.
  func pieces(_ steps: Int) -> Int { max(1, min(256, steps / 40_000)) }

  /// Does numbered pieces of work.
  ///
  /// - Parameters:
  ///   - pieces: How many pieces there are.
  ///   - work: One piece, given its number from 0.
  package func each(_ pieces: Int, _ work: @Sendable (Int) -> Void) {
    guard count > 1, pieces > 1 else {
      for piece in 0..<pieces { work(piece) }
      return
    }
    share(pieces) { worker in
      while let piece = worker.next() { work(piece) }
    }
  }

  /// Does numbered pieces of work, `tell` being called between those of the caller's thread; it stops
  /// the work by throwing.
  func each<Failure: Error>(
    _ pieces: Int,
    _ tell: () throws(Failure) -> Void,
    _ work: @Sendable (Int) -> Void
  ) throws(Failure) {
    guard count > 1, pieces > 1 else {
      for piece in 0..<pieces {
        try tell()
        work(piece)
      }
      return
    }
    try share(pieces) { _ throws(Failure) in
      try tell()
    } _: { worker in
      while let piece = worker.next() { work(piece) }
    }
  }

  /// Does numbered pieces of work and returns their results in order.
  ///
  /// - Parameters:
  ///   - pieces: How many pieces there are.
  ///   - work: One piece, given its number from 0.
  /// - Returns: One result a piece, in the order of their numbers.
  package func results<Result: Sendable>(
    _ pieces: Int,
    _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    let done = Mutex<[(piece: Int, result: Result)]>([])
    each(pieces) { piece in
      let result = work(piece)
      done.withLock { $0.append((piece, result)) }
    }
    return done.withLock { $0.sorted { $0.piece < $1.piece }.map(\.result) }
  }

  /// Lets every thread take pieces until none is left.
  ///
  /// - Parameters:
  ///   - pieces: How many pieces there are.
  ///   - work: What one thread does: it may take scratch memory, then calls `next()` until nil.
  package func share(_ pieces: Int, _ work: @Sendable (Worker) -> Void) {
    let progress: (Double) throws(Never) -> Void = { _ in }
    share(pieces, progress: progress, work)
  }

  /// Lets every thread take pieces until none is left or the work is stopped.
  ///
  /// - Parameters:
  ///   - pieces: How many pieces there are.
  ///   - progress: Receives the share done, in 0..<1, on the caller's thread, about a hundred times a
  ///     second at most; stops the work by throwing.
  ///   - work: What one thread does: it may take scratch memory, then calls `next()` until nil.
  /// - Throws: What `progress` throws, once every thread has finished the piece in hand.
  package func share<Failure: Error>(
    _ pieces: Int,
    progress: (Double) throws(Failure) -> Void,
    _ work: @Sendable (Worker) -> Void
  ) throws(Failure) {
    try progress(0)
    let state = WorkState(pieces)
    var failure: Failure?
    var last = ContinuousClock.now
    func tell(_ done: Double) {
      let now = ContinuousClock.now
      guard failure == nil, now - last >= .milliseconds(10) else { return }
      last = now
      do { try progress(done) } catch {
        failure = error
        state.stop()
      }
    }
    withoutActuallyEscaping(tell) { tell in
      let own = Worker(number: 0, state: state, teller: Teller(tell: tell))
      let threads = min(count, pieces)
      guard threads > 1 else { return work(own) }
      withoutActuallyEscaping(work) { work in
        let hands = Hand.take(threads - 1)
        let processors = Processors(of: .current)
        let others = processors.others
        for (index, hand) in hands.enumerated() {
          hand.call(on: processors, from: others) {
            work(Worker(number: index + 1, state: state, teller: nil))
          }
        }
        work(own)
        // The caller has no more to do, but goes on telling while the others have.
        for hand in hands { hand.join { tell(state.share) } }
        Hand.give(back: hands)
      }
    }
    if let failure { throw failure }
  }
}

/// One thread at a shared work.
package struct Worker {
  /// Its number, from 0; below the count of the crew and of the pieces.
  package let number: Int
  fileprivate let state: WorkState
  fileprivate let teller: Teller?
}

extension Worker {
  /// Takes a piece; nil if none is left or the work is stopped.
  package func next() -> Int? {
    guard !isStopped() else { return nil }
    return state.take()
  }

  /// Whether the work is stopped; to be asked every few milliseconds inside a long piece, whose
  /// result is then thrown away.
  package func isStopped() -> Bool {
    if let teller { teller.tell(state.share) }
    return state.isStopped
  }
}

/// What the threads of a work share.
private final class WorkState: Sendable {
  private let pieces: Int
  private let taken = Atomic<Int>(0)
  private let stopped = Atomic<Bool>(false)

  init(_ pieces: Int) { self.pieces = pieces }

  func take() -> Int? {
    let piece = taken.add(1, ordering: .relaxed).oldValue
    return piece < pieces ? piece : nil
  }

  func stop() { stopped.store(true, ordering: .relaxed) }

  var isStopped: Bool { stopped.load(ordering: .relaxed) }

  /// The share of the pieces that were taken and, but for those in hand, done; below 1.
  var share: Double {
    let done = max(0, taken.load(ordering: .relaxed) - 1)
    return Double(min(done, pieces - 1)) / Double(max(1, pieces))
  }
}

/// Tells the caller how far the work is; used on the caller's thread alone.
private struct Teller: @unchecked Sendable {
  let tell: (Double) -> Void
}
