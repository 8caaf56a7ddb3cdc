import Foundation

/// What someone typed and saw: files, then commands with all that they printed and their status.
///
///     <<< ties.csv
///     from,to
///     a,b
///     >>>
///     $ entente claims -g ties.csv
///     …standard output, then standard error
///     [0]
struct Transcript {
  /// The files that are written before the first command, by name.
  var files: [(name: String, text: String)] = []

  /// The commands in their order.
  var steps: [Step] = []

  /// A command as a shell takes it, what it printed, and its status.
  struct Step: Equatable {
    var command: String
    var output: String
    var status: Int32
  }
}

extension Transcript {
  /// Reads a transcript.
  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("<<< ") {
        let end = lines.firstIndex(of: ">>>") ?? lines.endIndex
        files.append((String(line.dropFirst(4)), lines[..<end].map { "\($0)\n" }.joined()))
        lines = lines[end...].dropFirst()
      } else if line.hasPrefix("$ ") {
        let end = lines.firstIndex { Self.status($0) != nil } ?? lines.endIndex
        steps.append(
          Step(
            command: String(line.dropFirst(2)),
            output: lines[..<end].map { "\($0)\n" }.joined(),
            status: lines[end...].first.flatMap(Self.status) ?? 0
          )
        )
        lines = lines[end...].dropFirst()
      }
    }
  }

  private static func status(_ line: Substring) -> Int32? {
    line.hasPrefix("[") && line.hasSuffix("]") ? Int32(line.dropFirst().dropLast()) : nil
  }

  /// Runs the commands in a folder with the files and the toy graph, and notes what they print.
  func replayed() throws -> Transcript {
    let folder = try Folder.withToy()
    for file in files { try folder.write(file.text, file.name) }
    var result = self
    for index in steps.indices {
      let outcome = try Program.shell(steps[index].command, in: folder)
      result.steps[index].output = outcome.output + outcome.errors
      result.steps[index].status = outcome.status
    }
    return result
  }

  /// The transcript as it is written.
  var text: String {
    let blocks = files.map { "<<< \($0.name)\n\($0.text)>>>\n" }
    let commands = steps.map { "$ \($0.command)\n\($0.output)[\($0.status)]\n" }
    return (blocks + commands).joined(separator: "\n")
  }
}

extension Transcript {
  /// Where the transcripts lie.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Transcripts")

  /// The names of the transcripts.
  static let names: [String] = {
    let all = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (all ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }()

  /// Reads a transcript by its name.
  init(named name: String) throws {
    self.init(try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8))
  }
}
