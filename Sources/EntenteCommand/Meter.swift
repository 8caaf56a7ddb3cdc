internal import EntenteModel
internal import EntenteSnapshots

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The share of long work that is done, on a terminal only.
enum Meter {
  /// Makes what shows the share.
  ///
  /// - Parameter verb: What is being done, such as `saving`.
  /// - Returns: What shows it on standard error; nil when that is no terminal.
  static func show(_ verb: String) -> SnapshotStore.Progress? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    return { share in
      let line = share < 1 ? "\r\(verb) \(Int(share * 100)) %" : "\r\u{1B}[K"
      let bytes = Array(line.utf8)
      _ = write(STDERR_FILENO, bytes, bytes.count)
    }
  }
}
