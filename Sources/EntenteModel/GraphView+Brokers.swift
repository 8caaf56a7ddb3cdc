internal import EntenteGraph

/// Who links the blocs.
///
/// Roles after Gould and Fernandez (1989) on the positive ties with |X| of at least the threshold: for
/// each open pair a - b - c (no tie a - c), counted both ways, by the groups of a, b and c. Groups are
/// the two blocs of the best split, and one more for each actor in neither.
public struct Brokers: Hashable, Sendable, Codable {
  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// The least X that counts as a positive tie.
  public let threshold: Double

  /// Whether the split is proved best; if not, the blocs are a bound.
  public let isSplitProved: Bool

  /// One row an actor with a positive tie, those that link different groups most first.
  public let rows: [BrokerRow]

  /// Claims by which one actor mediates for others.
  public let mediations: [Mediation]
}

/// The brokerage of one actor.
public struct BrokerRow: Hashable, Sendable, Codable {
  /// The actor.
  public let actor: ActorLabel

  /// The number of its bloc, from 1; nil when it is in neither.
  @Nullable public var bloc: Int?

  /// How many positive ties it has.
  public let positiveTies: Int

  /// Open pairs inside its own group.
  public let coordinator: Int

  /// Open pairs between two of one other group.
  public let itinerant: Int

  /// Open pairs from outside into its group, and out of it (equal when ties are symmetric).
  public let gatekeeper: Int

  /// Open pairs out of its group.
  public let representative: Int

  /// Open pairs between two other groups.
  public let liaison: Int

  /// Betweenness on the same ties, every tie of length 1, in 0...1.
  public let betweenness: Double

  /// Open pairs that link different groups.
  public var linking: Int { gatekeeper + representative + liaison }
}

/// That one actor mediates for another.
public struct Mediation: Hashable, Sendable, Codable {
  /// Who mediates.
  public let mediator: ActorLabel

  /// Towards whom.
  public let toward: ActorLabel

  /// The parties and venues that the claim regards.
  public let regarding: [ActorLabel]

  /// The claim.
  public let record: ClaimRecord
}

extension GraphView {
  /// Who links the blocs.
  ///
  /// - Parameters:
  ///   - threshold: The least |X| that counts as a tie.
  ///   - seed: The seed of the search for the blocs.
  /// - Returns: Roles, betweenness and mediations.
  /// - Throws: ``EntenteError`` when no layer is an affinity.
  /// - Complexity: O(V · degree²).
  public func brokers(threshold: Double = signThreshold, seed: UInt64 = 1) throws(EntenteError)
    -> Brokers
  {
    let blocs = try blocs(threshold: threshold, seed: seed)
    let positive = part(.positive, atLeast: threshold).graph
    var groups = (0..<actorCount).map { $0 + 2 }
    for (number, bloc) in blocs.blocs.enumerated() {
      for member in bloc { groups[Int(try vertex(of: member.id))] = number }
    }
    let roles = positive.brokerage(groups: groups)
    let degrees = positive.degrees()
    let between: [Double]
    do throws(KernelError) {
      between = try positive.betweenness(normalised: true)
    } catch {
      throw .kernel(error, measure: "betweenness")
    }
    let rows = (0..<actorCount).filter { degrees[$0] > 0 }.map { vertex in
      BrokerRow(
        actor: label(of: Vertex(vertex)),
        bloc: groups[vertex] < 2 ? groups[vertex] + 1 : nil,
        positiveTies: degrees[vertex],
        coordinator: roles[vertex].coordinator,
        itinerant: roles[vertex].itinerant,
        gatekeeper: roles[vertex].gatekeeper,
        representative: roles[vertex].representative,
        liaison: roles[vertex].liaison,
        betweenness: between[vertex]
      )
    }
    return Brokers(
      asOf: asOf,
      threshold: threshold,
      isSplitProved: blocs.frustration != nil,
      rows: rows.sorted {
        ($1.linking, $1.betweenness, $0.actor.id) < ($0.linking, $0.betweenness, $1.actor.id)
      },
      mediations: mediations
    )
  }

  /// Mediation is two claims of one fact and one actor, to each of two parties regarding the other.
  private var mediations: [Mediation] {
    let claims = graph.claims
    let used = Set(evidence.entries.map(\.claim)).sorted().map(Int.init)
    let directed = used.filter { !claims.isSymmetric($0) && claims.value[$0] > 0 }
    let byFact = Dictionary(grouping: directed, by: claims.factKey)
    return directed.compactMap { index in
      let isMediation = (byFact[claims.factKey(index)] ?? []).contains { other in
        claims.from[other] == claims.from[index]
          && claims.regarding(other).contains(claims.to[index])
          && claims.regarding(index).contains(claims.to[other])
      }
      guard isMediation else { return nil }
      let regarding = claims.regarding(index).map { graph.actors[Int($0)] }
      return Mediation(
        mediator: ActorLabel(graph.actors[Int(claims.from[index])]),
        toward: ActorLabel(graph.actors[Int(claims.to[index])]),
        regarding: regarding.map(ActorLabel.init),
        record: graph.record(index)
      )
    }
  }
}
