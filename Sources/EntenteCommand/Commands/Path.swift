internal import ArgumentParser
internal import EntenteGraph
internal import EntenteModel
internal import EntenteReport

/// The best ways from one actor to another.
struct Path: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The best ways from one actor to another, hop by hop.",
    discussion: """
      'reliable' maximises the product of confidence times |value|, 'widest' the least of them, \
      'shortest' minimises the sum of lengths (default 1 / strength). The claims of a tie count together, \
      as FOR and AGAINST of 'entente ties'.
      """
  )

  @Argument(help: "Where it starts.") var start: String
  @Argument(help: "Where it ends.") var end: String

  @Option(help: "What a way is best at: \(list(RouteGoal.self)).")
  var by = "reliable"

  @Option(help: ArgumentHelp("How many ways.", valueName: "number"))
  var k = 1

  @Option(help: ArgumentHelp("Actors not to pass.", valueName: "actor,actor"))
  var avoid: String?

  @Flag(help: "Pass through venues and markets too.")
  var venues = false

  @OptionGroup var paths: PathOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...1000).contains(k) else { throw ValidationError("--k takes 1 to 1000.") }
    guard by != "widest" || k == 1 else {
      throw ValidationError("--by widest gives one way. Leave --k out, or use --by reliable.")
    }
    guard by == "shortest" || paths.length == nil else {
      throw ValidationError("--length is for --by shortest; --by \(by) has none.")
    }
  }

  func run() throws {
    let goal: RouteGoal = try choice(by, "--by")
    var options = try common.viewing.options()
    options.withoutActors += try names(avoid, "--avoid")
    options.withVenues = venues
    let view = try common.source.actorGraph().view(options)
    let routes = try view.routes(
      from: start,
      to: end,
      goal: goal,
      sign: try paths.part(),
      length: try paths.rule(default: .inverse),
      count: k
    )
    var extra = ["by": by, "k": "\(k)", "sign": paths.sign, "length": routes.length.rawValue]
    if let avoid { extra["avoid"] = avoid }
    if venues { extra["venues"] = "true" }
    try common.write(routes, "path", view, extra)
  }
}
