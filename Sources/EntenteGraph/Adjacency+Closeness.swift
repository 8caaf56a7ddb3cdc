extension Adjacency {
  /// Returns how near each vertex is to those that reach it.
  ///
  /// With r other vertices within reach at the distances d, the closeness is r / sum of d; corrected
  /// (Wasserman and Faust) it is multiplied by r / (n - 1), so that a small component does not win.
  /// Loops are ignored; of parallel ties the shortest counts.
  ///
  /// - Parameters:
  ///   - direction: `.incoming` measures the ways to a vertex, `.out` those from it.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - corrected: Whether to weigh by the share of vertices within reach.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: One a vertex, in vertex order, 0 or more (in 0...1 without lengths); 0 for a vertex
  ///   with nobody in reach, infinity for one with all in reach at distance 0.
  /// - Throws: ``KernelError/negativeWeight(edge:)`` or ``KernelError/notANumber(edge:)``.
  /// - Precondition: There is one length a slot.
  /// - Complexity: O(V (V + E)) time without lengths (with the distances of 512 vertices in one pass
  ///   where all are near, and less where trees hang from a drawn out undirected graph),
  ///   O(V (V + E) log V) with; O(V + E) space a thread.
  /// - SeeAlso: Wasserman and Faust, Social Network Analysis (1994), section 5.2; Freeman (1979);
  ///   Then et al., The more the merrier: efficient multi-source graph traversal (2014), Proc. VLDB
  ///   8:449.
  public func closeness(
    direction: Direction = .incoming,
    lengths: [Double]? = nil,
    corrected: Bool = true,
    threads: Int? = nil
  ) throws(KernelError) -> [Double] {
    try check(lengths: lengths)
    return closeness(direction, lengths, corrected, threads) { _ in }
  }

  /// Returns how near each vertex is to those that reach it, and tells how far it is.
  ///
  /// As ``closeness(direction:lengths:corrected:threads:)``.
  ///
  /// - Parameters:
  ///   - direction: `.incoming` measures the ways to a vertex, `.out` those from it.
  ///   - lengths: One a slot, 0 or more; nil if every tie has length 1.
  ///   - corrected: Whether to weigh by the share of vertices within reach.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one length a slot.
  /// - Complexity: As ``closeness(direction:lengths:corrected:threads:)``.
  /// - SeeAlso: Wasserman and Faust, Social Network Analysis (1994), section 5.2.
  public func closeness(
    direction: Direction = .incoming,
    lengths: [Double]? = nil,
    corrected: Bool = true,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> [Double] {
    try check(lengths: lengths)
    return try closeness(direction, lengths, corrected, threads, progress)
  }

  private func closeness<Failure: Error>(
    _ direction: Direction,
    _ lengths: [Double]?,
    _ corrected: Bool,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Double] {
    let isDrawnOut = !isDirected && lengths == nil ? withRows { isDeep($0) } : nil
    let (reached, totals): ([Double], [Double])
    if isDrawnOut == true {
      (reached, totals) = try hopTotals(threads, progress)
    } else {
      let sums = try DistanceSums(
        self,
        direction,
        lengths,
        isDrawnOut: isDrawnOut,
        threads: threads,
        progress: progress
      )
      (reached, totals) = (sums.reached, sums.totals)
    }
    return (0..<vertexCount).map { vertex in
      guard reached[vertex] > 0 else { return 0 }
      let closeness = reached[vertex] / totals[vertex]
      return corrected ? closeness * reached[vertex] / Double(vertexCount - 1) : closeness
    }
  }

  /// How many others each vertex of an undirected graph without lengths reaches, and the sums of
  /// their distances.
  ///
  /// Searches in the core, arithmetic in the trees: one step up a tie, all that hang below it come
  /// one farther, and all others one nearer.
  private func hopTotals<Failure: Error>(
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> (reached: [Double], totals: [Double]) {
    var telling = Telling()
    let core = try TreelessGraph(of: self, lengths: nil) { () throws(Failure) in
      if let share = telling.due(0) { try progress(share) }
    }
    let trees = core.trees
    var below = [Double](repeating: 0, count: vertexCount)
    for leaf in trees.order {
      below[Int(targets[trees.up[Int(leaf)]])] += below[Int(leaf)] + Double(trees.sizes[Int(leaf)])
    }
    let hanging = below
    let found = Cells<Double>(2 * vertexCount, repeating: 0)
    try core.withRows { (rows, _, weights) throws(Failure) in
      let crew = Crew(threads: threads, steps: core.count * (core.count + core.targets.count))
      try crew.share(core.count, progress: progress) { worker in
        var search = StepSearch(rows)
        while let place = worker.next() {
          search.run(from: place) { worker.isStopped() }
          var (number, total) = (-1.0, 0.0)
          for step in 0..<(search.steps.count - 1) {
            for met in search.steps[step]..<search.steps[step + 1] {
              let other = Int(search.order[met])
              number += weights[other]
              total += weights[other] * Double(step) + hanging[Int(core.vertices[other])]
            }
          }
          found[Int(core.vertices[place])] = number
          found[vertexCount + Int(core.vertices[place])] = total
        }
      }
    }
    for leaf in trees.order.reversed() {
      let above = Int(targets[trees.up[Int(leaf)]])
      found[Int(leaf)] = found[above]
      let change = found[above] + 1 - 2 * Double(trees.sizes[Int(leaf)])
      found[vertexCount + Int(leaf)] = found[vertexCount + above] + change
    }
    return (found.array(0..<vertexCount), found.array(vertexCount..<(2 * vertexCount)))
  }
}
