import EntenteGraph
import EntenteKit

/// Answers about two portfolios.
func similarity(_ question: Case) throws -> JSON {
  let input = question.input
  let parameters = question.parameters
  var levels = input["levels"]?.items.compactMap(\.number) ?? []
  var weights = column(input["weights"])
  var x: [Double]
  var y: [Double]
  if let pair = parameters["pair"]?.items.map(\.name) {
    let actors = input["actors"]?.items.map(\.name) ?? []
    guard let first = actors.firstIndex(of: pair[0]), let second = actors.firstIndex(of: pair[1])
    else { throw Refusal("unknown-actor") }
    if let votes = input["votes"] {
      x = column(votes[pair[0]]) ?? []
      y = column(votes[pair[1]]) ?? []
    } else {
      x = column(input["matrix"]?.items[first]) ?? []
      y = column(input["matrix"]?.items[second]) ?? []
    }
    if parameters["weights"]?.text == "capability" { weights = column(input["capability"]) }
    if parameters["binary"] == .bool(true) {
      levels = [0, 1]
      x = x.map { $0 > 0 ? 1 : $0 }
      y = y.map { $0 > 0 ? 1 : $0 }
    }
    switch parameters["columns"]?.text {
    case nil, "all": break
    case "exclude-pair", "exclude-self":
      for own in [first, second] { x[own] = .nan }
    default: throw Refusal("unknown-columns")
    }
  } else {
    x = column(input["x"]) ?? []
    y = column(input["y"]) ?? []
  }
  let result = Similarity.of(x, y, levels: levels, weights: weights)
  var members: [String: JSON] = [
    "n_joint": .number(Double(result.jointCount)), "s_absolute": JSON(result.sAbsolute),
    "s_squared": JSON(result.sSquared), "kappa_nominal": JSON(result.kappaNominal),
    "kappa_linear": JSON(result.kappaLinear), "kappa_quadratic": JSON(result.kappaQuadratic),
    "pi_nominal": JSON(result.piNominal), "pi_linear": JSON(result.piLinear),
    "pi_quadratic": JSON(result.piQuadratic), "tau_b": JSON(result.tauB),
    "agreement": JSON(result.agreement), "alignment_index": JSON(result.alignmentIndex),
    "pearson": JSON(result.pearson),
  ]
  if weights != nil { members["s_absolute_weighted"] = JSON(result.sAbsoluteWeighted) }
  return .object(members)
}

/// A list of numbers, NaN where null.
private func column(_ json: JSON?) -> [Double]? {
  guard case .list(let items) = json else { return nil }
  return items.map { $0.number ?? .nan }
}
