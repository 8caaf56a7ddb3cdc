extension Adjacency {
  /// A label a vertex, the same for those that arcs lead between both ways.
  ///
  /// Tarjan's search with the call stack in an array.
  func strongLabels() -> [UInt32] {
    let unseen = UInt32.max
    return withRows { rows in
      let label = Cells<UInt32>(vertexCount, repeating: unseen)
      let order = Cells<UInt32>(vertexCount, repeating: unseen)
      let low = Cells<UInt32>(uninitialised: vertexCount)
      let next = Cells<UInt32>(uninitialised: vertexCount)
      let calls = Cells<Vertex>(uninitialised: vertexCount)
      let open = Cells<Vertex>(uninitialised: vertexCount)
      var openCount = 0
      var clock: UInt32 = 0
      for root in 0..<vertexCount where order[root] == unseen {
        var depth = 1
        calls[0] = Vertex(truncatingIfNeeded: root)
        while depth > 0 {
          let here = Int(calls[depth &- 1])
          if order[here] == unseen {
            order[here] = clock
            low[here] = clock
            clock &+= 1
            next[here] = rows.offsets[here]
            open[openCount] = Vertex(truncatingIfNeeded: here)
            openCount &+= 1
          }
          var slot = Int(next[here])
          let end = rows.end(here)
          var lowest = low[here]
          var child: Vertex?
          while slot < end {
            let target = Int(rows.targets[slot])
            if order[target] == unseen {
              child = rows.targets[slot]
              break
            }
            if label[target] == unseen { lowest = min(lowest, low[target]) }
            slot &+= 1
          }
          low[here] = lowest
          if let child {
            next[here] = UInt32(truncatingIfNeeded: slot)
            calls[depth] = child
            depth &+= 1
            continue
          }
          depth &-= 1
          guard lowest == order[here] else { continue }
          var member = here
          repeat {
            openCount &-= 1
            member = Int(open[openCount])
            label[member] = UInt32(truncatingIfNeeded: here)
          } while member != here
        }
      }
      return label.array()
    }
  }
}
