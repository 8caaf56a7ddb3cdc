internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport

/// How balanced the ties are.
struct Balance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Structural balance: triangles by their signs, and the best split with its proof."
  )

  @OptionGroup var signs: SignOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let view = try common.view()
    let balance = try view.balance(threshold: try signs.least(), seed: common.seed)
    try common.write(balance, "balance", view, ["threshold": "\(balance.threshold)"])
  }
}

/// From what strength on a tie has a sign.
struct SignOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The least |tie| that counts, 0..1.", valueName: "strength"))
  var threshold = GraphView.signThreshold

  func least() throws(EntenteError) -> Double {
    guard (0...1).contains(threshold) else {
      throw .badOption("--threshold \(threshold) is outside 0..1.", "Write it as in 0.05.")
    }
    return threshold
  }
}
