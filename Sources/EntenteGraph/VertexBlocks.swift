/// The vertices cut into blocks of neighbours, so small that the slots of one are sorted in cache.
struct VertexBlocks {
  /// How many vertices there are.
  let vertexCount: Int
  /// The bits of a vertex number.
  let vertexBits: Int
  /// A block holds 2^shift vertices, the last one perhaps fewer.
  let shift: Int
  /// How many blocks there are, 1 or more.
  let count: Int
}

extension VertexBlocks {
  /// Cuts the vertices of a graph.
  ///
  /// About 32,768 slots and vertices a block are 128 KiB, and at most 1024 blocks keep the places
  /// that a partition writes to in cache. There are more blocks than that asks for if the number of
  /// a vertex within its block and that of a target then share 32 bits.
  ///
  /// - Parameters:
  ///   - vertexCount: How many vertices there are.
  ///   - slotCount: About how many slots there are.
  init(_ vertexCount: Int, slotCount: Int) {
    self.vertexCount = vertexCount
    vertexBits = max(1, Int.bitWidth - max(0, vertexCount - 1).leadingZeroBitCount)
    let wanted = min(1024, max(1, (slotCount + vertexCount) / 32_768))
    let wantedBits = Int.bitWidth - 1 - wanted.leadingZeroBitCount
    let most = max(32 - vertexBits, vertexBits - 10)
    shift = min(max(0, vertexBits - wantedBits), most)
    count = max(0, vertexCount - 1) >> shift + 1
  }

  /// Whether a vertex within its block and a target need more than 32 bits together.
  var isWide: Bool { shift + vertexBits > 32 }

  /// The vertices of a block.
  func vertices(_ block: Int) -> Range<Int> {
    block << shift..<min(vertexCount, (block + 1) << shift)
  }
}
