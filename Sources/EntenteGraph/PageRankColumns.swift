/// What the rounds of a walk need to know of each vertex, numbered as their rows are.
struct PageRankColumns: Sendable {
  /// What each vertex sends of its score to an entry of 1; 0 if nothing leads from it.
  let factors: Cells<Double>
  /// Where the steps along no tie go, of sum 1; none for everywhere alike.
  let homes: Cells<Double>?
  /// The scores to start from.
  let scores: Cells<Double>
  /// The vertices from here on have their right scores and no ties.
  let live: Int
}

extension PageRankColumns {
  /// The columns of renumbered vertices.
  func ordered(_ by: DegreeOrder, live: Int, _ crew: Crew) -> PageRankColumns {
    withView(of: by.order) { order in
      func ordered(_ column: Cells<Double>) -> Cells<Double> {
        let ordered = Cells<Double>(uninitialised: column.count)
        crew.ranges(column.count) { range in
          for place in range { ordered[place] = column[Int(order[place])] }
        }
        return ordered
      }
      return PageRankColumns(
        factors: ordered(factors),
        homes: homes.map { ordered($0) },
        scores: ordered(scores),
        live: live
      )
    }
  }

  /// Divides the scores of vertices with ties so that the sum of all is 1; of so many numbers it is
  /// compensated, since its fault would come to every score.
  func makeSumOne(_ crew: Crew) {
    let (scores, live) = (scores, live)
    let own = crew.sum(live) { Self.sum(scores, $0) }
    let rest = crew.sum(scores.count &- live) { Self.sum(scores, $0.shifted(by: live)) }
    guard own > 0, rest < 1 else { return }
    let total = own / (1 - rest)
    crew.ranges(live) { range in
      for vertex in range { scores[vertex] /= total }
    }
  }

  /// The sum of some numbers.
  static func sum(_ numbers: Cells<Double>, _ range: Range<Int>) -> Double {
    var sum = CompensatedSum()
    for place in range { sum.add(numbers[place]) }
    return sum.total
  }
}

extension Range<Int> {
  /// The range that starts so much further on.
  fileprivate func shifted(by distance: Int) -> Range<Int> {
    lowerBound &+ distance..<upperBound &+ distance
  }
}
