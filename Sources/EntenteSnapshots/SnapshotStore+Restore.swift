public import EntenteModel
internal import GRDB

extension SnapshotStore {
  /// Gives back the graph of a snapshot, equal to what was saved.
  ///
  /// - Parameters:
  ///   - name: What ``record(named:)`` finds it by.
  ///   - progress: Told the share that is done, 0...1; what it throws ends the work.
  /// - Returns: The graph, whose digest was checked on the way.
  /// - Throws: ``EntenteError`` of code `unknownSnapshot`, `ambiguousName`, `damagedStore` when the
  ///   bytes are not those that were saved, or what `progress` throws.
  /// - Complexity: O(N) for N canonical bytes.
  public func restore(_ name: String, progress: Progress? = nil) throws(EntenteError) -> ActorGraph
  {
    guard try fileExists() else { throw .unknownSnapshot(name, path, known: []) }
    try progress?(0)
    let hash = BackgroundHash()
    let (record, unchecked) = try reading { db in
      let record = try find(name, db)
      do {
        let source = try StoredParts(
          ofGraph: record.digest,
          in: self,
          db,
          progress
        ).source()
        return (record, try UncheckedGraph(reading: source, noting: hash.add))
      } catch let error as EntenteError where error.code == .damagedStore {
        throw EntenteError.damagedSnapshot(record.name, path, because: error)
      }
    }
    let graph: Result<ActorGraph, EntenteError>
    do throws(EntenteError) {
      graph = .success(try unchecked.checked())
    } catch {
      graph = .failure(error)
    }
    guard hash.digest.description == record.digest else {
      throw .damagedSnapshot(record.name, path, because: "its bytes do not have its digest")
    }
    try progress?(1)
    do {
      return try graph.get()
    } catch {
      throw .damagedSnapshot(record.name, path, because: error)
    }
  }
}
