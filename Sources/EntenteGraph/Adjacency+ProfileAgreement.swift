extension Adjacency {
  /// Compares the ties of two vertices to third parties.
  ///
  /// With p and n the positive and negative parts of the values of the two rows, and means over the
  /// third parties (weighted if weights are given):
  /// shared partners 2 (mean p p' - mean p mean p') / V, shared adversaries 2 (mean n n' - mean n
  /// mean n') / V, opposed profiles -2 (mean (p n' + n p') - mean p mean n' - mean n mean p') / V,
  /// where V = variance + variance' + (mean - mean')^2. Their sum K is
  /// 1 - mean (difference squared) / V. The two vertices themselves are left out. Parallel ties add.
  /// In a directed graph the ties that leave are compared.
  ///
  /// A share of K is given to each third party k: w (2 p p' - 2 mean p mean p') / V and so on, w its
  /// part of the weights; one that neither knows carries the chance term alone.
  ///
  /// - Parameters:
  ///   - vertex: One of the pair.
  ///   - other: The other of the pair.
  ///   - values: One a slot, in -1...1, no unit.
  ///   - vertexWeights: One a vertex, 0 or more, any unit; nil if all weigh the same.
  ///   - absent: What a missing tie says.
  /// - Returns: The parts and their shares; all 0 and not defined where V is 0, that is with no
  ///   third party, with one of equal values, or with two constant equal profiles.
  /// - Precondition: The two differ; one value a slot, none of them NaN; one weight a vertex.
  /// - Complexity: O(d + d') time and space, d the lengths of the two rows; with weights O(V).
  /// - SeeAlso: Hage, Choice or Circumstance? (2011), Political Analysis 19:287; Lin, A concordance
  ///   correlation coefficient (1989), Biometrics 45:255.
  public func profileAgreement(
    of vertex: Vertex,
    with other: Vertex,
    values: [Double],
    vertexWeights: [Double]? = nil,
    absent: AbsentTies = .zero
  ) -> ProfileAgreement {
    precondition(vertex != other, "A pair has two different vertices")
    precondition(values.count == slotCount, "There must be one value per slot")
    precondition((vertexWeights?.count ?? vertexCount) == vertexCount, "One weight per vertex")
    let items = sharedItems(vertex, other, values, vertexWeights, absent)
    var weight = 0.0
    if absent == .unknown {
      for item in items { weight += item.weight }
    } else if let vertexWeights {
      for third in 0..<vertexCount where third != Int(vertex) && third != Int(other) {
        weight += vertexWeights[third]
      }
    } else {
      weight = Double(vertexCount - 2)
    }
    var agreement = ProfileAgreement(items, weight: weight)
    agreement.thirdParties = absent == .unknown ? items.count : vertexCount - 2
    return agreement
  }

  /// Merges the two rows into the third parties that stand in either, or in both.
  private func sharedItems(
    _ vertex: Vertex,
    _ other: Vertex,
    _ values: [Double],
    _ weights: [Double]?,
    _ absent: AbsentTies
  ) -> [ProfileItem] {
    var items: [ProfileItem] = []
    var here = row(of: vertex)
    var there = row(of: other)
    while !here.isEmpty || !there.isEmpty {
      let first = here.isEmpty ? Vertex.max : targets[here.lowerBound]
      let second = there.isEmpty ? Vertex.max : targets[there.lowerBound]
      let third = min(first, second)
      var item = ProfileItem(vertex: third, weight: weights.map { $0[Int(third)] } ?? 1)
      while !here.isEmpty && targets[here.lowerBound] == third {
        item.value += values[here.lowerBound]
        here = (here.lowerBound + 1)..<here.upperBound
      }
      while !there.isEmpty && targets[there.lowerBound] == third {
        item.other += values[there.lowerBound]
        there = (there.lowerBound + 1)..<there.upperBound
      }
      guard third != vertex && third != other else { continue }
      if absent == .zero || first == second { items.append(item) }
    }
    return items
  }
}

/// A third party with its values to the two.
private struct ProfileItem {
  var vertex: Vertex
  var weight: Double
  var value = 0.0
  var other = 0.0
}

extension ProfileItem {
  var partners: Double { max(value, 0) * max(other, 0) }
  var adversaries: Double { min(value, 0) * min(other, 0) }
  var opposed: Double { -(max(value, 0) * min(other, 0) + min(value, 0) * max(other, 0)) }
}

extension ProfileAgreement {
  /// Sums the third parties; those that are missing up to the weight have both values 0.
  fileprivate init(_ items: [ProfileItem], weight: Double) {
    self.init(
      sharedPartners: 0,
      sharedAdversaries: 0,
      opposedProfiles: 0,
      total: 0,
      isDefined: false,
      thirdParties: 0,
      informative: 0,
      observedPartners: 0,
      expectedPartners: 0,
      observedAdversaries: 0,
      expectedAdversaries: 0,
      observedOpposed: 0,
      expectedOpposed: 0,
      scale: 0,
      contributions: [],
      rest: Share()
    )
    for item in items where item.value != 0 || item.other != 0 { informative += 1 }
    guard weight > 0 else { return }
    var partners = (own: 0.0, other: 0.0)
    var adversaries = (own: 0.0, other: 0.0)
    var squares = 0.0
    for item in items {
      let part = item.weight / weight
      partners.own += part * max(item.value, 0)
      partners.other += part * max(item.other, 0)
      adversaries.own -= part * min(item.value, 0)
      adversaries.other -= part * min(item.other, 0)
      squares += part * (item.value * item.value + item.other * item.other)
      observedPartners += 2 * part * item.partners
      observedAdversaries += 2 * part * item.adversaries
      observedOpposed += 2 * part * item.opposed
    }
    expectedPartners = 2 * partners.own * partners.other
    expectedAdversaries = 2 * adversaries.own * adversaries.other
    expectedOpposed =
      2 * (partners.own * adversaries.other + adversaries.own * partners.other)
    // The variances and the squared difference of the means: mean x^2 + mean x'^2 - 2 mean mean'.
    let means = (partners.own - adversaries.own) * (partners.other - adversaries.other)
    scale = squares - 2 * means
    guard scale > 1e-12 * squares else {
      scale = 0
      return
    }
    isDefined = true
    sharedPartners = (observedPartners - expectedPartners) / scale
    sharedAdversaries = (observedAdversaries - expectedAdversaries) / scale
    opposedProfiles = (expectedOpposed - observedOpposed) / scale
    total = sharedPartners + sharedAdversaries + opposedProfiles
    share(items, weight)
  }

  private mutating func share(_ items: [ProfileItem], _ weight: Double) {
    var silent = 1.0
    for item in items where item.value != 0 || item.other != 0 {
      let part = item.weight / weight
      silent -= part
      let share = Share(
        partners: part * (2 * item.partners - expectedPartners) / scale,
        adversaries: part * (2 * item.adversaries - expectedAdversaries) / scale,
        opposed: part * (expectedOpposed - 2 * item.opposed) / scale
      )
      contributions.append(ThirdParty(vertex: item.vertex, share: share))
    }
    silent = silent < 1e-12 ? 0 : silent
    rest = Share(
      partners: -silent * expectedPartners / scale,
      adversaries: -silent * expectedAdversaries / scale,
      opposed: silent * expectedOpposed / scale
    )
  }
}
