/// Vertices sorted roughly by their labels: one bag for every range of labels, taken out in any
/// order.
///
/// The bags stand in a ring, for only a stretch of labels is in use at a time. Each is a chain of
/// chunks of one growing memory; a chunk starts with where the one before it ends.
struct LabelBins<Label: BitwiseCopyable> {
  private var memory: Cells<UInt32>
  /// The label that stood for each vertex of the memory when it was put in.
  private var beside: Cells<Label>
  private let ends: Cells<UInt32>
  /// The first place that no chunk has used yet.
  private var fresh = Self.chunkSize
  /// The first of the chunks that are free again; 0 if there is none.
  private var free = 0

  private static var chunkSize: Int { 256 }
  /// How many bags the ring has.
  static var count: Int { 4096 }

  /// Takes memory for about so many vertices; the system backs it when it is first written to.
  init(expecting count: Int) {
    let size = (count / Self.chunkSize + 4) * Self.chunkSize
    memory = Cells(uninitialised: size)
    beside = Cells(uninitialised: size)
    ends = Cells(Self.count, repeating: 0)
  }
}

extension LabelBins {
  /// Puts a vertex with its label into a bag; the number of the bag may lie beyond the ring, and goes round.
  @inline(__always)
  mutating func push(_ vertex: Int, _ label: Label, _ bag: Int) {
    let bag = bag & (Self.count &- 1)
    var place = Int(ends[bag])
    if place & (Self.chunkSize &- 1) == 0 { place = addChunk(after: place) }
    memory[place] = Vertex(truncatingIfNeeded: vertex)
    beside[place] = label
    ends[bag] = UInt32(truncatingIfNeeded: place &+ 1)
  }

  /// How many bags lie between one and the next that is not empty, 0 if it is the same; nil if all
  /// are empty.
  func distance(from bag: Int) -> Int? {
    for distance in 0..<Self.count where ends[(bag &+ distance) & (Self.count &- 1)] != 0 {
      return distance
    }
    return nil
  }

  /// The places of the vertices of a bag; nil if it has none, or more than a chunk of them.
  func shortPlaces(_ bag: Int) -> Range<Int>? {
    let end = Int(ends[bag & (Self.count &- 1)])
    guard end != 0 else { return nil }
    let places = places(before: end)
    return memory[places.lowerBound &- 1] == 0 ? places : nil
  }

  /// How many vertices a bag has.
  func vertexCount(of bag: Int) -> Int {
    var count = 0
    var end = Int(ends[bag & (Self.count &- 1)])
    while end != 0 {
      let places = places(before: end)
      count += places.count
      end = Int(memory[places.lowerBound &- 1])
    }
    return count
  }

  /// Moves the vertices of a bag to a list, from an index on.
  mutating func move(_ bag: Int, to list: LabelList<Label>, from index: Int) {
    var index = index
    var end = take(bag)
    while end != 0 {
      let places = places(before: end)
      list.vertices.copy(places, of: memory, to: index)
      list.labels.copy(places, of: beside, to: index)
      index += places.count
      end = release(places)
    }
  }

  /// Empties a bag, and returns where its last chunk ends; 0 if it was empty.
  @inline(__always)
  mutating func take(_ bag: Int) -> Int {
    let bag = bag & (Self.count &- 1)
    let end = Int(ends[bag])
    ends[bag] = 0
    return end
  }

  /// The places of a taken chunk that ends somewhere.
  @inline(__always)
  func places(before end: Int) -> Range<Int> { ((end &- 1) & ~(Self.chunkSize &- 1)) &+ 1..<end }

  /// The memory in which the places are; what stands in a taken chunk stays there though bags grow.
  var list: LabelList<Label> { LabelList(vertices: memory, labels: beside) }

  /// Gives a taken chunk back, and returns where the one before it ends; 0 if it was the first.
  @inline(__always)
  mutating func release(_ places: Range<Int>) -> Int {
    let start = places.lowerBound &- 1
    let before = Int(memory[start])
    memory[start] = UInt32(truncatingIfNeeded: free)
    free = start
    return before
  }

  @inline(never)
  private mutating func addChunk(after end: Int) -> Int {
    var start = free
    if start != 0 {
      free = Int(memory[start])
    } else {
      start = fresh
      fresh += Self.chunkSize
      if fresh > memory.count {
        let wider = Cells<UInt32>(uninitialised: 2 * memory.count)
        wider.copy(0..<memory.count, of: memory, to: 0)
        memory = wider
        let labels = Cells<Label>(uninitialised: memory.count)
        labels.copy(0..<beside.count, of: beside, to: 0)
        beside = labels
      }
    }
    memory[start] = UInt32(truncatingIfNeeded: end)
    return start &+ 1
  }
}

/// Vertices, and beside them labels.
struct LabelList<Label: BitwiseCopyable> {
  let vertices: Cells<Vertex>
  let labels: Cells<Label>
}

extension LabelList {
  /// Takes memory whose content is anything until it is written.
  init(uninitialised count: Int) {
    self.init(vertices: Cells(uninitialised: count), labels: Cells(uninitialised: count))
  }

  var count: Int { vertices.count }
}
