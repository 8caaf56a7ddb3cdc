internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A thread that helps with one work after another.
///
/// It is kept, since to start one takes as long as many a work; and after a work it looks about for
/// some microseconds before it sleeps, since many kernels share out one round after the other and to
/// wake it takes as long as a round.
final class Hand: Sendable {
  private let state = Atomic<Int>(State.asleep)
  private let work = Mutex<Work?>(nil)
  private let wake = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)
  /// The thread, once it runs.
  private let thread = Mutex<ThreadName?>(nil)

  private init() {}
}

/// What a hand is to do, and where.
private struct Work: Sendable {
  /// Where its caller may run.
  let processors: Processors
  let body: @Sendable () -> Void
}

/// What a hand is at.
private enum State {
  /// It sleeps, or is about to.
  static let asleep = 0
  /// It looks about for work.
  static let awake = 1
  /// Work was given to it, which it has not begun.
  static let called = 2
  /// The work was taken back before it began; the hand is on the way.
  static let dismissed = 3
  /// It works.
  static let busy = 4
  /// It works, and the caller sleeps until it has done.
  static let awaited = 5
}

extension Hand {
  /// The hands that wait, and how many there are in all.
  private struct Pool {
    var idle: [Hand] = []
    var count = 0
  }

  private static let pool = Mutex(Pool())

  /// The most hands of a process; who finds none free works alone.
  private static let most = max(64, 4 * Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Takes hands for one work, of those that wait and new ones; fewer than asked for if there are too
  /// many already.
  static func take(_ count: Int) -> [Hand] {
    pool.withLock { pool in
      var taken = Array(pool.idle.suffix(count))
      pool.idle.removeLast(taken.count)
      while taken.count < count, pool.count < most {
        let hand = Hand()
        guard hand.start() else { break }
        pool.count += 1
        taken.append(hand)
      }
      return taken
    }
  }

  /// Gives hands back that have done their work.
  static func give(back hands: [Hand]) { pool.withLock { $0.idle += hands } }

  /// Starts the thread, which lives as long as the process; false if the system has none to give.
  private func start() -> Bool {
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let own = unsafe Unmanaged.passRetained(self)
    let fault = unsafe pthread_create(
      &thread,
      nil,
      { own in
        #if canImport(Glibc)
          guard let own = unsafe own else { return nil }
        #endif
        unsafe Unmanaged<Hand>.fromOpaque(own).takeRetainedValue().live()
      },
      own.toOpaque()
    )
    if fault != 0 { unsafe own.release() }
    return fault == 0
  }

  /// Gives the hand work to do.
  ///
  /// - Parameters:
  ///   - processors: Where it may work.
  ///   - others: Where it begins, if it is not awake.
  ///   - work: What to do.
  func call(
    on processors: Processors,
    from others: Processors,
    _ work: @escaping @Sendable () -> Void
  ) {
    self.work.withLock { $0 = Work(processors: processors, body: work) }
    let old = state.exchange(State.called, ordering: .acquiringAndReleasing)
    guard old == State.asleep else { return }
    if let thread = thread.withLock({ $0 }) { others.place(thread) }
    wake.signal()
  }

  /// Waits until the hand has done its work and forgotten it; takes the work back if it has not begun.
  ///
  /// - Parameter tell: Called about a hundred times a second.
  func join(_ tell: () -> Void) {
    if replace(State.called, by: State.dismissed) {
      work.withLock { $0 = nil }
      return
    }
    for _ in 0..<looks {
      if state.load(ordering: .acquiring) != State.busy { return }
      sched_yield()
    }
    guard replace(State.busy, by: State.awaited) else { return }
    while end.wait(timeout: .now() + .milliseconds(10)) == .timedOut { tell() }
  }

  private func live() -> Never {
    let own = ThreadName.current
    thread.withLock { $0 = own }
    wake.wait()
    while true {
      if replace(State.called, by: State.busy) {
        perform(as: own)
        let old = state.exchange(State.awake, ordering: .acquiringAndReleasing)
        if old == State.awaited { end.signal() }
      } else {
        _ = replace(State.dismissed, by: State.awake)
      }
      rest()
    }
  }

  /// Does the work, and forgets it before the caller may go on.
  private func perform(as own: ThreadName) {
    let work = self.work.withLock { work in
      defer { work = nil }
      return work
    }
    work?.processors.place(own)
    work?.body()
  }

  /// Looks about for work, then sleeps until there is some.
  private func rest() {
    for _ in 0..<looks {
      if state.load(ordering: .relaxed) != State.awake { return }
      sched_yield()
    }
    if replace(State.awake, by: State.asleep) { wake.wait() }
  }

  private func replace(_ old: Int, by new: Int) -> Bool {
    state.compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing).exchanged
  }
}

/// How often to look before sleeping: some tens of microseconds, as long as it takes to wake.
private let looks = 100
