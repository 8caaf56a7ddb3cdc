import EntenteGraph
import EntenteKit

/// The graph of a case, checked as an import is.
struct CaseGraph {
  var names: [String] = []
  var from: [Vertex] = []
  var to: [Vertex] = []
  var weights: [Double] = []
  var signs: [Double] = []
  var times: [Double] = []
  var durations: [Double] = []
  var starts: [Double] = []
  var ends: [Double] = []
  var isDirected: Bool
  private var numbers: [String: Vertex] = [:]
}

extension CaseGraph {
  init(_ json: JSON) throws {
    isDirected = json["directed"] == .bool(true)
    if let generator = json["generator"] {
      try generate(generator)
      return
    }
    for node in json["nodes"]?.items ?? [] {
      let name = node.name
      guard numbers.updateValue(Vertex(names.count), forKey: name) == nil else {
        throw Refusal("duplicate-actor")
      }
      names.append(name)
    }
    let fields = json["edge_fields"]?.items.compactMap(\.text) ?? []
    let weight = fields.firstIndex(of: "weight")
    let sign = fields.firstIndex(of: "sign")
    let dates = ["time", "duration", "start", "end"].map { fields.firstIndex(of: $0) }
    for edge in json["edges"]?.items ?? [] {
      from.append(try vertex(edge.items[0].name))
      to.append(try vertex(edge.items[1].name))
      weights.append(try weight.map { try Self.finite(edge.items[$0]) } ?? 1)
      let value = sign.flatMap { edge.items[$0].number } ?? 1
      guard value == 1 || value == -1 else { throw Refusal("invalid-sign") }
      signs.append(value)
      times.append(dates[0].flatMap { edge.items[$0].number } ?? 0)
      durations.append(dates[1].flatMap { edge.items[$0].number } ?? 0)
      starts.append(dates[2].flatMap { edge.items[$0].number } ?? -.infinity)
      ends.append(dates[3].flatMap { edge.items[$0].number } ?? .infinity)
    }
  }

  /// A weight as an import reads it: any text that is not a finite number is refused.
  private static func finite(_ json: JSON) throws -> Double {
    guard let number = json.number, number.isFinite else { throw Refusal("not-a-number") }
    return number
  }

  private mutating func generate(_ generator: JSON) throws {
    guard let count = generator["n"]?.number.map({ Int($0) }) else { throw Refusal("no-count") }
    names = (0..<count).map { "v\($0)" }
    for vertex in 0..<count { numbers[names[vertex]] = Vertex(vertex) }
    switch generator["kind"]?.text {
    case "path": from = (1..<count).map { Vertex($0 - 1) }
    case "star": from = (1..<count).map { _ in 0 }
    case "ring": from = (1...count).map { Vertex($0 - 1) }
    default: throw Refusal("unknown-generator")
    }
    to = (1...from.count).map { Vertex($0 % count) }
    weights = from.map { _ in 1 }
    signs = from.map { _ in generator["sign"]?.number ?? 1 }
  }

  func vertex(_ name: String) throws -> Vertex {
    guard let vertex = numbers[name] else { throw Refusal("unknown-actor") }
    return vertex
  }
}

extension CaseGraph {
  /// The rows, with the place of each slot's tie.
  var rows: (adjacency: Adjacency, arcs: [UInt32]) {
    Adjacency.indexed(vertexCount: names.count, from: from, to: to, directed: isDirected)
  }

  /// The lengths that a case asks for, one a tie; nil for hops.
  func lengths(_ distance: String?) throws -> [Double]? {
    switch distance {
    case nil, "unit": nil
    case "weight": weights
    case "inverse": weights.map { 1 / $0 }
    default: throw Refusal("unknown-distance")
    }
  }

  /// One value an actor.
  func byName(_ values: [Double]) -> JSON {
    byName(values.map { JSON.number($0) })
  }

  /// One answer an actor.
  func byName(_ values: [JSON]) -> JSON {
    .object(Dictionary(uniqueKeysWithValues: zip(names, values)))
  }

  /// Names for vertices.
  func list(_ vertices: [Vertex]) -> JSON {
    .list(vertices.map { .text(names[Int($0)]) })
  }

  /// Names for vertices, in the order of their characters.
  func sorted(_ vertices: [Vertex]) -> [String] {
    vertices.map { names[Int($0)] }.sorted { $0.isBefore($1) }
  }
}

extension String {
  /// Compares by code points, as the reference sorts.
  func isBefore(_ other: String) -> Bool {
    unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
  }
}

extension JSON {
  /// An actor's name; numbers are names too.
  var name: String {
    switch self {
    case .text(let text): text
    case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
    default: "?"
    }
  }
}
