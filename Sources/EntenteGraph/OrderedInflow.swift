/// A matrix whose vertices are numbered by descending number of ties, with split rows: nearly
/// all entries come from the first 65,536 vertices then.
struct OrderedInflow {
  /// From here on vertices have no entries.
  let live: Int
  /// As in ``EntriesView``, like the rest.
  let offsets: [UInt32]
  let far: [Vertex]
  let farValues: [Double]
  let splits: [RowSplit]
  let near: [UInt16]
  let nearValues: [Double]
}

extension OrderedInflow {
  /// Opens the rows for reading.
  func withEntries<Result, Failure: Error>(
    _ body: (EntriesView<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Adjacency.withRows(offsets, far) { rows throws(Failure) in
      try withView(of: farValues) { farValues throws(Failure) in
        try withView(of: splits) { splits throws(Failure) in
          try withView(of: near) { near throws(Failure) in
            try withView(of: nearValues) { nearValues throws(Failure) in
              try body(
                EntriesView(
                  offsets: rows.offsets,
                  sources: rows.targets,
                  values: farValues,
                  splits: splits,
                  near: near,
                  nearValues: nearValues
                )
              )
            }
          }
        }
      }
    }
  }
}

extension Inflow {
  /// The same matrix with its vertices renumbered and its rows split; `progress` is told 0 every few
  /// milliseconds and stops the work by throwing.
  func ordered<Failure: Error>(
    _ by: DegreeOrder,
    _ crew: Crew,
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> OrderedInflow {
    var telling = Telling()
    func tell() throws(Failure) { if let share = telling.due(0) { try progress(share) } }
    let offsets: [UInt32] = filledArray(count + 1) { offsets in
      offsets[0] = 0
      for place in 0..<count {
        let length = row(Int(by.order[place])).count
        offsets[place &+ 1] = offsets[place] &+ UInt32(truncatingIfNeeded: length)
      }
    }
    var live = count
    while live > 0 && offsets[live - 1] == offsets[live] { live -= 1 }
    let far = FarEntries(atMost: sources.count, isWeighted: values != nil)
    var (near, splits): ([UInt16], [RowSplit]) = ([], [])
    var (farSources, farValues): ([Vertex], [Double]) = ([], [])
    var nearValues: [Double] = []
    splits = try filledArray(count) { splits throws(Failure) in
      near = try filledArray(sources.count) { near throws(Failure) in
        nearValues = try filledArray(values?.count ?? 0) { nearValues throws(Failure) in
          try withEntries { entries throws(Failure) in
            try withView(of: by.rank) { rank throws(Failure) in
              try withView(of: offsets) { offsets throws(Failure) in
                let splitter = RowSplitter(
                  rank: rank,
                  offsets: offsets,
                  splits: splits,
                  near: near,
                  nearValues: nearValues,
                  far: far
                )
                try splitter.split(entries, crew, tell)
                (farSources, farValues) = try far.ordered(offsets, splits, crew, tell)
              }
            }
          }
        }
      }
    }
    return OrderedInflow(
      live: live,
      offsets: offsets,
      far: farSources,
      farValues: farValues,
      splits: splits,
      near: near,
      nearValues: nearValues
    )
  }
}
