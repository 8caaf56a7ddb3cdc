/// Steps from one vertex after another.
struct StepSearch {
  let rows: RowsView
  /// Which start met each vertex last, from 1 on.
  private let marks: Cells<UInt32>
  /// The vertices met, nearest first.
  let order: Cells<Vertex>
  /// Where each step begins in that order, and at last where all end.
  private(set) var steps: [Int] = []
  private var mark: UInt32 = 0
}

extension StepSearch {
  init(_ rows: RowsView) {
    self.rows = rows
    marks = Cells(rows.vertexCount, repeating: 0)
    order = Cells(uninitialised: rows.vertexCount)
  }

  /// Orders the vertices by steps from a start.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - isStopped: Asked now and then; if so, the order is not complete.
  mutating func run(from start: Int, isStopped: () -> Bool) {
    mark &+= 1
    if mark == .max {
      marks.fill(with: 0)
      mark = 1
    }
    let (offsets, targets, marks, mark) = (rows.offsets, rows.targets, marks, mark)
    steps.removeAll(keepingCapacity: true)
    order[0] = Vertex(truncatingIfNeeded: start)
    marks[start] = mark
    var met = 1
    var begin = 0
    while begin < met {
      steps.append(begin)
      let end = met
      for place in begin..<end {
        if place & 4095 == 4095 && isStopped() {
          steps.append(met)
          return
        }
        let vertex = Int(order[place])
        for slot in Int(offsets[vertex])..<Int(offsets[vertex &+ 1]) {
          let target = targets[slot]
          guard marks[Int(target)] != mark else { continue }
          marks[Int(target)] = mark
          order[met] = target
          met &+= 1
        }
      }
      begin = end
    }
    steps.append(met)
  }
}
