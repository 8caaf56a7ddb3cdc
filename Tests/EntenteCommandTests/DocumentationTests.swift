import Foundation
import Testing

/// Every subcommand says what it is, is shown in a transcript, and stands in the README.
@Suite struct DocumentationTests {
  /// A command as the program describes itself.
  struct Described: Sendable, CustomTestStringConvertible {
    let words: [String]
    let abstract: String
    let isLeaf: Bool

    var testDescription: String { words.joined(separator: " ") }
  }

  static let commands: [Described] = {
    guard let folder = try? Folder(),
      let outcome = try? Program.run(["--experimental-dump-help"], in: folder),
      let tree = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8)),
      let root = (tree as? [String: Any])?["command"] as? [String: Any]
    else { return [] }
    return below(root, [])
  }()

  private static func below(_ command: [String: Any], _ words: [String]) -> [Described] {
    let inner = command["subcommands"] as? [[String: Any]] ?? []
    return inner.filter { $0["commandName"] as? String != "help" }.flatMap { child in
      let path = words + [child["commandName"] as? String ?? ""]
      let deeper = below(child, path)
      let abstract = child["abstract"] as? String ?? ""
      return [Described(words: path, abstract: abstract, isLeaf: deeper.isEmpty)] + deeper
    }
  }

  private static let steps: [Transcript.Step] = Transcript.names.flatMap { name in
    (try? Transcript(named: name).steps) ?? []
  }

  private static let readme: String = {
    var folder = Transcript.folder
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    let url = folder.appendingPathComponent("README.md")
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }()

  @Test func `there are commands`() {
    #expect(Self.commands.count { $0.isLeaf } > 15)
  }

  @Test(arguments: commands) func `a command has an abstract`(command: Described) {
    #expect(command.abstract.hasSuffix("."))
  }

  @Test(arguments: commands.filter(\.isLeaf))
  func `a command has a transcript of an answer and one of a fault`(command: Described) {
    let line = (["entente"] + command.words).joined(separator: " ")
    let shown = Self.steps.filter { $0.command == line || $0.command.hasPrefix("\(line) ") }
    #expect(shown.contains { $0.status == 0 })
    #expect(shown.contains { $0.status != 0 })
  }

  @Test(arguments: commands) func `the README names a command`(command: Described) {
    let code = Self.readme.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }
      .flatMap { $0.element.split { !$0.isLetter && $0 != "-" } }
    for word in command.words { #expect(code.contains { $0 == word }) }
  }
}
