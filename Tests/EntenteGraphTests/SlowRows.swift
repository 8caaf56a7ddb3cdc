import EntenteGraph

/// Rows sorted by counting twice, tie by tie: the slow way, which shares no code with the kernels.
struct SlowRows {
  var offsets: [UInt32]
  var targets: [Vertex]
  /// The place of the tie of each slot in the order given.
  var arcs: [UInt32]
}

extension SlowRows {
  init(
    _ vertexCount: Int,
    from: [Vertex],
    to: [Vertex],
    directed: Bool,
    loops: Adjacency.Loops = .kept
  ) {
    var bySource = [UInt32](repeating: 0, count: vertexCount + 1)
    var byTarget = bySource
    for tie in 0..<from.count {
      let (source, target) = (Int(from[tie]), Int(to[tie]))
      if source == target && loops == .dropped { continue }
      bySource[source + 1] += 1
      byTarget[target + 1] += 1
      if directed || source == target { continue }
      bySource[target + 1] += 1
      byTarget[source + 1] += 1
    }
    for vertex in 0..<vertexCount {
      bySource[vertex + 1] += bySource[vertex]
      byTarget[vertex + 1] += byTarget[vertex]
    }
    let slotCount = Int(bySource[vertexCount])
    var sources = [Vertex](repeating: 0, count: slotCount)
    var ties = [UInt32](repeating: 0, count: slotCount)
    var next = byTarget
    func put(_ tie: Int, _ source: Int, _ target: Int) {
      let place = Int(next[target])
      next[target] += 1
      sources[place] = Vertex(source)
      ties[place] = UInt32(tie)
    }
    for tie in 0..<from.count {
      let (source, target) = (Int(from[tie]), Int(to[tie]))
      if source == target && loops == .dropped { continue }
      put(tie, source, target)
      if !directed && source != target { put(tie, target, source) }
    }
    offsets = bySource
    targets = [Vertex](repeating: 0, count: slotCount)
    arcs = targets
    next = bySource
    for target in 0..<vertexCount {
      for place in Int(byTarget[target])..<Int(byTarget[target + 1]) {
        let source = Int(sources[place])
        let slot = Int(next[source])
        next[source] += 1
        targets[slot] = Vertex(target)
        arcs[slot] = ties[place]
      }
    }
  }

  /// The rows with every run of parallel ties as one slot, and their weights.
  func merged(_ weights: [Double], by rule: Adjacency.Parallels) -> (SlowRows, [Double]) {
    var result = SlowRows(offsets: [0], targets: [], arcs: [])
    var column: [Double] = []
    for vertex in 0..<offsets.count - 1 {
      let start = result.targets.count
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let next = weights[Int(arcs[slot])]
        guard rule != .kept, result.targets.count > start, result.targets.last == targets[slot],
          let kept = column.last
        else {
          result.targets.append(targets[slot])
          result.arcs.append(arcs[slot])
          column.append(next)
          continue
        }
        switch rule {
        case .summed: column[column.count - 1] = kept + next
        case .greatest: column[column.count - 1] = max(kept, next)
        case .least: column[column.count - 1] = min(kept, next)
        case .kept, .refused: break
        }
      }
      result.offsets.append(UInt32(result.targets.count))
    }
    return (result, column)
  }

  /// The rows turned round: for each vertex where ties come from, and the slots they stand in.
  var turned: SlowRows {
    let vertexCount = offsets.count - 1
    var lists = [[(source: Vertex, slot: UInt32)]](repeating: [], count: vertexCount)
    for vertex in 0..<vertexCount {
      for slot in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        lists[Int(targets[slot])].append((Vertex(vertex), UInt32(slot)))
      }
    }
    var result = SlowRows(offsets: [0], targets: [], arcs: [])
    for list in lists {
      result.targets += list.map(\.source)
      result.arcs += list.map(\.slot)
      result.offsets.append(UInt32(result.targets.count))
    }
    return result
  }
}
