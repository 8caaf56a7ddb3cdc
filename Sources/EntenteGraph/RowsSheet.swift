/// Rows in the making: every slot stands in the part of its block, in the order given.
struct RowsSheet<Load: BitwiseCopyable & Sendable>: Sendable {
  let blocks: VertexBlocks
  let offsets: Cells<UInt32>
  /// Keys until a block is sorted, then targets.
  let targets: Cells<UInt32>
  /// The numbers of the rows within their block; nil if they are part of the keys.
  let locals: Cells<UInt32>?
  /// What the slots carry; empty if nothing.
  let loads: Cells<Load>
  /// Where the part of each block starts, and at last where all end.
  let starts: [Int]
  /// How many slots the largest block has.
  let largest: Int
  /// Whether the targets of each row ascend in the order given.
  let isSorted: Bool
}

extension RowsSheet {
  /// Sorts every block by target and then by row, digit by digit.
  ///
  /// - Parameters:
  ///   - keys: A type that holds the number of a row within its block and a target.
  ///   - crew: The threads.
  ///   - tell: Called every few milliseconds; stops the work by throwing.
  /// - Throws: What `tell` throws.
  func sort<
    Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & SendableMetatype,
    Failure: Error
  >(
    keys: Key.Type,
    _ crew: Crew,
    _ tell: () throws(Failure) -> Void
  ) throws(Failure) {
    try crew.share(blocks.count) { _ throws(Failure) in
      try tell()
    } _: { worker in
      let sorter = BlockSorter<Key, Load>(
        digitCount: isSorted ? 0 : (blocks.vertexBits + 11) / 12,
        vertexBits: blocks.vertexBits,
        rowCount: 1 << blocks.shift,
        slotCount: largest,
        loads: loads
      )
      while let block = worker.next() { sorter.sort(block, of: self) }
    }
  }
}
