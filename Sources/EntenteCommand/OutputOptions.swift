internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport
internal import EntenteSnapshots
internal import Foundation

/// How the answer is written, and where.
struct OutputOptions: ParsableArguments {
  /// The formats of an answer.
  enum Format: String, CaseIterable {
    case text, json, csv, markdown
  }

  @Option(help: "How the answer is written: \(list(Format.self)).")
  var format = "text"

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
  var output: String?

  /// Writes an answer in the format asked for.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - command: The command that was asked, as in the envelope.
  ///   - graph: The graph that was asked; nil when it is a store that was.
  ///   - view: The view that was taken, if one was.
  ///   - parameters: What the answer depends on.
  ///   - warnings: What to keep in mind.
  ///   - source: The graph that the commands which the answer suggests ask again.
  ///   - viewing: The view that they take.
  /// - Throws: ``EntenteError`` when the format does not fit or the file cannot be written.
  func write<Answer: Reportable>(
    _ answer: Answer,
    command: String,
    graph: ActorGraph? = nil,
    view: GraphView? = nil,
    parameters: [String: String] = [:],
    warnings: [String] = [],
    source: GraphOptions? = nil,
    viewing: ViewingOptions? = nil
  ) throws {
    var page: Page {
      laidOut(answer, warnings, source: source?.repeated ?? "", viewing: viewing?.repeated ?? "")
    }
    let format: Format = try choice(self.format, "--format")
    switch format {
    case .text:
      try deliver(page.text(Output.style(toFile: output != nil)))
    case .markdown: try deliver(page.markdown())
    case .csv:
      guard let text = answer.page().csv() else {
        throw EntenteError.badOption(
          "--format csv: the answer of '\(command)' is more than one table.",
          "Use --format json, markdown or text; 'align', 'ties' and 'claims' are one table."
        )
      }
      for warning in warnings { Output.note("note: \(warning)") }
      try deliver(text)
    case .json:
      let envelope = Envelope(
        version: Entente.version,
        command: command,
        graph: graph.map { GraphSummary($0, digest: $0.digest, view: view) },
        parameters: parameters,
        result: answer,
        warnings: warnings
      )
      do {
        try deliver(try envelope.json())
      } catch is EncodingError {
        throw EntenteError(
          .undefinedMeasure,
          "the answer holds a number that is not finite, which JSON cannot write.",
          remedy: "Use --format text to see which."
        )
      }
    }
  }

  /// The answer laid out, with what to keep in mind, and the options given for the graph and the view
  /// in the commands that it suggests.
  private func laidOut(
    _ answer: some Reportable,
    _ warnings: [String],
    source: String,
    viewing: String
  ) -> Page {
    var page = answer.page()
    let end = page.blocks.lastIndex { if case .next = $0 { true } else { false } }
    page.blocks.insert(contentsOf: Page.notes(warnings), at: end ?? page.blocks.endIndex)
    page.blocks = page.blocks.map { block in
      guard case .next(let commands) = block else { return block }
      return .next(
        commands.map { command in
          // The records are listed through all time: only the graph is the same.
          let option = source + (command.hasPrefix("entente claims") ? "" : viewing)
          let end = command.firstRange(of: " |")?.lowerBound ?? command.endIndex
          return command[..<end] + option + command[end...]
        }
      )
    }
    return page
  }

  /// Writes bytes to the file, else to standard output.
  func deliver(_ text: String) throws {
    if let output, output != "-" {
      try Output.write(text, toFile: output)
    } else {
      try Output.write(text)
    }
  }
}

/// Options of every command that asks a view.
struct CommonOptions: ParsableArguments {
  // Side by side, as groups of groups take long to check without optimisation.
  @OptionGroup(title: "Graph") var source: GraphOptions
  @OptionGroup(title: "View") var viewing: ViewingOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of draws and searches.", valueName: "number")
  )
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many worlds an interval is drawn from.", valueName: "number")
  )
  var draws = 400

  @Option(
    help: ArgumentHelp("How many threads may work; no answer depends on it.", valueName: "number")
  )
  var threads: Int?

  /// The graph and the view of it.
  func view() throws -> GraphView {
    let options = try viewing.options()
    return try source.actorGraph().view(options)
  }

  /// How intervals are drawn; nil when none are.
  func drawn() throws(EntenteError) -> Draws? {
    guard (0...100_000).contains(draws) else {
      throw .badOption("--draws \(draws) is outside 0...100000.", "Use 0 for no interval.")
    }
    return draws == 0 ? nil : Draws(count: draws, seed: seed)
  }

  /// How many threads may work: as many as there are processors unless a number is given.
  func threadCount() throws(EntenteError) -> Int {
    let count = threads ?? ProcessInfo.processInfo.activeProcessorCount
    guard (1...1024).contains(count) else {
      throw .badOption(
        "--threads \(count) is outside 1...1024.",
        "Leave it out to use all there are."
      )
    }
    return count
  }

  /// Writes an answer about a view.
  func write<Answer: Reportable>(
    _ answer: Answer,
    _ command: String,
    _ view: GraphView,
    _ extra: [String: String] = [:]
  ) throws {
    let known = source.parameters.merging(viewing.parameters) { first, _ in first }
      .merging(["seed": "\(seed)"]) { first, _ in first }
    try output.write(
      answer,
      command: command,
      graph: view.graph,
      view: view,
      parameters: known.merging(extra) { _, last in last },
      warnings: view.warnings,
      source: source,
      viewing: viewing
    )
  }
}
