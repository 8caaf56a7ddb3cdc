internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// How actors stand with each other.
struct Align: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The number: how actors stand with each other, and what the number is made of.",
    discussion: """
      With no actor every pair, with one its row, with two the pair taken apart. \
      The alignment A = (D + K) / 2 is half the pair's own tie, half how far they agree about third parties.
      """
  )

  @Argument(help: "An actor, or two (default: every pair).")
  var actors: [String] = []

  @OptionGroup var common: CommonOptions

  func run() throws {
    try requireTwoAtMost(actors, "align")
    let view = try common.view()
    let draws = try common.drawn()
    let threads = try common.threadCount()
    let drawn = draws.map { ["draws": "\($0.count)"] } ?? [:]
    if actors.count == 2 {
      let answer = try view.alignment(
        of: actors[0],
        with: actors[1],
        draws: draws,
        threads: threads
      )
      return try common.write(answer, "align", view, drawn)
    }
    let rows = try actors.first.map { (name: String) throws in
      try view.alignments(of: name, draws: draws, threads: threads)
    }
    let list = AlignmentList(
      asOf: view.asOf,
      of: try actors.first.map { (name: String) throws in
        view.label(of: try view.vertex(of: name))
      },
      medianS: view.actorCount <= 300 ? view.medianS : nil,
      rows: try rows ?? view.alignments()
    )
    try common.write(list, "align", view, rows == nil ? [:] : drawn)
  }
}
