#if canImport(Glibc)
  internal import Glibc
#endif

/// A set of processors, on which a thread may run.
///
/// A thread that is woken for a millisecond is often put beside the one that wakes it, on one and the
/// same processor, and the other stays idle until the system balances its load, milliseconds later.
/// So a hand begins elsewhere than its caller, and is then free to go wherever its caller may.
struct Processors: Sendable {
  /// One bit a processor, in the form of the system's `cpu_set_t`.
  private var words = [UInt](repeating: 0, count: 16)
}

extension Processors {
  /// Those on which a thread may run; none where the system does not say.
  init(of thread: ThreadName) {
    #if canImport(Glibc)
      guard let ask = unsafe System.getAffinity else { return }
      unsafe words.withUnsafeMutableBytes { bytes in
        _ = unsafe ask(thread.name, bytes.count, bytes.baseAddress)
      }
    #endif
  }

  /// These but for the one on which the current thread runs.
  var others: Self {
    var set = self
    #if canImport(Glibc)
      let own = Int(System.currentProcessor?() ?? -1)
      if own >= 0 && own / 64 < set.words.count { set.words[own / 64] &= ~(1 << UInt(own % 64)) }
    #endif
    return set
  }

  /// Lets a thread run on these alone, if there are any and it may.
  func place(_ thread: ThreadName) {
    #if canImport(Glibc)
      guard words.contains(where: { $0 != 0 }), let ask = unsafe System.setAffinity else { return }
      unsafe words.withUnsafeBytes { bytes in
        _ = unsafe ask(thread.name, bytes.count, bytes.baseAddress)
      }
    #endif
  }
}

/// A thread by the system's name.
struct ThreadName: Sendable {
  #if canImport(Glibc)
    fileprivate let name: pthread_t
  #endif

  private init() {
    #if canImport(Glibc)
      name = pthread_self()
    #endif
  }

  /// The thread that asks.
  static var current: Self { Self() }
}

#if canImport(Glibc)
  /// What the C library has but its Swift module leaves out, being of GNU; looked up by name.
  private enum System {
    typealias Affinity = @convention(c) (pthread_t, Int, UnsafeRawPointer?) -> Int32
    typealias AffinityRead = @convention(c) (pthread_t, Int, UnsafeMutableRawPointer?) -> Int32

    static let setAffinity = unsafe unsafeBitCast(
      dlsym(nil, "pthread_setaffinity_np"),
      to: Affinity?.self
    )
    static let getAffinity = unsafe unsafeBitCast(
      dlsym(nil, "pthread_getaffinity_np"),
      to: AffinityRead?.self
    )
    static let currentProcessor = unsafe unsafeBitCast(
      dlsym(nil, "sched_getcpu"),
      to: (@convention(c) () -> Int32)?.self
    )
  }
#endif
