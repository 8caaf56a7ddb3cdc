internal import EntenteGraph

/// The field's similarity measures on the profiles of two actors.
///
/// A profile is an actor's row of the composite over all third parties (its own column and the other's
/// left out; a tie that is not known counts 0, or is left out when unknowns are excluded). S has the
/// admissible range 2 and weighs the members of a bloc that was taken apart by their shares; kappa and pi are nominal
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
  /// The row of a vertex over all vertices, its own place 0: where nothing is known 0, or NaN when
  /// unknowns are excluded.
  private func profile(of vertex: Vertex) -> [Double] {
    var row = [Double](repeating: absent == .zero ? 0 : .nan, count: actorCount)
    for slot in composite.row(of: vertex) {
      row[Int(composite.targets[slot])] = compositeValues[slot]
    }
    return row
  }

  func fieldMeasures(_ a: Vertex, _ b: Vertex) -> FieldMeasures {
    let thirds = (0..<actorCount).filter { $0 != Int(a) && $0 != Int(b) }
    let (rowA, rowB) = (profile(of: a), profile(of: b))
    let (x, y) = (thirds.map { rowA[$0] }, thirds.map { rowB[$0] })
    let weights = thirdPartyWeights.map { weights in thirds.map { weights[$0] } }
    func sign(_ value: Double) -> Double {
      value.isNaN ? value : abs(value) < GraphView.signThreshold ? 0 : value < 0 ? -1 : 1
    }
    let scores = Similarity.sScores(x, y, range: 2, weights: weights)
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
    guard actorCount > 2 else { return nil }
    let rows = (0..<Vertex(actorCount)).map(profile)
    var scores: [Double] = []
    for a in rows.indices {
      for b in rows.indices.dropFirst(a + 1) {
        var distance = 0.0
        var count = 0
        for third in rows.indices where third != a && third != b {
          let gap = abs(rows[a][third] - rows[b][third])
          guard !gap.isNaN else { continue }
          distance += gap
          count += 1
        }
        if count > 0 { scores.append(1 - distance / Double(count)) }
      }
    }
    guard !scores.isEmpty else { return nil }
    scores.sort()
    return (scores[(scores.count - 1) / 2] + scores[scores.count / 2]) / 2
  }
}
