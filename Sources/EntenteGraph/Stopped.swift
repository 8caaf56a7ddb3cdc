/// What leads out of a work that was told to stop; the crew then throws what told it.
struct Stopped: Error {}

extension Worker {
  /// Throws if the work is stopped; to be called every few milliseconds.
  func check() throws(Stopped) { if isStopped() { throw Stopped() } }
}
