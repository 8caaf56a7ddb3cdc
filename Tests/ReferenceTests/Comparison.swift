/// Whether an answer agrees with a case: a port of the reference's `compare.py`.
struct Comparison {
  let question: Case
  private(set) var faults: [String] = []

  private static let optional: Set<String> = [
    "optima", "available", "partition", "paths", "source_side", "count", "unbalance", "eigenvalue",
    "estrada_index", "radius", "center", "total", "informative_third_parties", "ln_value",
    "up_to_sign", "alignment_index", "pearson", "profile_defined",
  ]

  init(_ question: Case, answer: Result<JSON, Refusal>) {
    self.question = question
    let refused = question.expected["error"]?.text
    switch answer {
    case .failure(let refusal):
      if refusal.kind != refused { faults.append("refused as '\(refusal.kind)'") }
    case .success(let answer):
      if let refused {
        faults.append("should be refused as '\(refused)'")
      } else {
        compare(answer)
      }
    }
  }
}

extension Comparison {
  private mutating func compare(_ answer: JSON) {
    var expected = question.expected.members
    switch question.measure {
    case "frustration", "k-partition":
      if expected.removeValue(forKey: "partition") != nil { checkPartition(answer) }
    case "k-shortest-paths":
      expected["paths"] = nil
      checkPaths(answer)
    default:
      if let allowed = expected.removeValue(forKey: "paths")?.items {
        let count = expected["count"]?.number
        if count == nil || count == Double(allowed.count) {
          let single = answer["path"].flatMap { $0 == .null ? nil : $0 }
          for path in answer["paths"]?.items ?? single.map({ [$0] }) ?? []
          where !allowed.contains(path) {
            faults.append("path \(path) is not optimal")
          }
        }
      }
    }
    var answer = answer
    if expected.removeValue(forKey: "up_to_sign") != nil { turn(&answer) }
    walk(.object(expected), answer, "result")
  }

  private mutating func walk(_ expected: JSON, _ got: JSON, _ path: String) {
    switch (expected, got) {
    case (.object(let members), .object(let others)):
      for (key, member) in members {
        if let other = others[key] {
          walk(member, other, "\(path).\(key)")
        } else if !Self.optional.contains(key) {
          faults.append("\(path).\(key): missing")
        }
      }
    case (.list(let items), .list(let others)) where items.count == others.count:
      for place in items.indices { walk(items[place], others[place], "\(path)[\(place)]") }
    default:
      if !isClose(expected, got, question.tolerance) {
        faults.append("\(path): expected \(expected), got \(got)")
      }
    }
  }

  private func isClose(_ expected: JSON, _ got: JSON, _ tolerance: JSON) -> Bool {
    guard let first = expected.number, let second = got.number else { return expected == got }
    if !first.isFinite { return first == second || (first.isNaN && second.isNaN) }
    let absolute = tolerance["abs"]?.number ?? 0
    let relative = tolerance["rel"]?.number ?? 0
    return (first - second).magnitude
      <= absolute + relative * max(first.magnitude, second.magnitude)
  }

  /// Turns the sign of a vector so that its largest entry agrees.
  private func turn(_ answer: inout JSON) {
    let expected = question.expected["nodes"]?.members.mapValues { $0.number ?? 0 } ?? [:]
    let largest = expected.max { $0.value.magnitude < $1.value.magnitude }
    guard let largest, let got = answer["nodes"]?[largest.key]?.number else { return }
    guard got * largest.value < 0, case .object(var members) = answer else { return }
    members["nodes"] = .object(
      answer["nodes"]?.members.mapValues { JSON($0.number.map { -$0 }) } ?? [:]
    )
    answer = .object(members)
  }

  /// Any split whose cost is the value is right.
  private mutating func checkPartition(_ answer: JSON) {
    guard let partition = answer["partition"]?.items, question.input["nodes"] != nil else { return }
    var label: [String: Int] = [:]
    for (number, block) in partition.enumerated() {
      for member in block.items { label[member.name] = number }
    }
    let isWeighted = question.parameters["weighted"] == .bool(true)
    var cost = 0.0
    for edge in RawEdge.all(of: question.input) {
      let isTogether = label[edge.from] == label[edge.to]
      if (edge.sign > 0) != isTogether { cost += isWeighted ? edge.weight : 1 }
    }
    let isWhole = label.count == question.input["nodes"]?.items.count
    if !isWhole || !isClose(question.expected["value"] ?? .null, JSON(cost), question.tolerance) {
      faults.append("the partition costs \(cost)")
    }
    if let blocks = question.parameters["k"]?.number,
      Double(partition.count { !$0.items.isEmpty }) != blocks
    {
      faults.append("wrong number of blocks")
    }
  }

  /// Every path must be simple and of the length given.
  private mutating func checkPaths(_ answer: JSON) {
    var best: [[String]: Double] = [:]
    let distance = question.parameters["distance"]?.text
    for edge in RawEdge.all(of: question.input) {
      let length = distance == "unit" ? 1 : distance == "weight" ? edge.weight : 1 / edge.weight
      let ways =
        question.input["directed"] == .bool(true)
        ? [[edge.from, edge.to]] : [[edge.from, edge.to], [edge.to, edge.from]]
      for way in ways { best[way] = min(length, best[way] ?? .infinity) }
    }
    for (length, path) in zip(answer["lengths"]?.items ?? [], answer["paths"]?.items ?? []) {
      let names = path.items.map(\.name)
      var sum = 0.0
      for place in names.indices.dropFirst() {
        sum += best[[names[place - 1], names[place]]] ?? .infinity
      }
      let tolerance = JSON.object(["abs": .number(1e-9), "rel": .number(1e-9)])
      if Set(names).count != names.count || !isClose(length, JSON(sum), tolerance) {
        faults.append("path \(names) is not a simple path of length \(length)")
      }
    }
  }
}

/// A tie as the case writes it.
private struct RawEdge {
  var from: String
  var to: String
  var weight: Double
  var sign: Double
}

extension RawEdge {
  static func all(of graph: JSON) -> [RawEdge] {
    let fields = graph["edge_fields"]?.items.compactMap(\.text) ?? []
    let weight = fields.firstIndex(of: "weight")
    let sign = fields.firstIndex(of: "sign")
    return graph["edges"]?.items.map { edge in
      RawEdge(
        from: edge.items[0].name,
        to: edge.items[1].name,
        weight: weight.flatMap { edge.items[$0].number } ?? 1,
        sign: sign.flatMap { edge.items[$0].number } ?? 1
      )
    } ?? []
  }
}
