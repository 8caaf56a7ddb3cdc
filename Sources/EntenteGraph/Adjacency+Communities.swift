internal import Synchronization

extension Adjacency {
  /// Divides the vertices into communities of great signed modularity.
  ///
  /// The value is that of ``signedModularity(groups:of:positiveResolution:negativeResolution:)``: for
  /// values of 0 and above the modularity of Newman and Girvan. From each start vertices move to the
  /// community of most gain, communities are refined into parts held together by ties, the parts are
  /// joined to vertices of a smaller graph, and so on (Leiden). Where that brings nothing any more, a
  /// chain of moves that loses at first may gain in the end (Kernighan and Lin); it ends after sixteen
  /// moves that together gain nothing, in large graphs sooner or at once. The best of all starts is
  /// kept, which need not be the best there is.
  ///
  /// Without negative values every community is connected. With them it need not be: who share
  /// enemies may belong together without a tie, and the definition asks for nothing else.
  ///
  /// - Parameters:
  ///   - values: One a slot, any finite number, no unit; the same in both slots of an edge.
  ///   - positiveResolution: 0 or above; above 1 favours small communities of positive ties.
  ///   - negativeResolution: 0 or above; above 1 favours communities with few negative ties by chance.
  ///   - starts: From how many random orders to search, 1 or more.
  ///   - seed: The seed of the orders; the same seed gives the same answer.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: The best division found and its value; each vertex alone if all values are 0.
  /// - Throws: ``KernelError/notANumber(edge:)``; ``KernelError/invalidParameter(_:)`` for a
  ///   resolution or the starts.
  /// - Precondition: There is one value a slot.
  /// - Complexity: About O(starts · (V + E) log V) without negative values; with them also
  ///   O(starts · V · communities), of which beyond 512 only those of neighbours are looked at. Each
  ///   start also tries up to twenty chains of about a million steps at most. Space O(V + E) a thread.
  /// - SeeAlso: Traag, Waltman and van Eck, From Louvain to Leiden (2019), Scientific Reports 9:5233;
  ///   Kernighan and Lin (1970), Bell System Technical Journal 49:291; Newman (2006), PNAS 103:8577;
  ///   Gomez, Jensen and Arenas (2009), Phys. Rev. E 80:016114; Traag and Bruggeman, Community
  ///   detection in networks with positive and negative links (2009), Phys. Rev. E 80:036115.
  public func communities(
    of values: [Double],
    positiveResolution: Double = 1,
    negativeResolution: Double = 1,
    starts: Int = 10,
    seed: UInt64 = 1,
    threads: Int? = nil
  ) throws(KernelError) -> Communities {
    let goal = CommunityGoal(
      values: values,
      positive: positiveResolution,
      negative: negativeResolution
    )
    let scale = try checked(goal, starts)
    let silent: (Double) throws(Never) -> Void = { _ in }
    return searched(goal, scale, starts, seed, threads, silent)
  }

  /// Divides the vertices into communities as
  /// ``communities(of:positiveResolution:negativeResolution:starts:seed:threads:)`` does, telling how
  /// far it is.
  ///
  /// - Parameters:
  ///   - values: One a slot, any finite number, no unit; the same in both slots of an edge.
  ///   - positiveResolution: 0 or above; above 1 favours small communities of positive ties.
  ///   - negativeResolution: 0 or above; above 1 favours communities with few negative ties by chance.
  ///   - starts: From how many random orders to search, 1 or more.
  ///   - seed: The seed of the orders; the same seed gives the same answer.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: The best division found and its value; each vertex alone if all values are 0.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Precondition: There is one value a slot.
  /// - Complexity: As without progress.
  public func communities(
    of values: [Double],
    positiveResolution: Double = 1,
    negativeResolution: Double = 1,
    starts: Int = 10,
    seed: UInt64 = 1,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> Communities {
    let goal = CommunityGoal(
      values: values,
      positive: positiveResolution,
      negative: negativeResolution
    )
    let scale = try checked(goal, starts)
    return try searched(goal, scale, starts, seed, threads, progress)
  }

  /// Refuses what cannot be searched for; returns the greatest magnitude of a value, or 1.
  private func checked(_ goal: CommunityGoal, _ starts: Int) throws(KernelError) -> Double {
    guard starts > 0 else { throw .invalidParameter("starts") }
    for (name, resolution) in [
      ("positiveResolution", goal.positive), ("negativeResolution", goal.negative),
    ] {
      guard resolution >= 0 && resolution.isFinite else { throw .invalidParameter(name) }
    }
    precondition(goal.values.count == slotCount, "There must be one value per slot")
    var greatest = 0.0
    for slot in goal.values.indices {
      guard goal.values[slot].isFinite else { throw .notANumber(edge: slot) }
      greatest = max(greatest, goal.values[slot].magnitude)
    }
    return greatest > 0 ? greatest : 1
  }

  private func searched<Failure: Error>(
    _ goal: CommunityGoal,
    _ scale: Double,
    _ starts: Int,
    _ seed: UInt64,
    _ threads: Int?,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> Communities {
    var telling = Telling()
    func tell(_ done: Double) throws(Failure) {
      if let share = telling.due(done) { try progress(share) }
    }
    let level = try CommunityLevel(self, goal, scale, threads) { () throws(Failure) in try tell(0) }
    let found = Mutex([Int: [Int]]())
    let (steps, isOver) = (20 * (slotCount + vertexCount)).multipliedReportingOverflow(by: starts)
    let crew = Crew(threads: threads, steps: isOver ? .max : steps)
    try crew.share(starts) { done throws(Failure) in
      try tell(0.9 * done)
    } _: { worker in
      while let start = worker.next() {
        var search = CommunitySearch(level, seed: seed &+ UInt64(start) &* 0x9E37_79B9, worker)
        guard let labels = try? search.run() else { return }
        found.withLock { $0[start] = labels }
      }
    }
    let divisions = found.withLock { $0 }
    var best = Communities(label: [], count: 0, bestFound: nil)
    for start in 0..<starts {
      guard var labels = divisions[start] else { continue }
      try tell(0.9)
      if !level.isSigned {
        labels = try connected(labels, goal.values) { () throws(Failure) in try tell(0.9) }
      }
      try tell(0.9)
      let value = try signedModularity(labels, goal, scale) { () throws(Failure) in try tell(0.9) }
      guard start == 0 || (value ?? 0) > (best.bestFound ?? 0) + 1e-13 else { continue }
      let number = Components(raw: labels.map { UInt32($0) })
      best.label = number.label.map { Int($0) }
      best.count = number.count
      best.bestFound = value
    }
    return best
  }

  /// Parts groups that no tie of a value above 0 holds together, which never lowers the value without negative ties.
  private func connected<Failure: Error>(
    _ labels: [Int],
    _ values: [Double],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> [Int] {
    var sets = VertexSets(count: vertexCount)
    for vertex in 0..<vertexCount {
      if vertex & 0xfff == 0 { try tell() }
      for slot in row(of: Vertex(vertex)) where values[slot] != 0 {
        let target = Int(targets[slot])
        if labels[vertex] == labels[target] { sets.join(vertex, target) }
      }
    }
    return sets.labels.label
  }
}
