internal import EntenteGraph

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How far the triangles of a view are balanced.
///
/// Triangles of the signs of X with |X| of at least `threshold`. Strong balance (Cartwright and Harary
/// 1956): a triangle is balanced when it has an even number of negative ties; weak balance (Davis
/// 1967) also admits three enemies.
public struct Balance: Hashable, Sendable, Codable {
  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// The least |X| that counts as a tie.
  public let threshold: Double

  /// How many positive ties there are.
  public let positiveTies: Int

  /// How many negative ties there are.
  public let negativeTies: Int

  /// Triangles with no, one, two and three negative ties.
  public let triangles: [Int]

  /// The share of triangles that are balanced, in 0...1; nil without triangles.
  @Nullable public var index: Double?

  /// The same with three enemies as balanced.
  @Nullable public var weakIndex: Double?

  /// The unbalanced triangles, the strongest first.
  public let unbalanced: [Triad]

  /// The best split into two blocs.
  public let blocs: BlocStructure
}

/// Three actors and the signs between them.
public struct Triad: Hashable, Sendable, Codable {
  /// The actors.
  public let actors: [ActorLabel]

  /// X of first and second, second and third, first and third.
  public let values: [Double]

  /// The geometric mean of |X|.
  public let strength: Double
}

extension GraphView {
  /// Structural balance by triangles and by the best split.
  ///
  /// - Parameters:
  ///   - threshold: The least |X| that counts as a tie.
  ///   - seed: The seed of the search for the best split.
  /// - Returns: Counts, indices and the unbalanced triangles.
  /// - Throws: ``EntenteError`` when no layer is an affinity.
  /// - Complexity: O(E^1.5) for the triangles.
  public func balance(threshold: Double = signThreshold, seed: UInt64 = 1) throws(EntenteError)
    -> Balance
  {
    let blocs = try blocs(threshold: threshold, seed: seed)
    let net = part(.net, atLeast: threshold)
    let (census, list): (SignedTriangles, [SignedTriangle])
    do throws(KernelError) {
      census = try net.graph.signedTriangles(of: net.strengths)
      list = try net.graph.signedTriangleList(of: net.strengths)
    } catch {
      throw .kernel(error, measure: "balance")
    }
    let triads =
      list
      .filter { !$0.negatives.isMultiple(of: 2) }
      .map { triangle in
        let ends = [(triangle.a, triangle.b), (triangle.b, triangle.c), (triangle.a, triangle.c)]
        let values = ends.map {
          net.graph.slot(from: $0.0, to: $0.1).map { net.strengths[$0] } ?? 0
        }
        return Triad(
          actors: [triangle.a, triangle.b, triangle.c].map(label),
          values: values,
          strength: cbrt(values.reduce(1) { $0 * abs($1) })
        )
      }
    let negative = net.strengths.count { $0 < 0 } / 2
    return Balance(
      asOf: asOf,
      threshold: threshold,
      positiveTies: net.graph.edgeCount - negative,
      negativeTies: negative,
      triangles: [
        census.noNegative, census.oneNegative, census.twoNegative, census.threeNegative,
      ],
      index: census.index,
      weakIndex: census.weakIndex,
      unbalanced: triads.sorted {
        ($1.strength, $0.actors.map(\.id).joined()) < ($0.strength, $1.actors.map(\.id).joined())
      },
      blocs: blocs
    )
  }
}
