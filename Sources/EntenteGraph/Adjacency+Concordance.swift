/// How far two vertices agree about third parties, as one number.
public struct Concordance: Hashable, Sendable, Codable {
  /// K, in -1...1; nil where the profiles neither vary nor differ.
  public var value: Double?
  /// How many third parties are compared.
  public var thirdParties: Int
}

extension Adjacency {
  /// Compares the ties of two vertices to third parties, without taking the number apart.
  ///
  /// The total of ``profileAgreement(of:with:values:vertexWeights:absent:)``, K = 1 - mean (x - x')^2
  /// / V, for the many pairs and drawn worlds in which only the number is wanted. The two vertices
  /// themselves are left out; parallel ties add; in a directed graph the ties that leave are compared.
  ///
  /// - Parameters:
  ///   - vertex: One of the pair.
  ///   - other: The other of the pair.
  ///   - values: One a slot, in -1...1, no unit.
  ///   - vertexWeights: One a vertex, 0 or more, any unit; nil if all weigh the same.
  ///   - absent: What a missing tie says.
  /// - Returns: K, nil where V is 0, and how many third parties it rests on.
  /// - Precondition: The two differ; one value a slot, none of them NaN; one weight a vertex.
  /// - Complexity: O(d + d') time and O(1) space, d the lengths of the two rows; with weights O(V).
  /// - SeeAlso: Lin, A concordance correlation coefficient (1989), Biometrics 45:255.
  public func concordance(
    of vertex: Vertex,
    with other: Vertex,
    values: [Double],
    vertexWeights: [Double]? = nil,
    absent: AbsentTies = .zero
  ) -> Concordance {
    precondition(vertex != other, "A pair has two different vertices")
    precondition(values.count == slotCount, "There must be one value per slot")
    precondition((vertexWeights?.count ?? vertexCount) == vertexCount, "One weight per vertex")
    let total = vertexWeights?.reduce(0, +) ?? 0
    return concordance(vertex, other, values, vertexWeights, total, absent)
  }

  /// As above, given the sum of all weights.
  func concordance(
    _ vertex: Vertex,
    _ other: Vertex,
    _ values: [Double],
    _ vertexWeights: [Double]?,
    _ total: Double,
    _ absent: AbsentTies
  ) -> Concordance {
    let targets = self.targets.span
    let values = values.span
    let (endHere, endThere) = (row(of: vertex).upperBound, row(of: other).upperBound)
    var (here, there) = (row(of: vertex).lowerBound, row(of: other).lowerBound)
    var (sum, otherSum, squares, differences, known) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var count = 0
    while here < endHere || there < endThere {
      let first = here < endHere ? targets[here] : Vertex.max
      let second = there < endThere ? targets[there] : Vertex.max
      let third = min(first, second)
      var (x, y) = (0.0, 0.0)
      while here < endHere, targets[here] == third {
        x += values[here]
        here &+= 1
      }
      while there < endThere, targets[there] == third {
        y += values[there]
        there &+= 1
      }
      guard third != vertex, third != other, absent == .zero || first == second else { continue }
      let weight = vertexWeights.map { $0[Int(third)] } ?? 1
      sum += weight * x
      otherSum += weight * y
      squares += weight * (x * x + y * y)
      differences += weight * (x - y) * (x - y)
      known += weight
      count &+= 1
    }
    var mass = known
    if absent == .zero {
      count = vertexCount - 2
      mass = Double(count)
      if let vertexWeights {
        mass = total - vertexWeights[Int(vertex)] - vertexWeights[Int(other)]
      }
    }
    guard mass > 0 else { return Concordance(value: nil, thirdParties: count) }
    // V times the mass: the squares less what the two means make of them.
    let scale = squares - 2 * sum * otherSum / mass
    guard scale > 1e-12 * squares else { return Concordance(value: nil, thirdParties: count) }
    return Concordance(value: 1 - differences / scale, thirdParties: count)
  }
}
