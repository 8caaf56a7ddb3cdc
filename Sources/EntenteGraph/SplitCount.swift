/// The best splits of one component.
struct SplitCount {
  /// How many there are, of two that are each other turned over one.
  private(set) var count = 1.0
  /// The group of each vertex, and how many groups there are.
  private(set) var labels: [Int]
  private(set) var labelCount = 1
}

extension SplitCount {
  /// Counts, given a best split and a packing of cycles; nil if it would take too much.
  ///
  /// - Parameters:
  ///   - component: What to split.
  ///   - sides: A best split.
  ///   - cycles: A packing of cycles.
  ///   - width: The most vertices that a table may be over.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  init?<Failure: Error>(
    _ component: SignedComponent,
    _ sides: [Double],
    _ cycles: [(ties: [Int], multiplier: Double)],
    width: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try tell()
    labels = [Int](repeating: 0, count: component.vertices.count)
    guard !component.couplings.isEmpty else { return }
    let cost = try component.cost(of: sides, tell)
    try tell()
    let packed = cycles.reduce(0) { $0 + $1.multiplier }
    let tolerance = component.step > 0 ? component.divisor / 4 : max(1e-9 * cost, 1e-14)
    let share = component.step / Double(4 * component.vertices.count)
    var kernel = try SplitKernel(component, sides, tell)
    try kernel.join(roomiest: cycles, excess: cost - packed + tolerance, tell)
    let margin = component.step > 0 ? share : 2 * tolerance
    try kernel.joinFirm(margin: margin, tell)
    let all = try BucketElimination(kernel.component, width: width, tolerance: tolerance, tell)
    guard let all else { return nil }
    // A better split, or none so good, means that the frustration is not what it seems.
    guard (all.cost + kernel.constant - cost).magnitude <= 2 * tolerance else { return nil }
    count = all.count / 2
    guard all.work * kernel.vertexCount <= 200_000_000 else { return nil }
    let groups = try kernel.groups(width: width, tolerance: tolerance, tell)
    labels = kernel.labels.map { groups.label[$0] }
    labelCount = groups.count
  }
}

extension SplitKernel {
  /// The vertices whose relation is the same in every best split.
  ///
  /// Where two vertices may differ the kernel is solved with the two set against each other, and what
  /// its solution parts is parted.
  fileprivate func groups<Failure: Error>(
    width: Int,
    tolerance: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) -> (label: [Int], count: Int) {
    let best = component.cost(of: [Double](repeating: 1, count: vertexCount))
    var label = [Int](repeating: 0, count: vertexCount)
    var count = 1
    for vertex in 1..<max(1, vertexCount) {
      while let first = (0..<vertex).first(where: { label[$0] == label[vertex] }) {
        var sides = [Double](repeating: 1, count: vertexCount)
        sides[vertex] = -1
        var opposed = try SplitKernel(component, sides, tell)
        try opposed.join(first, vertex, tell)
        let joined = opposed.component
        guard
          let solved = try BucketElimination(joined, width: width, tolerance: tolerance, tell),
          solved.cost + opposed.constant <= best + tolerance
        else { break }
        let split = opposed.lifted(solved.sides)
        // Each group becomes its vertices on the one side and those on the other.
        var numbers: [[Int]: Int] = [:]
        for place in 0..<vertexCount {
          let key = [label[place], split[place] > 0 ? 1 : 0]
          let number = numbers[key] ?? numbers.count
          numbers[key] = number
          label[place] = number
        }
        count = numbers.count
      }
    }
    return (label, count)
  }
}
