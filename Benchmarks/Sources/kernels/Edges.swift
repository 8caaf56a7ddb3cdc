import EntenteGraph

/// The ends, lengths and signs of a generated graph's edges, in random order, each once.
struct Edges {
  var vertexCount: Int
  var from: [Vertex] = []
  var to: [Vertex] = []
}

/// A generator of random numbers that is the same on every machine (SplitMix64).
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next(below count: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
  }
}

extension Edges {
  /// The graphs by name: `kron18`, `urand20` (2 to that power vertices, 16 edges each drawn),
  /// `g5k` (the largest component of a Kronecker graph of scale 13 and 8 edges a vertex), `g200`
  /// (200 vertices and 8,000 edges), `random1000` (1,000 edges, 8 a vertex).
  init?(named name: String) {
    func number(after prefix: String) -> Int? {
      name.hasPrefix(prefix) ? Int(name.dropFirst(prefix.count)) : nil
    }
    if name == "g200" {
      self.init(vertices: 200, draws: 12_000)
      keepFirst(8_000)
    } else if name == "g5k" {
      self.init(scale: 13, degree: 8)
      keepLargestComponent()
    } else if let scale = number(after: "kron") {
      self.init(scale: scale, degree: 16)
    } else if let scale = number(after: "urand") {
      self.init(vertices: 1 << scale, draws: 16 << scale)
    } else if let edges = number(after: "random") {
      self.init(vertices: max(4, edges / 8), draws: edges)
    } else {
      return nil
    }
  }

  /// A Kronecker graph: each edge falls into a quarter of the matrix at every level, with the chances
  /// .57, .19, .19 and .05 (those of Graph500), and the vertices are then renumbered at random.
  private init(scale: Int, degree: Int) {
    let vertexCount = 1 << scale
    var random = Random(seed: UInt64(scale))
    var number = Array(0..<UInt64(vertexCount))
    for place in number.indices.reversed() { number.swapAt(place, random.next(below: place + 1)) }
    var keys: [UInt64] = []
    keys.reserveCapacity(degree * vertexCount)
    for _ in 0..<(degree * vertexCount) {
      var (row, column) = (0, 0)
      for _ in 0..<scale {
        let chance = random.next(below: 100)
        row = 2 * row + (chance >= 76 ? 1 : 0)
        column = 2 * column + (chance >= 95 || (chance >= 57 && chance < 76) ? 1 : 0)
      }
      keys.append(number[row] << 32 | number[column])
    }
    self.init(vertexCount: vertexCount, keys: keys, random)
  }

  private init(vertices: Int, draws: Int) {
    var random = Random(seed: UInt64(vertices))
    let keys = (0..<draws).map { _ in
      UInt64(random.next(below: vertices)) << 32 | UInt64(random.next(below: vertices))
    }
    self.init(vertexCount: vertices, keys: keys, random)
  }

  /// Drops loops and repetitions and shuffles the rest.
  private init(vertexCount: Int, keys: [UInt64], _ random: Random) {
    self.init(vertexCount: vertexCount)
    var random = random
    var keys = keys.map { key in
      let (first, second) = (key >> 32, key & 0xFFFF_FFFF)
      return min(first, second) << 32 | max(first, second)
    }
    keys.sort()
    var kept = 0
    for place in keys.indices {
      let key = keys[place]
      guard key >> 32 != key & 0xFFFF_FFFF, kept == 0 || keys[kept - 1] != key else { continue }
      keys[kept] = key
      kept += 1
    }
    keys.removeSubrange(kept...)
    for place in keys.indices.reversed() { keys.swapAt(place, random.next(below: place + 1)) }
    from = keys.map { Vertex($0 >> 32) }
    to = keys.map { Vertex($0 & 0xFFFF_FFFF) }
  }

  private mutating func keepFirst(_ count: Int) {
    from.removeSubrange(count...)
    to.removeSubrange(count...)
  }

  private mutating func keepLargestComponent() {
    let parts = Adjacency(vertexCount: vertexCount, from: from, to: to).components()
    guard let largest = parts.sizes.indices.max(by: { parts.sizes[$0] < parts.sizes[$1] })
    else { return }
    var number = [Vertex](repeating: 0, count: vertexCount)
    var count: Vertex = 0
    for vertex in 0..<vertexCount where Int(parts.label[vertex]) == largest {
      number[vertex] = count
      count += 1
    }
    let kept = from.indices.filter { Int(parts.label[Int(from[$0])]) == largest }
    (from, to) = (kept.map { number[Int(from[$0])] }, kept.map { number[Int(to[$0])] })
    vertexCount = Int(count)
  }

  /// The length of each edge, 1 to 255.
  var lengths: [UInt32] {
    var random = Random(seed: 7)
    return from.map { _ in UInt32(1 + random.next(below: 255)) }
  }
}
