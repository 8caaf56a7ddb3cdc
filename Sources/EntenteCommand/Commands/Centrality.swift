internal import ArgumentParser
internal import EntenteGraph
internal import EntenteModel
internal import EntenteReport

/// Who is central.
struct Centrality: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who is central, by one measure or several.",
    discussion: """
      Measures: \(list(CentralityMeasure.self)). Unsigned measures see the part of the sign that \
      --sign names (default positive). Paths take 1 / strength as length unless --length says otherwise.
      """
  )

  @Argument(help: "Measures (default: betweenness, closeness, strength and signed-degree).")
  var measures: [String] = []

  @OptionGroup var paths: PathOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let chosen =
      measures.isEmpty ? ["betweenness", "closeness", "strength", "signed-degree"] : measures
    let known: [CentralityMeasure] = try chosen.map { try choice($0, "centrality") }
    let view = try common.view()
    let table = try view.centrality(
      known,
      sign: try paths.part(),
      length: try paths.rule(default: .inverse)
    )
    let extra = ["sign": table.sign.rawValue, "length": table.length.rawValue]
    try common.write(table, "centrality", view, extra)
  }
}

/// What unsigned measures and paths see of a tie.
struct PathOptions: ParsableArguments {
  @Option(help: "What unsigned measures see of a tie: \(list(SignPart.self)).")
  var sign = "positive"

  @Option(help: "What a path calls short: \(list(LengthRule.self)).")
  var length: String?

  func part() throws(EntenteError) -> SignPart { try choice(sign, "--sign") }

  func rule(default rule: LengthRule) throws(EntenteError) -> LengthRule {
    guard let length else { return rule }
    return try choice(length, "--length")
  }
}
