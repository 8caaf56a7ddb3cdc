internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// How an alignment moved.
struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "An alignment year by year, with the claims that moved it."
  )

  @Argument(help: "An actor.") var first: String
  @Argument(help: "Another.") var second: String

  @Option(help: ArgumentHelp("The first year.", valueName: "year"))
  var from: Int?

  @Option(help: ArgumentHelp("How many claims to name at each point.", valueName: "number"))
  var moves = 3

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (0...100).contains(moves) else { throw ValidationError("--moves takes 0 to 100.") }
    guard (1...9999).contains(from ?? 1) else { throw ValidationError("--from takes a year.") }
  }

  func run() throws {
    let view = try common.view()
    let timeline = try view.graph.timeline(
      of: first,
      with: second,
      options: view.options,
      from: from,
      moves: moves
    )
    var extra = ["moves": "\(moves)"]
    if let from { extra["from"] = "\(from)" }
    try common.write(timeline, "timeline", view, extra)
  }
}
