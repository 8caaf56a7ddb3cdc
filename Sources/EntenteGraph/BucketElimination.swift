/// The least cost of a signed graph and the number of splits that have it, by eliminating one vertex
/// after the other.
///
/// What a vertex costs depends on its neighbours alone: a table over their sides replaces it, with
/// the least cost and how many choices reach it. Costs within a tolerance are equal.
struct BucketElimination {
  private(set) var cost = 0.0
  /// The splits of least cost, of which two that are each other turned over are both counted.
  private(set) var count = 1.0
  /// One of them.
  private(set) var sides: [Double]
  /// How many entries the tables had.
  private(set) var work = 0
}

/// A table over the sides of some vertices; a bit that is set is the other side.
private struct Table {
  let scope: [Int]
  var costs: [Double]
  var counts: [Double]
}

extension BucketElimination {
  /// Solves; nil if a table would be over more vertices than allowed.
  ///
  /// - Parameters:
  ///   - component: What to split.
  ///   - width: The most vertices that a table may be over.
  ///   - tolerance: Within what costs are equal.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  init?<Failure: Error>(
    _ component: SignedComponent,
    width: Int,
    tolerance: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    sides = [Double](repeating: 1, count: component.vertices.count)
    guard let order = try Self.order(component, width: width, tell) else { return nil }
    var places = sides.map { _ in 0 }
    for place in order.indices { places[order[place]] = place }
    // Each table waits at the vertex of its scope that goes first.
    var buckets = [[Table]](repeating: [], count: order.count)
    for tie in component.couplings.indices {
      let weight = component.couplings[tie].magnitude
      let isFriendly = component.couplings[tie] > 0
      let (one, two) = (component.from[tie], component.to[tie])
      let costs = [isFriendly ? 0 : weight, isFriendly ? weight : 0]
      buckets[min(places[one], places[two])].append(
        Table(scope: [one, two], costs: costs + costs.reversed(), counts: [1, 1, 1, 1])
      )
    }
    var choices: [(scope: [Int], isOther: [Bool])] = []
    for place in order.indices {
      let vertex = order[place]
      var scope: [Int] = []
      for table in buckets[place] {
        for other in table.scope where other != vertex && !scope.contains(other) {
          scope.append(other)
        }
      }
      let (table, isOther) = try Self.eliminate(vertex, buckets[place], scope, tolerance, tell)
      buckets[place] = []
      work += isOther.count
      choices.append((scope, isOther))
      if let next = scope.map({ places[$0] }).min() {
        buckets[next].append(table)
      } else {
        cost += table.costs[0]
        count *= table.counts[0]
      }
    }
    for place in order.indices.reversed() {
      let index = Self.index(choices[place].scope) { sides[$0] < 0 }
      sides[order[place]] = choices[place].isOther[index] ? -1 : 1
    }
  }

  private static func index(_ scope: [Int], _ isSet: (Int) -> Bool) -> Int {
    var index = 0
    for place in scope.indices where isSet(scope[place]) { index |= 1 << place }
    return index
  }

  /// The table that replaces a vertex, and which side it takes for each entry.
  private static func eliminate<Failure: Error>(
    _ vertex: Int,
    _ tables: [Table],
    _ scope: [Int],
    _ tolerance: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> (table: Table, isOther: [Bool]) {
    let own = scope.count
    // Where each bit of a table stands among those of the scope and the vertex.
    let bits = tables.map { table in
      table.scope.map { scope.firstIndex(of: $0) ?? own }
    }
    var result = Table(scope: scope, costs: [], counts: [])
    var isOther: [Bool] = []
    for entry in 0..<(1 << own) {
      if entry & 0x3ff == 0 { try tell() }
      var costs = (0.0, 0.0)
      var counts = (1.0, 1.0)
      for table in tables.indices {
        var (near, far) = (0, 0)
        for (bit, place) in bits[table].enumerated() {
          if place == own {
            far |= 1 << bit
          } else if entry >> place & 1 == 1 {
            near |= 1 << bit
            far |= 1 << bit
          }
        }
        costs.0 += tables[table].costs[near]
        costs.1 += tables[table].costs[far]
        counts.0 *= tables[table].counts[near]
        counts.1 *= tables[table].counts[far]
      }
      isOther.append(costs.1 < costs.0)
      result.costs.append(min(costs.0, costs.1))
      let isNear = costs.0 <= costs.1 + tolerance
      let isFar = costs.1 <= costs.0 + tolerance
      result.counts.append((isNear ? counts.0 : 0) + (isFar ? counts.1 : 0))
    }
    return (result, isOther)
  }

  /// An order in which each vertex binds few others together; nil if one binds too many.
  private static func order<Failure: Error>(
    _ component: SignedComponent,
    width: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Int]? {
    var rows = [Set<Int>](repeating: [], count: component.vertices.count)
    for tie in component.couplings.indices {
      if tie & 0xfff == 0xfff { try tell() }
      rows[component.from[tie]].insert(component.to[tie])
      rows[component.to[tie]].insert(component.from[tie])
    }
    func missing(_ vertex: Int) -> Int {
      guard rows[vertex].count <= width else { return .max }
      let row = Array(rows[vertex])
      var count = 0
      for one in row.indices {
        for two in row[..<one] where !rows[row[one]].contains(two) { count += 1 }
      }
      return count
    }
    var scores: [Int] = []
    for vertex in rows.indices {
      if vertex & 0xff == 0xff { try tell() }
      scores.append(missing(vertex))
    }
    var isLeft = rows.map { _ in true }
    var order: [Int] = []
    for _ in rows.indices {
      var next = -1
      for vertex in rows.indices where isLeft[vertex] {
        if next < 0 || scores[vertex] < scores[next] { next = vertex }
      }
      guard rows[next].count <= width else { return nil }
      let row = rows[next]
      try tell()
      for one in row {
        rows[one].remove(next)
        rows[one].formUnion(row)
        rows[one].remove(one)
      }
      isLeft[next] = false
      order.append(next)
      for one in row { scores[one] = missing(one) }
    }
    return order
  }
}
