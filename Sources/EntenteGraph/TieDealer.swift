/// Deals ties out to the blocks of vertices in whose rows they stand.
///
/// The ties are cut into pieces by their number alone. Each piece first counts what it has for each
/// block; so it knows its places, and all pieces can write at once.
struct TieDealer<Load: BitwiseCopyable & Sendable>: Sendable {
  let blocks: VertexBlocks
  let from: View<Vertex>
  let to: View<Vertex>
  let loads: View<Load>?
  let isDirected: Bool
  let dropsLoops: Bool
  private let pieceCount: Int
  /// For each piece and block how many slots, then where the next one goes; and how many loops.
  private let places: Cells<UInt32>

  init(
    blocks: VertexBlocks,
    from: View<Vertex>,
    to: View<Vertex>,
    loads: View<Load>?,
    isDirected: Bool,
    dropsLoops: Bool
  ) {
    self.blocks = blocks
    self.from = from
    self.to = to
    self.loads = loads
    self.isDirected = isDirected
    self.dropsLoops = dropsLoops
    pieceCount = max(1, min(64, from.count / 32_768))
    places = Cells(pieceCount * (blocks.count + 1), repeating: 0)
  }
}

extension TieDealer {
  /// How many slots are loops, once counted.
  var loopCount: Int {
    guard !dropsLoops else { return 0 }
    return (1...pieceCount).reduce(0) { $0 + Int(places[$1 * (blocks.count + 1) - 1]) }
  }

  private func ties(_ piece: Int) -> Range<Int> {
    from.count * piece / pieceCount..<from.count * (piece + 1) / pieceCount
  }

  /// Counts the slots of every piece in every block; `tell` stops the work by throwing.
  func count<Failure: Error>(
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try crew.each(pieceCount, tell) { piece in
      let first = piece * (blocks.count + 1)
      let shift = UInt32(blocks.shift)
      let limit = Vertex(blocks.vertexCount)
      var loops: UInt32 = 0
      for tie in ties(piece) {
        let source = from[tie]
        let target = to[tie]
        precondition(source < limit && target < limit, "An end is not in the graph")
        if source == target {
          loops &+= 1
          if dropsLoops { continue }
        }
        let place = first &+ Int(source &>> shift)
        places[place] = places[place] &+ 1
        guard !isDirected && source != target else { continue }
        let other = first &+ Int(target &>> shift)
        places[other] = places[other] &+ 1
      }
      places[first + blocks.count] = loops
    }
  }

  /// Turns the counts into places.
  ///
  /// - Returns: Where each block starts, and at last how many slots there are.
  func starts() -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(blocks.count + 1)
    var start: UInt32 = 0
    for block in 0..<blocks.count {
      starts.append(Int(start))
      for piece in 0..<pieceCount {
        let index = piece &* (blocks.count &+ 1) &+ block
        let count = places[index]
        places[index] = start
        start &+= count
      }
    }
    starts.append(Int(start))
    return starts
  }

  /// Writes every slot into the part of its block.
  ///
  /// - Parameters:
  ///   - keys: The number of the row within its block, above the target; or the target alone.
  ///   - locals: The number of the row within its block, if it is not part of the key.
  ///   - carried: What the ties carry.
  ///   - crew: The threads.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  func deal<Failure: Error>(
    to keys: Cells<UInt32>,
    _ locals: Cells<UInt32>?,
    _ carried: Cells<Load>,
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try keys.touch(with: 0, crew, tell)
    try locals?.touch(with: 0, crew, tell)
    if let loads, loads.count > 0 { try carried.touch(with: loads[0], crew, tell) }
    try crew.each(pieceCount, tell) { piece in
      let first = piece * (blocks.count + 1)
      let shift = UInt32(blocks.shift)
      let mask = (1 as UInt32) << shift &- 1
      let keyShift = locals != nil ? 0 : UInt32(blocks.vertexBits)
      let keyMask = locals != nil ? 0 : mask
      for tie in ties(piece) {
        let source = from[tie]
        let target = to[tie]
        if source == target && dropsLoops { continue }
        let index = first &+ Int(source &>> shift)
        let place = Int(places[index])
        places[index] = UInt32(truncatingIfNeeded: place &+ 1)
        keys[place] = (source & keyMask) &<< keyShift | target
        if let locals { locals[place] = source & mask }
        if let loads { carried[place] = loads[tie] }
        guard !isDirected && source != target else { continue }
        let otherIndex = first &+ Int(target &>> shift)
        let other = Int(places[otherIndex])
        places[otherIndex] = UInt32(truncatingIfNeeded: other &+ 1)
        keys[other] = (target & keyMask) &<< keyShift | source
        if let locals { locals[other] = target & mask }
        if let loads { carried[other] = loads[tie] }
      }
    }
  }
}
