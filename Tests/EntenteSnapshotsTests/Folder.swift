import EntenteModel
import EntenteSnapshots
import Foundation

/// A directory that a test has for itself; its identity is the directory, removed with it.
final class Folder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("entente-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

extension SnapshotStore {
  /// Saves with nothing said but a name.
  @discardableResult
  func save(_ graph: ActorGraph, as name: String) throws(EntenteError) -> SnapshotRecord {
    try save(graph, name: name, message: "", author: "", createdAt: 0, engine: "1")
  }
}
