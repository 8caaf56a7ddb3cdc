import Foundation

/// A working directory that a test has for itself, with the program in its path; both go with it.
final class Folder: Sendable {
  /// Where programs run.
  let path: String

  private let root: String

  init() throws {
    let files = FileManager.default
    root = files.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString)").path
    path = root + "/work"
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    try files.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: root + "/bin/entente",
      withDestinationPath: Program.path
    )
  }

  /// A folder with the toy graph in it.
  static func withToy() throws -> Folder {
    let folder = try Folder()
    try folder.write(
      Data(contentsOf: Transcript.folder.appendingPathComponent("toy.yaml")),
      "toy.yaml"
    )
    return folder
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Where programs are found.
  var searchPath: String { "\(root)/bin:/usr/local/bin:/usr/bin:/bin" }

  /// Where standard input is kept for a program that is given some.
  var inputPath: String { root + "/input" }

  /// What lies in the working directory.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ data: Data, _ name: String) throws {
    try data.write(to: URL(fileURLWithPath: file(name)))
  }

  func write(_ text: String, _ name: String) throws { try write(Data(text.utf8), name) }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: file(name))), as: UTF8.self)
  }
}
