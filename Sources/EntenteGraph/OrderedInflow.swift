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
  /// The same matrix with its vertices renumbered and its rows split.
  func ordered(_ by: DegreeOrder, _ crew: Crew) -> OrderedInflow {
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
    let nearValues = Cells<Double>(uninitialised: values?.count ?? 0)
    splits = filledArray(count) { splits in
      near = filledArray(sources.count) { near in
        withEntries { entries in
          withView(of: by.rank) { rank in
            withView(of: offsets) { offsets in
              let splitter = RowSplitter(
                rank: rank,
                offsets: offsets,
                splits: splits,
                near: near,
                nearValues: nearValues,
                far: far
              )
              splitter.split(entries, crew)
              (farSources, farValues) = far.ordered(offsets, splits, crew)
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
      nearValues: nearValues.array()
    )
  }
}
