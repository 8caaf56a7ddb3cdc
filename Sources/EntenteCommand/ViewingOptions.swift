internal import ArgumentParser
internal import EntenteGraph
internal import EntenteModel

/// How the graph is looked at.
struct ViewingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The day, month or year of the view.", valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Only what was known by then.", valueName: "date"))
  var knownBy: String?

  @Option(help: ArgumentHelp("Only these layers, separated by commas.", valueName: "a,b"))
  var layer: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only claims of at least this confidence, 0..1.", valueName: "share")
  )
  var minConfidence: Double?

  @Option(help: "Which claims of one fact count: \(list(ViewOptions.Resolution.self)).")
  var resolution = "all"

  @Option(help: "What a pair without a known layer counts as: zero or exclude.")
  var unknown = "zero"

  @Option(help: ArgumentHelp("Take blocs apart into their members.", valueName: "bloc,bloc"))
  var expand: String?

  @Option(help: ArgumentHelp("Draw blocs together.", valueName: "bloc,bloc"))
  var collapse: String?

  @Option(
    help: ArgumentHelp("Leave actors out, as if they were not there.", valueName: "actor,actor")
  )
  var without: String?

  @Option(help: ArgumentHelp("Leave sources out, as if they were wrong.", valueName: "id,id"))
  var withoutSource: String?

  /// The options of the view, checked.
  func options() throws(EntenteError) -> ViewOptions {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw .badOption(
        "--min-confidence \(minConfidence) is outside 0..1.",
        "Write a share, as in 0.5."
      )
    }
    let expanded = try names(expand, "--expand")
    let collapsed = try names(collapse, "--collapse")
    if let bloc = expanded.first(where: collapsed.contains) {
      throw EntenteError(
        .contradiction,
        "--expand and --collapse both name '\(bloc)'.",
        remedy: "Leave it out of one of them."
      )
    }
    return ViewOptions(
      asOf: try day(asOf, "--as-of"),
      knownBy: try day(knownBy, "--known-by"),
      layers: try names(layer, "--layer"),
      resolution: try choice(resolution, "--resolution"),
      minimumConfidence: minConfidence ?? 0,
      unknown: try choice(unknown, "--unknown"),
      expand: expanded,
      collapse: collapsed,
      withoutActors: try names(without, "--without"),
      withoutSources: try names(withoutSource, "--without-source")
    )
  }

  /// The options given, as words that a suggested command repeats.
  var repeated: String {
    words([
      ("--as-of", asOf), ("--known-by", knownBy), ("--layer", layer),
      ("--min-confidence", minConfidence.map { "\($0)" }),
      ("--resolution", resolution == "all" ? nil : resolution),
      ("--unknown", unknown == "zero" ? nil : unknown), ("--expand", expand),
      ("--collapse", collapse), ("--without", without), ("--without-source", withoutSource),
    ])
  }

  /// What the options say, for the envelope.
  var parameters: [String: String] {
    given([
      ("asOf", asOf), ("knownBy", knownBy), ("layer", layer),
      ("minConfidence", minConfidence.map { "\($0)" }), ("resolution", resolution),
      ("unknown", unknown), ("expand", expand), ("collapse", collapse), ("without", without),
      ("withoutSource", withoutSource),
    ])
  }
}

/// Names and values of the options that have a value.
func given(_ options: [(name: String, value: String?)]) -> [String: String] {
  Dictionary(
    uniqueKeysWithValues: options.compactMap { name, value in value.map { (name, $0) } }
  )
}

/// Options and values as a shell takes them, each after a space; those without a value are left out.
func words(_ options: [(option: String, value: String?)]) -> String {
  options.compactMap { option, value in
    guard let value else { return nil }
    let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || "._-/@,=".contains($0) }
    return " \(option) " + (isPlain ? value : "'\(value.replacing("'", with: "'\\''"))'")
  }.joined()
}

/// A date of an option; a bad one is named with it.
func day(_ text: String?, _ option: String) throws(EntenteError) -> Day? {
  guard let text else { return nil }
  do throws(EntenteError) {
    return try Day(text)
  } catch {
    let message = "\(option) \(error.message.replacing("'", with: ""))"
    throw EntenteError(.badDay, message, remedy: error.remedy)
  }
}

/// One of the values of an option, or an error that lists them.
func choice<Choice: RawRepresentable<String> & CaseIterable>(_ text: String, _ option: String)
  throws(EntenteError) -> Choice
{
  if let choice = Choice(rawValue: text) { return choice }
  let known = Choice.allCases.map(\.rawValue)
  let nearest = nearestNames(to: text, among: known).first.map { " Did you mean '\($0)'?" } ?? ""
  throw .badOption(
    "\(option) \(text): there is no such choice.\(nearest)",
    "Choose one of \(known.joined(separator: ", "))."
  )
}

/// Names separated by commas; none when the option is not given.
func names(_ text: String?, _ option: String) throws(EntenteError) -> [String] {
  guard let text else { return [] }
  let names = text.split(separator: ",").map { $0.trimmingPrefix(while: { $0 == " " }) }
    .filter { !$0.isEmpty }.map(String.init)
  guard !names.isEmpty else {
    throw .badOption("\(option) '\(text)' names nothing.", "Leave it out, or name something.")
  }
  return names
}

/// Refuses more than two actors; asked of a command that runs, as a misspelt option is to be named
/// first, whose value stands among the actors.
func requireTwoAtMost(_ actors: [String], _ command: String) throws(EntenteError) {
  guard actors.count > 2 else { return }
  throw .badOption(
    "'\(command)' takes one actor, or two.",
    "See 'entente \(command) --help'."
  )
}

/// The choices of an option, for its help.
func list<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> String {
  type.allCases.map(\.rawValue).joined(separator: ", ")
}
