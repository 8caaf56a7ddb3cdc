import EntenteModel
import EntenteSnapshots
import Foundation
import Testing

/// How often a test that tries its luck does so: seldom in the ordinary run, often with
/// `ENTENTE_SOAK=1`.
func tries(_ ordinary: Int, soak: Int) -> Int {
  ProcessInfo.processInfo.environment["ENTENTE_SOAK"] == "1" ? soak : ordinary
}

/// The program `entente` in processes of its own.
enum Child {
  /// The file that ENTENTE_PROGRAM names, else `entente` beside the tests; nil when there is none.
  static let program: String? = {
    if let named = ProcessInfo.processInfo.environment["ENTENTE_PROGRAM"] { return named }
    let bundles =
      Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments[0])]
    return bundles.map { $0.deletingLastPathComponent().appendingPathComponent("entente").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Starts the program in a folder; what it says goes to files there.
  static func start(_ words: [String], in folder: Folder, says name: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(program))
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    _ = try folder.write([], to: name)
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file(name)))
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Copies a file in another process: closing it in this one would take the locks from every
  /// connection to it.
  static func copy(_ path: String, _ other: String) throws {
    let process = try Process.run(URL(fileURLWithPath: "/bin/cp"), arguments: [path, other])
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  /// Runs the program to its end.
  static func run(_ words: [String], in folder: Folder) throws -> (status: Int32, said: String) {
    let name = "said-\(UUID().uuidString)"
    let process = try start(words, in: folder, says: name)
    process.waitUntilExit()
    let said = String(decoding: try Folder.bytes(folder.file(name)), as: UTF8.self)
    try FileManager.default.removeItem(atPath: folder.file(name))
    return (process.terminationStatus, said)
  }
}

/// A graph of some claims, each with a note of its own; `seed` makes it another graph.
func notedGraph(claims: Int, noteLength: Int = 64, seed: Int = 0) throws -> ActorGraph {
  var random = SeededGenerator(seed: seed)
  return try ActorGraph(
    name: "noted",
    layers: [Layer(id: "military")],
    actors: (0..<20).map { Actor(id: "a\($0)", name: "A\($0)") },
    sources: [Source(id: "s", title: "S")],
    claims: (0..<claims).map { number in
      let words = (0..<max(1, noteLength / 16)).map { _ in String(random.next(), radix: 16) }
      return Claim(
        id: "c\(number)",
        from: "a\(number % 19)",
        to: "a\(number % 19 + 1)",
        layer: "military",
        value: Double(number % 100) / 100,
        source: "s",
        note: words.joined()
      )
    }
  )
}
