public import EntenteModel

/// One SQLite file of immutable snapshots, each a name for a graph.
///
/// A value: a path and what may be done there. Every operation opens the file anew, does its work in
/// one transaction and closes it, so that copies, threads and programs may use a store side by side;
/// whoever finds it locked waits for up to five seconds. `Store.md` specifies the file.
public struct SnapshotStore: Hashable, Sendable {
  /// What may be done with a store.
  public enum Mode: Hashable, Sendable {
    /// Snapshots may be listed, restored and verified.
    case readOnly
    /// Snapshots may also be saved and deleted; the first makes the file.
    case create
  }

  /// Told the share of long work that is done, 0...1, about a hundred times; what it throws ends
  /// the work, and nothing has changed.
  public typealias Progress = (Double) throws(EntenteError) -> Void

  /// The path as it was given.
  public let path: String

  /// What may be done.
  public let mode: Mode

  /// Makes a store of a path, after a look at what is there.
  ///
  /// - Parameters:
  ///   - path: A file, which must exist when the mode is `readOnly`; its directory must in any case.
  ///   - mode: What may be done. Nothing is written before the first snapshot is saved.
  /// - Throws: ``EntenteError`` of code `unreadableFile`, `unwritableFile`, `notAStore`,
  ///   `newerStore`, `damagedStore` or `busyStore`.
  public init(path: String, mode: Mode) throws(EntenteError) {
    self.path = path
    self.mode = mode
    if try fileExists() { try reading { _ in } }
  }

  /// Makes a value of a path without a look at what is there.
  init(unchecked path: String, mode: Mode) {
    self.path = path
    self.mode = mode
  }
}
