extension Adjacency {
  /// Tells whether ties join vertices of like degree.
  ///
  /// Pearson's correlation, over ties, of the degree at one end and that at the other. An undirected
  /// tie is taken both ways round, a loop twice; parallel ties count each. In a signed graph, choose
  /// the positive or the negative ties: the others then count neither as ties nor in the degrees.
  ///
  /// - Parameters:
  ///   - source: Which degree counts at the end that a tie leaves; without meaning if undirected.
  ///   - target: Which degree counts at the end where it arrives; without meaning if undirected.
  ///   - values: One a slot, of which the sign alone counts; nil if all ties count.
  ///   - part: Which ties count: the positive ones, the negative ones, or all but those of value 0.
  /// - Returns: In -1...1; nil without ties, or if all have ends of one degree.
  /// - Precondition: One value a slot, none of them NaN; the part is not `net`.
  /// - Complexity: O(V + E) time and space.
  /// - SeeAlso: Newman, Assortative mixing in networks (2002), Phys. Rev. Lett. 89:208701; Newman,
  ///   Mixing patterns in networks (2003), Phys. Rev. E 67:026126, equation 26.
  public func degreeAssortativity(
    _ source: Direction = .out,
    _ target: Direction = .incoming,
    of values: [Double]? = nil,
    part: SignPart = .absolute
  ) -> Double? {
    let counts = countedSlots(values, part)
    var leaving = [Double](repeating: 0, count: vertexCount)
    var arriving = leaving
    for vertex in 0..<vertexCount {
      for slot in row(of: Vertex(vertex)) {
        leaving[vertex] += Double(counts[slot])
        arriving[Int(targets[slot])] += Double(counts[slot])
      }
    }
    func degrees(_ direction: Direction) -> [Double] {
      switch isDirected ? direction : .out {
      case .out: leaving
      case .incoming: arriving
      case .all: zip(leaving, arriving).map(+)
      }
    }
    return correlation(degrees(source), degrees(target), counts)
  }

  /// Tells whether ties join vertices of like attribute.
  ///
  /// Pearson's correlation, over ties, of the attribute at one end and that at the other. An undirected
  /// tie is taken both ways round, a loop twice; parallel ties count each. Ties of a vertex whose
  /// attribute is NaN are left out.
  ///
  /// - Parameters:
  ///   - attribute: One a vertex, any unit; NaN where it is not known.
  ///   - values: One a slot, of which the sign alone counts; nil if all ties count.
  ///   - part: Which ties count: the positive ones, the negative ones, or all but those of value 0.
  /// - Returns: In -1...1; nil without ties, or if the attribute is the same at all ends that a tie
  ///   leaves, or at all where one arrives.
  /// - Throws: ``KernelError/invalidParameter(_:)`` "attribute" if one is infinite.
  /// - Precondition: One attribute a vertex; one value a slot, none of them NaN; the part is not `net`.
  /// - Complexity: O(V + E) time and space.
  /// - SeeAlso: Newman, Mixing patterns in networks (2003), Phys. Rev. E 67:026126, equation 21.
  public func assortativity(
    of attribute: [Double],
    values: [Double]? = nil,
    part: SignPart = .absolute
  ) throws(KernelError) -> Double? {
    precondition(attribute.count == vertexCount, "There must be one attribute per vertex")
    guard attribute.allSatisfy({ !$0.isInfinite }) else { throw .invalidParameter("attribute") }
    return correlation(attribute, attribute, countedSlots(values, part))
  }

  /// Tells whether ties join vertices of one group.
  ///
  /// (sum of e(g, g) - sum of a(g) b(g)) / (1 - sum of a(g) b(g)), e(g, h) the share of ties from
  /// group g to h, a and b its sums over rows and columns. An undirected tie is taken both ways round,
  /// a loop twice; parallel ties count each.
  ///
  /// - Parameters:
  ///   - groups: The group of each vertex, any numbers.
  ///   - values: One a slot, of which the sign alone counts; nil if all ties count.
  ///   - part: Which ties count: the positive ones, the negative ones, or all but those of value 0.
  /// - Returns: In -1...1, 1 if all ties stay within groups; nil without ties, or if all their ends are
  ///   in one group.
  /// - Precondition: One group a vertex; one value a slot, none of them NaN; the part is not `net`.
  /// - Complexity: O(V log V + E) time, O(V + E) space.
  /// - SeeAlso: Newman, Mixing patterns in networks (2003), Phys. Rev. E 67:026126, equation 2.
  public func assortativity(
    groups: [Int],
    values: [Double]? = nil,
    part: SignPart = .absolute
  ) -> Double? {
    precondition(groups.count == vertexCount, "There must be one group per vertex")
    let counts = countedSlots(values, part)
    let names = Set(groups).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let group = groups.map { places[$0] ?? 0 }
    var leaving = [Double](repeating: 0, count: names.count)
    var arriving = leaving
    var (total, within) = (0.0, 0.0)
    for vertex in 0..<vertexCount {
      for slot in row(of: Vertex(vertex)) {
        let (count, other) = (Double(counts[slot]), group[Int(targets[slot])])
        total += count
        within += group[vertex] == other ? count : 0
        leaving[group[vertex]] += count
        arriving[other] += count
      }
    }
    guard total > 0, !leaving.contains(total) || leaving != arriving else { return nil }
    let chance = zip(leaving, arriving).reduce(0) { $0 + $1.0 / total * ($1.1 / total) }
    return (within / total - chance) / (1 - chance)
  }
}

extension Adjacency {
  /// How often the tie of each slot counts from there: a loop of an undirected graph twice, since its
  /// one slot stands for both ways round.
  private func countedSlots(_ values: [Double]?, _ part: SignPart) -> [UInt8] {
    precondition((values?.count ?? slotCount) == slotCount, "There must be one value per slot")
    precondition(part != .net, "Positive and negative ties are not mixed")
    var counts = [UInt8](repeating: 0, count: slotCount)
    for vertex in 0..<vertexCount {
      for slot in row(of: Vertex(vertex)) where values.map({ part.of($0[slot]) > 0 }) ?? true {
        counts[slot] = !isDirected && Int(targets[slot]) == vertex ? 2 : 1
      }
    }
    return counts
  }

  /// The correlation, over ties, of a number where they leave and one where they arrive.
  private func correlation(_ source: [Double], _ target: [Double], _ counts: [UInt8]) -> Double? {
    var (total, mean, otherMean) = (0.0, 0.0, 0.0)
    var (least, greatest) = (
      (Double.infinity, Double.infinity), (-Double.infinity, -Double.infinity)
    )
    for vertex in 0..<vertexCount where !source[vertex].isNaN {
      for slot in row(of: Vertex(vertex)) where counts[slot] > 0 {
        let (here, there) = (source[vertex], target[Int(targets[slot])])
        guard !there.isNaN else { continue }
        total += Double(counts[slot])
        least = (min(least.0, here), min(least.1, there))
        greatest = (max(greatest.0, here), max(greatest.1, there))
      }
    }
    guard least.0 < greatest.0, least.1 < greatest.1 else { return nil }
    // Halves and shares of a range keep great numbers from leaving the range of the numbers.
    let (base, otherBase) = (least.0 / 2, least.1 / 2)
    let (span, otherSpan) = (greatest.0 / 2 - base, greatest.1 / 2 - otherBase)
    guard span > 0, otherSpan > 0 else { return nil }
    var (product, square, otherSquare) = (0.0, 0.0, 0.0)
    for isSecond in [false, true] {
      for vertex in 0..<vertexCount where !source[vertex].isNaN {
        let here = (source[vertex] / 2 - base) / span - mean
        for slot in row(of: Vertex(vertex)) where counts[slot] > 0 {
          let value = target[Int(targets[slot])]
          guard !value.isNaN else { continue }
          let there = (value / 2 - otherBase) / otherSpan - otherMean
          let count = Double(counts[slot])
          square += count * (isSecond ? here * here : here)
          otherSquare += count * (isSecond ? there * there : there)
          product += count * here * there
        }
      }
      guard !isSecond else { break }
      (mean, otherMean) = (square / total, otherSquare / total)
      (product, square, otherSquare) = (0, 0, 0)
    }
    return max(-1, min(1, product / (square.squareRoot() * otherSquare.squareRoot())))
  }
}
