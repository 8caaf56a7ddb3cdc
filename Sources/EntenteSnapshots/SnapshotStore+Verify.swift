public import EntenteModel
internal import GRDB

extension SnapshotStore {
  /// Looks at every byte: hashes chunks, parts, graphs and records again.
  ///
  /// - Parameter progress: Told the share that is done, 0...1; what it throws ends the work.
  /// - Returns: What is damaged, by name, and how much was looked at.
  /// - Throws: ``EntenteError`` when the file cannot be opened as a store at all, or what `progress`
  ///   throws. Damage is an answer.
  /// - Complexity: O(N) for N bytes of the file, and for those of every graph.
  public func verify(progress: Progress? = nil) throws(EntenteError) -> StoreVerification {
    guard try fileExists() else { throw .noStore(path) }
    return try reading { db in
      var check = StoreCheck(store: self, db: db, progress: progress)
      return try check.run()
    }
  }
}
