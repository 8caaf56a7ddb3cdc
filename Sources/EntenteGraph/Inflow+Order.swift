extension Inflow {
  /// The same matrix with its vertices renumbered; rows need not ascend.
  func renumbered(_ by: DegreeOrder, _ crew: Crew) -> Inflow {
    let offsets: [UInt32] = filledArray(count + 1) { offsets in
      offsets[0] = 0
      for place in 0..<count {
        let length = row(Int(by.order[place])).count
        offsets[place &+ 1] = offsets[place] &+ UInt32(truncatingIfNeeded: length)
      }
    }
    let pieces = crew.pieces(sources.count)
    let values = self.values.map { values in
      filledArray(values.count) { renumbered in
        self.copyRows(by, offsets, pieces, crew) { place, slot in renumbered[place] = values[slot] }
      }
    }
    let sources: [Vertex] = filledArray(self.sources.count) { renumbered in
      withView(of: self.sources) { sources in
        withView(of: by.rank) { rank in
          self.copyRows(by, offsets, pieces, crew) { place, slot in
            renumbered[place] = rank[Int(sources[slot])]
          }
        }
      }
    }
    return Inflow(
      count: count,
      offsets: offsets,
      sources: sources,
      values: values,
      scale: scale,
      isSymmetric: isSymmetric
    )
  }

  /// Goes through the slots of the new rows, each with the slot it comes from.
  @inline(__always)
  private func copyRows(
    _ by: DegreeOrder,
    _ offsets: [UInt32],
    _ pieces: Int,
    _ crew: Crew,
    _ copy: @Sendable (Int, Int) -> Void
  ) {
    Adjacency.withRows(offsets, sources) { rows in
      let cuts = rows.cuts(into: pieces)
      withView(of: self.offsets) { old in
        withView(of: by.order) { order in
          crew.each(pieces) { piece in
            for place in cuts[piece]..<cuts[piece &+ 1] {
              // The first slot of a row to come is copied early, so that it is fetched meanwhile.
              let ahead = min(place &+ 12, cuts[piece &+ 1] &- 1)
              if rows.start(ahead) < rows.end(ahead) {
                copy(rows.start(ahead), Int(old[Int(order[ahead])]))
              }
              var from = Int(old[Int(order[place])])
              for to in rows.start(place)..<rows.end(place) {
                copy(to, from)
                from &+= 1
              }
            }
          }
        }
      }
    }
  }
}
