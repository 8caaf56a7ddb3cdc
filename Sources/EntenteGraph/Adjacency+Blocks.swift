internal import Synchronization

extension Adjacency {
  /// Divides the vertices into blocks so that the fewest ties contradict it.
  ///
  /// Minimises the negative ties within blocks plus the positive ties between them over all
  /// divisions into exactly, or at most, so many blocks. At most two blocks give the frustration
  /// index. Parallel ties count each; a negative loop always counts, a positive one never; direction
  /// is ignored and a value of 0 is no tie. A search by moves finds a division; branch and bound
  /// proves it, each part bounded by its own least cost found before.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge.
  ///   - blocks: How many blocks, 1 or more, and for `exactly` no more than vertices.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - looks: The most vertices that the proof may look at, and again the count of optima; 0
  ///     leaves both out.
  /// - Returns: The division, bounds for the least cost, and how many divisions reach it.
  /// - Throws: ``KernelError/invalidParameter(_:)`` "blocks" for a number of blocks out of its range;
  ///   ``KernelError/notANumber(edge:)`` if a value or the sum is not a finite number.
  /// - Precondition: There is one value a slot.
  /// - Complexity: Exponential at worst, bounded by O(looks · blocks) time. Beyond 200 vertices
  ///   there is no proof.
  /// - SeeAlso: Doreian and Mrvar, A partitioning approach to structural balance (1996), Social
  ///   Networks 18:149; Davis, Clustering and structural balance (1967), Human Relations 20:181.
  public func partition(
    of values: [Double],
    into blocks: BlockCount,
    weighted: Bool = false,
    looks: Int = 10_000_000
  ) throws(KernelError) -> BlockPartition {
    let range = try blocks.range(vertexCount)
    let couplings = try BlockCouplings(
      self,
      values,
      weighted: weighted,
      { () throws(KernelError) in },
      { $0 }
    )
    return divided(couplings, range, looks) { _ in }
  }

  /// Divides the vertices into blocks so that the fewest ties contradict it, telling how far it is.
  ///
  /// As ``partition(of:into:weighted:looks:)``.
  ///
  /// - Parameters:
  ///   - values: One a slot, the same in both slots of an edge.
  ///   - blocks: How many blocks, 1 or more, and for `exactly` no more than vertices.
  ///   - weighted: Whether a tie counts its magnitude instead of 1.
  ///   - looks: The most vertices that the proof may look at, and again the count of optima.
  ///   - progress: Receives a share in 0..<1 about a hundred times a second at most, of the search, the
  ///     proof and the count a third each; stops the work by throwing.
  /// - Returns: The division, bounds for the least cost, and how many divisions reach it.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other form does.
  /// - Precondition: There is one value a slot.
  /// - Complexity: As the other form.
  public func partition(
    of values: [Double],
    into blocks: BlockCount,
    weighted: Bool = false,
    looks: Int = 10_000_000,
    progress: (Double) throws -> Void
  ) throws -> BlockPartition {
    let range = try blocks.range(vertexCount)
    var telling = Telling()
    let couplings = try BlockCouplings(
      self,
      values,
      weighted: weighted,
      { if let share = telling.due(0) { try progress(share) } },
      { $0 }
    )
    return try divided(couplings, range, looks, progress)
  }

  private func divided<Failure: Error>(
    _ couplings: BlockCouplings,
    _ blocks: ClosedRange<Int>,
    _ looks: Int,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> BlockPartition {
    let done = Mutex<BlockPartition?>(nil)
    let (least, most) = (blocks.lowerBound, blocks.upperBound)
    try Crew(threads: 1, steps: 0).share(3, progress: progress) { worker in
      var search = BlockSearch(couplings, least: least, most: most, looks: looks, worker)
      guard worker.next() != nil else { return }
      guard (try? search.findByMoves()) != nil, worker.next() != nil else { return }
      search.prove()
      guard worker.next() != nil else { return }
      if search.isProved { search.countOptima() }
      guard let partition = try? BlockPartition(search) else { return }
      done.withLock { $0 = partition }
    }
    guard let partition = done.withLock({ $0 }) else { preconditionFailure("It was not stopped") }
    return partition
  }
}

extension BlockPartition {
  /// What a search found.
  fileprivate init(_ search: BlockSearch) throws(Stopped) {
    let number = Components(raw: search.best.map { UInt32($0) })
    let cost = try search.couplings.cost(of: search.best) { () throws(Stopped) in
      try search.worker.check()
    }
    self.init(
      label: number.label.map { Int($0) },
      count: number.count,
      upperBound: cost,
      lowerBound: search.isProved ? cost : search.couplings.constant + search.lowerBound,
      isProved: search.isProved,
      optima: search.optima
    )
  }
}

extension BlockCount {
  /// The fewest and the most blocks, if so many vertices can be divided so.
  fileprivate func range(_ vertexCount: Int) throws(KernelError) -> ClosedRange<Int> {
    let (least, most) =
      switch self {
      case .exactly(let count): (count, count)
      case .atMost(let count): (0, min(count, max(vertexCount, 1)))
      }
    guard most >= 1, least <= vertexCount else { throw .invalidParameter("blocks") }
    return least...most
  }
}
