/// What the profile of one vertex has in common with those of the vertices after it.
struct ProfileSums {
  private let rows: ProfileRows
  private let absent: AbsentTies
  /// Of each other vertex the sum of weighted products.
  private let products: Cells<Double>
  /// The value of the vertex to each other one, and that of the other to it.
  private let ties: Cells<SIMD2<Double>>
  /// Of each other vertex, over those known to both: squared differences, the two sums of values, the
  /// sum of squares, and that of weights.
  private let known: Cells<SIMD8<Double>>
  private let counts: Cells<UInt32>
}

extension ProfileSums {
  init(_ rows: ProfileRows, _ absent: AbsentTies) {
    self.rows = rows
    self.absent = absent
    let count = rows.vertexCount
    let isKnown = absent == .unknown
    products = Cells(isKnown ? 0 : count, repeating: 0)
    ties = Cells(isKnown ? 0 : count, repeating: .zero)
    known = Cells(isKnown ? count : 0, repeating: .zero)
    counts = Cells(isKnown ? count : 0, repeating: 0)
  }

  /// Goes through all that share a third party with a vertex and come after it.
  func add(_ vertex: Int) {
    withView(of: rows.columnSources) { sources in
      withView(of: rows.columnValues) { values in
        for place in rows.offsets[vertex]..<rows.offsets[vertex + 1] {
          let third = Int(rows.targets[place])
          let own = rows.values[place]
          let weight = rows.weights[third]
          let weighted = weight * own
          let start = rows.columnOffsets[third]
          // Columns ascend, so the vertices after this one stand at the end.
          var entry = rows.columnOffsets[third + 1] &- 1
          if absent == .zero {
            ties[third][0] = own
            while entry >= start, Int(sources[entry]) > vertex {
              products[Int(sources[entry])] += weighted * values[entry]
              entry &-= 1
            }
          } else {
            while entry >= start, Int(sources[entry]) > vertex {
              let (other, value) = (Int(sources[entry]), values[entry])
              let difference = own - value
              known[other] += SIMD8(
                weight * difference * difference,
                weighted,
                weight * value,
                weight * (own * own + value * value),
                weight,
                0,
                0,
                0
              )
              counts[other] &+= 1
              entry &-= 1
            }
          }
        }
        guard absent == .zero else { return }
        for entry in rows.columnOffsets[vertex]..<rows.columnOffsets[vertex + 1] {
          ties[Int(sources[entry])][1] = values[entry]
        }
      }
    }
  }

  /// Makes room for the next vertex.
  func clear(_ vertex: Int) {
    products.fill(with: 0)
    ties.fill(with: .zero)
    known.fill(with: .zero)
    counts.fill(with: 0)
  }

  /// How many third parties both know.
  @inline(__always)
  func parties(_ other: Int) -> UInt32 { counts[other] }

  /// K of a pair, NaN where undefined; nil if subtraction leaves too few digits.
  @inline(__always)
  func value(_ vertex: Int, _ other: Int) -> Double? {
    guard absent == .zero else { return knownValue(other) }
    let (here, there) = (rows.sums[vertex], rows.sums[other])
    let (own, back) = (ties[other][0], ties[other][1])
    let (weight, otherWeight) = (rows.weights[vertex], rows.weights[other])
    let sum = here.value - otherWeight * own
    let otherSum = there.value - weight * back
    let all = here.square + there.square
    let squares = all - otherWeight * own * own - weight * back * back
    let total = rows.total
    let mass = total > 0 ? total - weight - otherWeight : Double(rows.vertexCount &- 2)
    guard mass > 0.01 * total, mass > 0 else { return nil }
    let scale = squares - 2 * sum * otherSum / mass
    guard scale > 0.01 * all else { return all == 0 ? .nan : nil }
    return 1 - (squares - 2 * products[other]) / scale
  }

  @inline(__always)
  private func knownValue(_ other: Int) -> Double? {
    let sums = known[other]
    guard sums[4] > 0 else { return .nan }
    let scale = sums[3] - 2 * sums[1] * sums[2] / sums[4]
    return scale > 1e-12 * sums[3] ? 1 - sums[0] / scale : .nan
  }
}
