internal import Synchronization

extension Adjacency {
  /// Returns the frustration index with a proof, or bounds for it.
  ///
  /// L = the least number (weighted: weight) of ties that contradict a split of the vertices into
  /// two sides: positive ties between the sides and negative ties within one. Equally the least that
  /// must be deleted to make the graph balanced. A value of 0 is no tie. Parallel ties count each;
  /// a negative loop always counts, a positive one never, and both are among the m ties. Components
  /// are solved alone.
  ///
  /// A tabu search finds a split. Cycles with an odd number of negative ties that share no weight,
  /// found by routing or by a linear programme, prove it. Where they cannot, vertices that some best
  /// split keeps together are joined and the rest is searched to its end, by a search of Russian
  /// dolls or by cutting planes with branching. If all fail within the options, only the bounds are
  /// known and ``Frustration/value`` is nil. A proof by cycles is checked with
  /// ``verify(_:of:weighted:)`` before it is called one.
  ///
  /// Weights that are whole numbers, halves, quarters or decimals of up to four places are counted
  /// exactly, and no split costs less than a proved one. If they are others, or those of a component
  /// come to more than 2^27 times the greatest number that divides them all, another split of a
  /// component may cost less than the one called proved by up to 1e-9 of its cost.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - options: How long to search.
  /// - Returns: Bounds, split and cycles; the value is in 0...m / 2 (or half the weight) without
  ///   negative loops, and in 0...m with them.
  /// - Throws: ``KernelError/notANumber(edge:)`` if a value, or their sum, is not a finite number;
  ///   ``KernelError/invalidParameter(_:)`` for an option out of its range.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: Exponential at worst, bounded by the options: O(starts · moves · V) to search and
  ///   O(rounds · L · E log V) to route; a few milliseconds for some hundred states, some ten with
  ///   weights that are not whole. Space O(V + E) and, for programmes, O(E · cycles).
  /// - SeeAlso: Aref and Wilson, Measuring partial balance in signed networks (2018), J. Complex
  ///   Networks 6:566; Harary (1959) for the index; McMurchie and Ebeling, PathFinder (1995), for
  ///   the routing; Guenin (2001), J. Comb. Theory B 83:112, for when cycles suffice; Grötschel and
  ///   Pulleyblank (1981), Operations Research Letters 1:23, for the cutting planes.
  public func frustration(
    of values: [Double],
    weighted: Bool = false,
    options: FrustrationOptions = FrustrationOptions()
  ) throws(KernelError) -> Frustration {
    try options.check()
    let pairs = try SignedPairs(self, values, weighted: weighted)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return search(pairs, values, weighted, options, silent)
  }

  /// The same, for graphs whose search may be long.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - options: How long to search.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: Bounds, split and cycles.
  /// - Throws: ``KernelError`` as without progress; what `progress` throws.
  /// - Precondition: The graph is undirected; there is one value a slot.
  /// - Complexity: The same.
  public func frustration(
    of values: [Double],
    weighted: Bool = false,
    options: FrustrationOptions = FrustrationOptions(),
    progress: (Double) throws -> Void
  ) throws -> Frustration {
    try options.check()
    try SignedPairs.check(values)
    var telling = Telling()
    let pairs = try SignedPairs(self, values, weighted: weighted) {
      if let share = telling.due(0) { try progress(share) }
    }
    try pairs.checkTotal()
    return try search(pairs, values, weighted, options, progress)
  }

  private func search<Failure: Error>(
    _ pairs: SignedPairs,
    _ values: [Double],
    _ weighted: Bool,
    _ options: FrustrationOptions,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Frustration {
    var telling = Telling()
    let components = try SignedComponent.all(of: pairs, vertexCount: vertexCount) {
      () throws(Failure) in
      if let share = telling.due(0) { try progress(share) }
    }.filter { !$0.couplings.isEmpty }
    let found = Mutex<[ComponentSplit]>([])
    let pieces = components.count * ComponentSplit.stages(options)
    try Crew(threads: 1, steps: 0).share(pieces) { done throws(Failure) in
      try progress(0.9 * done)
    } _: { worker in
      for component in components {
        guard let split = try? ComponentSplit(component, options, worker) else { return }
        found.withLock { $0.append(split) }
      }
    }
    let splits = found.withLock { $0 }
    precondition(splits.count == components.count, "It was not stopped")
    return try assemble(pairs, Array(zip(components, splits)), values, weighted) {
      () throws(Failure) in
      if let share = telling.due(0.9) { try progress(share) }
    }
  }
}

extension FrustrationOptions {
  /// Refuses options out of their range.
  fileprivate func check() throws(KernelError) {
    guard starts > 0 else { throw .invalidParameter("starts") }
    guard rounds >= 0 else { throw .invalidParameter("rounds") }
    guard nodes >= 0 else { throw .invalidParameter("nodes") }
    guard looks > 0 else { throw .invalidParameter("looks") }
  }
}
