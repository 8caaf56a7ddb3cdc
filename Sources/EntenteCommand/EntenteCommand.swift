internal import ArgumentParser
internal import EntenteModel
#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The program `entente`: words in, bytes out.
@main
struct EntenteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "Relationship graphs between international actors: signed, dated, sourced.",
    discussion: """
      Try first:  entente brief
      Three ways to ask why: 'align A B' takes the number apart, 'explain A B' names the reasons, \
      'claims A B' lists the records.
      """,
    version: Entente.version,
    groupedSubcommands: [
      CommandGroup(name: "Start here:", subcommands: [Brief.self]),
      CommandGroup(
        name: "What is in the graph:",
        subcommands: [Actors.self, Ties.self, Claims.self, Check.self]
      ),
      CommandGroup(
        name: "Alignment:",
        subcommands: [Align.self, Explain.self, Timeline.self]
      ),
      CommandGroup(
        name: "Structure:",
        subcommands: [Centrality.self, Balance.self, Blocs.self, Brokers.self, Path.self]
      ),
      CommandGroup(name: "What if:", subcommands: [Scenario.self]),
      CommandGroup(
        name: "Keep and hand on:",
        subcommands: [Snapshot.self, Diff.self, Export.self]
      ),
    ]
  )

  func run() throws {
    try Output.write(
      """
      entente answers questions about a graph of ties between international actors.

        entente brief                          one page about the built-in multipolar graph
        entente align russia iran              how the two stand with each other, taken apart
        entente explain russia iran            the claims and sources behind it
        entente blocs                          who stands on which side, with proof
        entente brief -g my.yaml               the same of a graph of your own
        entente help                           every command

      """
    )
  }

  /// Runs the command that the words name; a closed pipe is success, a fault is status 1.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      try suggestCommand()
      var command = try parseAsRoot()
      try command.run()
    } catch let error as EntenteError {
      Output.complain(error)
      Output.leave(wrongWords.contains(error.code) ? 64 : 1)
    } catch is ClosedPipe {
      Output.leave(0)
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Output.note(sentence(fullMessage(for: error)))
      Output.leave(64)
    }
  }

  /// Faults of the words, not of the world.
  private static let wrongWords: Set<EntenteError.Code> = [.badOption, .badDay, .contradiction]

  /// Names the nearest command when a word stands where one must and is none.
  private static func suggestCommand() throws(EntenteError) {
    var command: any ParsableCommand.Type = Self.self
    var path: [String] = []
    for word in CommandLine.arguments.dropFirst() {
      let below = command.configuration.subcommands
      guard !below.isEmpty, !word.hasPrefix("-") else { return }
      if path.isEmpty && word == "help" { return }
      if let next = below.first(where: { $0._commandName == word }) {
        command = next
        path.append(word)
        continue
      }
      let owner = (["entente"] + path).joined(separator: " ")
      let names = below.map { $0._commandName } + (path.isEmpty ? ["help"] : [])
      let nearest =
        nearestNames(to: word, among: names).first ?? (names.count == 1 ? names[0] : nil)
      throw .badOption(
        "there is no command '\((path + [word]).joined(separator: " "))'.",
        nearest.map { "Did you mean '\((path + [$0]).joined(separator: " "))'?" }
          ?? (path.isEmpty ? "'entente help' lists them." : "'\(owner) --help' lists them.")
      )
    }
  }

  /// What the parser says about wrong words, in one line: the fault, and where the help is.
  private static func sentence(_ message: String) -> String {
    let lines = message.split(separator: "\n")
    let fault = lines.prefix { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") }
      .joined(separator: " ").trimmingPrefix("Error: ")
    let end = fault.hasSuffix(".") || fault.hasSuffix("?") ? "" : "."
    let help = lines.last { $0.contains("--help") }.map {
      " \($0.replacing(" for more information", with: "").trimmingPrefix { $0 == " " })"
    }
    return "error: \(fault.prefix(1).lowercased())\(fault.dropFirst())\(end)\(help ?? "")"
  }
}
