/// What is left of a component once vertices whose relation is settled are joined.
///
/// The component is turned so that a known split puts all on one side: then a tie is positive if the
/// split satisfies it and negative if it frustrates it.
struct SplitKernel {
  /// The joined vertices and their merged ties; it may fall apart.
  private(set) var component: SignedComponent
  /// What every split that is left pays beyond the ties of the kernel.
  private(set) var constant = 0.0
  /// The kernel's vertex of each vertex.
  private(set) var labels: [Int]
  /// The known split.
  let sides: [Double]
}

extension SplitKernel {
  /// Turns a component by a split, joining nothing; `tell` is called every few milliseconds and stops
  /// the work by throwing.
  init<Failure: Error>(
    _ component: SignedComponent,
    _ sides: [Double],
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    self.component = component
    self.sides = sides
    labels = Array(component.vertices.indices)
    let (from, to, couplings) = (component.from, component.to, component.couplings)
    self.component.couplings = try filledArray(couplings.count, tell) { tie in
      couplings[tie] * (sides[from[tie]] * sides[to[tie]])
    }
  }

  var vertexCount: Int { component.vertices.count }

  /// The split of the component that a split of the kernel stands for.
  func lifted(_ split: [Double]) -> [Double] {
    labels.indices.map { sides[$0] * split[labels[$0]] }
  }

  /// Joins the ends of every tie that a packing leaves more room than a split may pay in excess.
  ///
  /// A split that frustrates the tie costs what the cycles prove and the room besides.
  ///
  /// - Parameters:
  ///   - cycles: A packing of the component, before anything is joined.
  ///   - excess: By how much a split of interest may cost more than the packing proves.
  ///   - tell: Called every few milliseconds; stops the work by throwing, as in all that follows.
  /// - Throws: What `tell` throws.
  mutating func join<Failure: Error>(
    roomiest cycles: [(ties: [Int], multiplier: Double)],
    excess: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try tell()
    let couplings = component.couplings
    var rooms = try filledArray(couplings.count, tell) { couplings[$0].magnitude }
    for cycle in cycles { for tie in cycle.ties { rooms[tie] -= cycle.multiplier } }
    var sets = VertexSets(count: vertexCount)
    try tell()
    for tie in rooms.indices {
      if tie & 0xffff == 0xffff { try tell() }
      guard couplings[tie] > 0 && rooms[tie] > excess else { continue }
      sets.join(component.from[tie], component.to[tie])
    }
    try join(sets.labels, tell)
  }

  /// Joins vertices that one positive tie binds more strongly than all others of one of its ends.
  ///
  /// More strongly by a margin, 0 or above; above 0 no best split is lost.
  private mutating func joinBound<Failure: Error>(
    margin: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    while true {
      var sets = VertexSets(count: vertexCount)
      var isJoined = [Bool](repeating: false, count: vertexCount)
      for vertex in 0..<vertexCount where !isJoined[vertex] {
        if vertex & 0xfff == 0xfff { try tell() }
        var total = 0.0
        var strongest = (coupling: 0.0, vertex: vertex)
        for slot in component.offsets[vertex]..<component.offsets[vertex + 1] {
          let coupling = component.couplings[component.ties[slot]]
          total += coupling.magnitude
          if coupling > strongest.coupling { strongest = (coupling, component.neighbours[slot]) }
        }
        guard strongest.vertex != vertex, !isJoined[strongest.vertex] else { continue }
        guard 2 * strongest.coupling >= total + margin else { continue }
        sets.join(vertex, strongest.vertex)
        isJoined[vertex] = true
        isJoined[strongest.vertex] = true
      }
      guard isJoined.contains(true) else { return }
      try join(sets.labels, tell)
    }
  }

  /// Joins what stays together around some vertex, until nothing does around any; the margin is that
  /// of ``joinBound(margin:_:)``.
  mutating func joinFirm<Failure: Error>(
    margin: Double,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try joinBound(margin: margin, tell)
    var isJoining = true
    while isJoining && vertexCount > 1 {
      isJoining = false
      let degrees = (0..<vertexCount).map { component.offsets[$0 + 1] - component.offsets[$0] }
      let order = (0..<vertexCount).sorted { (degrees[$1], $0) < (degrees[$0], $1) }
      for root in order {
        try tell()
        var search = FirmSet(component, root: root, margin: margin)
        let members = try search.run(tell)
        guard members.count > 1 else { continue }
        var sets = VertexSets(count: vertexCount)
        for member in members { sets.join(root, member) }
        try join(sets.labels, tell)
        try joinBound(margin: margin, tell)
        isJoining = true
        break
      }
    }
  }

  /// Joins two vertices.
  mutating func join<Failure: Error>(
    _ first: Int,
    _ second: Int,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    var sets = VertexSets(count: vertexCount)
    sets.join(first, second)
    try join(sets.labels, tell)
  }

  /// Joins the vertices of equal labels and adds up their ties.
  private mutating func join<Failure: Error>(
    _ classes: (label: [Int], count: Int),
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try tell()
    let old = component
    guard classes.count < vertexCount else { return }
    var members = [[Int]](repeating: [], count: classes.count)
    for vertex in 0..<vertexCount { members[classes.label[vertex]].append(vertex) }
    component = SignedComponent(vertices: Array(0..<classes.count))
    component.divisor = old.divisor
    component.step = old.step
    var sums = [Double](repeating: 0, count: classes.count)
    var weights = sums
    var seen = 0
    for label in 0..<classes.count {
      var touched: [Int] = []
      for vertex in members[label] {
        seen &+= 1
        if seen & 0x3ff == 0x3ff { try tell() }
        for slot in old.offsets[vertex]..<old.offsets[vertex + 1] {
          let coupling = old.couplings[old.ties[slot]]
          let other = classes.label[old.neighbours[slot]]
          if other == label {
            // Met from both ends.
            if coupling < 0 { constant -= coupling / 2 }
          } else if other > label {
            if weights[other] == 0 { touched.append(other) }
            sums[other] += coupling
            weights[other] += coupling.magnitude
          }
        }
      }
      for other in touched.sorted() {
        // What is left of weights that cancel but for rounding is no tie.
        let isTie = sums[other].magnitude > 1e-14 * weights[other]
        constant += (weights[other] - (isTie ? sums[other].magnitude : 0)) / 2
        if isTie {
          component.from.append(label)
          component.to.append(other)
          component.couplings.append(sums[other])
        }
        sums[other] = 0
        weights[other] = 0
      }
    }
    try component.close(tell)
    if old.step > 0 { try component.findStep(tell) }
    labels = labels.map { classes.label[$0] }
  }
}
