internal import ArgumentParser
internal import EntenteFormats
internal import EntenteModel
internal import EntenteReport

/// What if.
struct Scenario: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What would change if.",
    subcommands: [Run.self]
  )

  /// Runs one scenario.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What a list of edits changes: alignments, centralities and blocs."
    )

    @Argument(help: "A scenario document (YAML), or '-'.") var file: String

    @OptionGroup var common: CommonOptions

    func run() throws {
      let scenario = try EntenteModel.Scenario(yaml: try Input.bytes(file), file: file)
      let view = try common.view()
      let answer = try view.graph.run(scenario, options: view.options, seed: common.seed)
      try common.write(answer, "scenario run", view, ["scenario": scenario.name])
    }
  }
}
