internal import EntenteGraph

/// The field's similarity measures on the profiles of two actors.
///
/// A profile is an actor's row of the composite over all third parties (its own column and the other's
/// left out; a tie that is not there counts 0). S has the admissible range 2; kappa and pi are nominal
/// on the sign of X, with |X| below 0.05 as 0. The quadratic kappa of the profiles is `thirdParties`
/// of the alignment, and agreement is (S + 1) / 2: neither is repeated here.
public struct FieldMeasures: Hashable, Sendable, Codable {
  /// Signorino and Ritter's S on absolute distances, in -1...1.
  @Nullable public var sAbsolute: Double?

  /// S on squared distances, in -1...1.
  @Nullable public var sSquared: Double?

  /// Cohen's nominal kappa; nil when both profiles have one sign throughout.
  @Nullable public var kappaNominal: Double?

  /// Scott's nominal pi; nil likewise.
  @Nullable public var piNominal: Double?

  /// Kendall's tau-b; nil when a profile does not vary.
  @Nullable public var tauB: Double?
}

extension GraphView {
  /// The row of a vertex over all others but the two given.
  private func profile(of vertex: Vertex, leavingOut other: Vertex) -> [Double] {
    var row = [Double](repeating: 0, count: actorCount)
    for slot in composite.row(of: vertex) {
      row[Int(composite.targets[slot])] = compositeValues[slot]
    }
    return row.indices.filter { $0 != Int(vertex) && $0 != Int(other) }.map { row[$0] }
  }

  func fieldMeasures(_ a: Vertex, _ b: Vertex) -> FieldMeasures {
    let x = profile(of: a, leavingOut: b)
    let y = profile(of: b, leavingOut: a)
    func sign(_ value: Double) -> Double { abs(value) < 0.05 ? 0 : value < 0 ? -1 : 1 }
    let scores = Similarity.sScores(x, y, range: 2)
    let nominal = Similarity.of(x.map(sign), y.map(sign), levels: [-1, 0, 1])
    return FieldMeasures(
      sAbsolute: scores.absolute,
      sSquared: scores.squared,
      kappaNominal: nominal.kappaNominal,
      piNominal: nominal.piNominal,
      tauB: Similarity.tauB(x, y)
    )
  }

  /// The median of S over all pairs: how little a high S says in this system.
  ///
  /// - Returns: Nil below three actors.
  /// - Complexity: O(n³) for n actors.
  public var medianS: Double? {
    let count = Vertex(actorCount)
    let scores = (0..<count).flatMap { a in
      (a..<count).dropFirst().compactMap { b in
        Similarity.sScores(
          profile(of: a, leavingOut: b),
          profile(of: b, leavingOut: a),
          range: 2
        ).absolute
      }
    }.sorted()
    guard !scores.isEmpty else { return nil }
    return (scores[(scores.count - 1) / 2] + scores[scores.count / 2]) / 2
  }
}
