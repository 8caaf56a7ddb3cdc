internal import EntenteGraph

/// The best split of a view into two blocs, and how sure it is.
///
/// Ties are the signs of X with |X| of at least `threshold`. A tie is *frustrated* by a split when it
/// is positive between the blocs or negative inside one; the frustration index L is the least number
/// of frustrated ties over all splits (Harary 1959), proved or given as bounds. A split is one of
/// perhaps many: actors of `between` are on either side in some best split.
public struct BlocStructure: Hashable, Sendable, Codable {
  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// The least |X| that counts as a tie.
  public let threshold: Double

  /// How many ties there are.
  public let tieCount: Int

  /// L; nil when it is not proved, and then it lies between the bounds.
  @Nullable public var frustration: Double?

  /// No split frustrates fewer.
  public let lowerBound: Double

  /// The split found frustrates so many.
  public let upperBound: Double

  /// How it was proved, in words.
  public let proof: String

  /// 1 - 2 L / ties, in 0...1; nil without ties or proof.
  @Nullable public var index: Double?

  /// The two sides of the largest connected part, the larger first.
  public let blocs: [[ActorLabel]]

  /// Actors that are on the other side in some best split of their part.
  public let between: [ActorLabel]

  /// Actors with a frustrated tie that one more would put on the other side.
  public let leaning: [ActorLabel]

  /// Whether `between` and `leaning` are complete: of every other actor it was proved that the other
  /// side costs more.
  public let isBetweenComplete: Bool

  /// Actors with ties outside the largest part.
  public let apart: [ActorLabel]

  /// Actors without any tie of the threshold.
  public let unplaced: [ActorLabel]

  /// The ties that the split frustrates.
  public let frustrated: [FrustratedTie]
}

/// A tie that a split frustrates.
public struct FrustratedTie: Hashable, Sendable, Codable {
  /// One end.
  public let first: ActorLabel

  /// The other.
  public let second: ActorLabel

  /// X: positive between the blocs, or negative inside one.
  public let value: Double
}

extension GraphView {
  /// The least |X| that counts as a tie in questions about signs alone.
  public static let signThreshold = 0.05

  /// The best split into two blocs.
  ///
  /// - Parameters:
  ///   - threshold: The least |X| that counts as a tie.
  ///   - seed: The seed of the search; it may choose among equally good splits.
  /// - Returns: The blocs, with a proof or bounds.
  /// - Throws: ``EntenteError`` when no layer is an affinity.
  /// - Complexity: Milliseconds for some hundred ties; see `frustration` of the core.
  public func blocs(threshold: Double = signThreshold, seed: UInt64 = 1) throws(EntenteError)
    -> BlocStructure
  {
    try requireComposite()
    let net = part(.net, atLeast: threshold)
    // Enough for any real system of states; near-random signs get bounds instead of a long wait.
    let options = FrustrationOptions(rounds: 1, nodes: 200_000, looks: 20_000_000, seed: seed)
    do throws(KernelError) {
      let found = try net.graph.frustration(of: net.strengths, options: options)
      let parts = net.graph.components()
      let free = try looseness(net.graph, net.strengths, found, parts, options)
      return structure(net, found, parts, free, threshold)
    } catch {
      throw .kernel(error, measure: "the frustration index")
    }
  }

  private func structure(
    _ net: (graph: Adjacency, strengths: [Double]),
    _ found: Frustration,
    _ parts: Components,
    _ free: Looseness,
    _ threshold: Double
  ) -> BlocStructure {
    let degrees = net.graph.degrees()
    let main = parts.sizes.indices.max { (parts.sizes[$0], $1) < (parts.sizes[$1], $0) } ?? 0
    let all = 0..<Vertex(actorCount)
    let torn = Set(
      found.frustrated.flatMap { slot in
        [net.graph.targets[slot]] + all.filter { net.graph.row(of: $0).contains(slot) }
      }
    )
    func names(_ isIn: (Vertex) -> Bool) -> [ActorLabel] {
      all.filter(isIn).sorted { (degrees[Int($1)], $0) < (degrees[Int($0)], $1) }.map(label)
    }
    let inMain = { (vertex: Vertex) in
      Int(parts.label[Int(vertex)]) == main && degrees[Int(vertex)] > 0
    }
    let sides = [Int8(1), -1].map { side in
      names { inMain($0) && found.sides[Int($0)] == side && !free.vertices.contains($0) }
    }
    return BlocStructure(
      asOf: asOf,
      threshold: threshold,
      tieCount: net.graph.edgeCount,
      frustration: found.value,
      lowerBound: found.lowerBound,
      upperBound: found.upperBound,
      proof: proof(of: found),
      index: found.index,
      blocs: sides.sorted { $0.count > $1.count }.filter { !$0.isEmpty },
      between: names { inMain($0) && free.vertices.contains($0) },
      leaning: names { inMain($0) && free.leaning.contains($0) && torn.contains($0) },
      isBetweenComplete: free.isComplete,
      apart: names { !inMain($0) && degrees[Int($0)] > 0 },
      unplaced: names { degrees[Int($0)] == 0 },
      frustrated: found.frustrated.map { slot in
        let from = all.first { net.graph.row(of: $0).contains(slot) } ?? 0
        return FrustratedTie(
          first: label(of: from),
          second: label(of: net.graph.targets[slot]),
          value: net.strengths[slot]
        )
      }
    )
  }

  /// Why no split frustrates fewer ties, in words.
  private func proof(of found: Frustration) -> String {
    switch found.proof {
    case .packing:
      found.cycles.count == 1
        ? "proved least by a cycle with an odd number of negative ties"
        : "proved least by \(found.cycles.count) cycles with odd numbers of negative ties that share none"
    case .exhaustive(_, let nodes): "proved least by exhaustive search of \(nodes) nodes"
    case .none: "not proved"
    }
  }

  private struct Looseness {
    var vertices: Set<Vertex> = []
    var leaning: Set<Vertex> = []
    var isComplete = true
  }

  /// What it would cost to put each vertex on the other side of its part's first vertex.
  ///
  /// Each is tied to that vertex by a tie too heavy to frustrate that asks for the other side: if the
  /// best split then costs no more, the vertex is free; if one tie more, it leans.
  private func looseness(
    _ graph: Adjacency,
    _ values: [Double],
    _ found: Frustration,
    _ parts: Components,
    _ options: FrustrationOptions
  ) throws(KernelError) -> Looseness {
    guard let best = found.value, graph.vertexCount <= 80 else {
      return Looseness(isComplete: false)
    }
    let degrees = graph.degrees()
    var from: [Vertex] = []
    var to: [Vertex] = []
    var signs: [Double] = []
    for vertex in 0..<Vertex(graph.vertexCount) {
      for slot in graph.row(of: vertex) where graph.targets[slot] > vertex {
        from.append(vertex)
        to.append(graph.targets[slot])
        signs.append(values[slot] < 0 ? -1 : 1)
      }
    }
    let heavy = Double(signs.count + 1)
    var free = Looseness()
    for vertex in 0..<Vertex(graph.vertexCount) where degrees[Int(vertex)] > 0 {
      let own = parts.label[Int(vertex)]
      let anchor = (0..<Vertex(graph.vertexCount)).filter { parts.label[Int($0)] == own }
        .max { (degrees[Int($0)], $1) < (degrees[Int($1)], $0) }
      guard let anchor, anchor != vertex else { continue }
      let isSame = found.sides[Int(anchor)] == found.sides[Int(vertex)]
      let forced = Adjacency.build(
        vertexCount: graph.vertexCount,
        from: from + [anchor],
        to: to + [vertex],
        weights: signs + [isSame ? -heavy : heavy]
      )
      let other = try forced.adjacency.frustration(
        of: forced.weights,
        weighted: true,
        options: options
      )
      if other.upperBound <= best {
        free.vertices.insert(vertex)
      } else if other.upperBound <= best + 1 {
        free.leaning.insert(vertex)
      }
      if other.lowerBound < min(other.upperBound, best + 2) { free.isComplete = false }
    }
    return free
  }
}
