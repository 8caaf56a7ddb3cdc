extension Adjacency {
  /// Divides the worth of all ties among the vertices, as Shapley does.
  ///
  /// A coalition is worth the sum of the values of the ties inside it. Each vertex then gets half the
  /// value of each of its ties, and all of its loops; parallel ties add, arcs count like edges.
  ///
  /// - Parameter values: One a slot, any finite number.
  /// - Returns: One a vertex, in vertex order; their sum is the sum of all ties.
  /// - Throws: ``KernelError/notANumber(edge:)`` if a value or a sum is not a finite number.
  /// - Precondition: There is one value a slot.
  /// - Complexity: O(V + E) time, O(V) space.
  /// - SeeAlso: Deng and Papadimitriou, On the complexity of cooperative solution concepts (1994),
  ///   Mathematics of Operations Research 19:257.
  public func shapleyValues(of values: [Double]) throws(KernelError) -> [Double] {
    try strengths(of: values, .all).map { $0 / 2 }
  }

  /// Divides among vertices what they are worth together where ties let them cooperate.
  ///
  /// A coalition is worth the sum of the worth of its connected pieces, that of a piece being a
  /// function of its capabilities' sum (its square if none is given). The value is Shapley's for this
  /// game: it tells who is needed to hold coalitions together. Direction, loops and weights do not
  /// matter. Each component is divided alone, going through all its coalitions.
  ///
  /// - Parameters:
  ///   - capabilities: One a vertex, any finite number.
  ///   - worth: What a connected piece is worth, from the sum of its capabilities.
  /// - Returns: One a vertex, in vertex order; in each component their sum is its worth.
  /// - Throws: ``KernelError/invalidParameter(_:)`` "vertices" if a component has more than 20
  ///   vertices, "capabilities" if one is not finite.
  /// - Precondition: There is one capability a vertex.
  /// - Complexity: O(n 2^n) time, O(2^n) space, n the vertices of the largest component.
  /// - SeeAlso: Myerson, Graphs and cooperation in games (1977), Mathematics of Operations Research
  ///   2:225.
  public func myersonValues(
    capabilities: [Double],
    worth: (Double) -> Double = { $0 * $0 }
  ) throws(KernelError) -> [Double] {
    let parts = try players(capabilities)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return divided(parts, capabilities, worth, silent)
  }

  /// Divides among vertices what they are worth together where ties let them cooperate, telling how
  /// far it is.
  ///
  /// As ``myersonValues(capabilities:worth:)``.
  ///
  /// - Parameters:
  ///   - capabilities: One a vertex, any finite number.
  ///   - worth: What a connected piece is worth, from the sum of its capabilities.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order; in each component their sum is its worth.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: There is one capability a vertex.
  /// - Complexity: O(n 2^n) time, O(2^n) space, n the vertices of the largest component.
  public func myersonValues(
    capabilities: [Double],
    worth: (Double) -> Double = { $0 * $0 },
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try divided(players(capabilities), capabilities, worth, progress)
  }

  /// The vertices of each component; refuses too many and what is no number.
  private func players(_ capabilities: [Double]) throws(KernelError) -> [[Vertex]] {
    precondition(capabilities.count == vertexCount, "There must be one capability per vertex")
    guard capabilities.allSatisfy(\.isFinite) else { throw .invalidParameter("capabilities") }
    let parts = components().members
    guard parts.allSatisfy({ $0.count <= 20 }) else { throw .invalidParameter("vertices") }
    return parts
  }

  private func divided<Failure: Error>(
    _ parts: [[Vertex]],
    _ capabilities: [Double],
    _ worth: (Double) -> Double,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    var telling = Telling()
    let graph = simple()
    var values = [Double](repeating: 0, count: vertexCount)
    for (place, members) in parts.enumerated() {
      let own = members.map { capabilities[Int($0)] }
      let shares = try graph.myerson(members, own, worth) { () throws(Failure) in
        if let share = telling.due(Double(place) / Double(parts.count)) { try progress(share) }
      }
      for place in members.indices { values[Int(members[place])] = shares[place] }
    }
    return values
  }

  private func myerson<Failure: Error>(
    _ members: [Vertex],
    _ capabilities: [Double],
    _ worth: (Double) -> Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    let count = members.count
    let neighbours = members.map { member in
      row(of: member).reduce(0) { set, slot in
        set | 1 << (members.firstIndex(of: targets[slot]) ?? 0)
      }
    }
    // A coalition is the piece around its first member, and the rest, which is known already.
    var worths = [Double](repeating: 0, count: 1 << count)
    for coalition in 1..<(1 << count) {
      if coalition & 0xfff == 1 { try tell() }
      var piece = coalition & -coalition
      var fresh = piece
      var sum = 0.0
      while fresh != 0 {
        let place = fresh.trailingZeroBitCount
        fresh &= fresh - 1
        sum += capabilities[place]
        let found = neighbours[place] & coalition & ~piece
        piece |= found
        fresh |= found
      }
      worths[coalition] = worth(sum) + worths[coalition & ~piece]
    }
    var share = [Double](repeating: 1 / Double(count), count: count)
    for size in 1..<max(count, 1) {
      share[size] = share[size - 1] * Double(size) / Double(count - size)
    }
    var values = [Double](repeating: 0, count: count)
    for coalition in 0..<(1 << count) {
      if coalition & 0xfff == 1 { try tell() }
      for place in 0..<count where (coalition >> place) & 1 == 0 {
        let gain = worths[coalition | 1 << place] - worths[coalition]
        values[place] += share[coalition.nonzeroBitCount] * gain
      }
    }
    return values
  }
}
