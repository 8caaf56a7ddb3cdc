extension ClaimDelta {
  /// The texts now, as bytes, given those of the base; nil when these are not what the delta needs.
  ///
  /// - Complexity: O(N) for N bytes.
  func merged(texts base: UnsafeRawBufferPointer) -> [UInt8]? {
    guard base.count >= 4 else { return nil }
    func number(at offset: Int) -> Int {
      Int(base.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
    }
    let texts = self[.texts]
    let count = number(at: 0)
    let now = count - texts.removed.count + texts.inserted.count
    guard now >= 0 else { return nil }
    var merged = DeltaCode.bytes(now, width: 4)
    merged.reserveCapacity(base.count)
    var (gone, new) = (0, 0)
    var (offset, copied) = (4, 4)
    for position in 0...count {
      let isGone = gone < texts.removed.count && texts.removed[gone] == position
      let isBefore = new < texts.inserted.count && texts.inserted[new] == position
      if isGone || isBefore || position == count {
        merged += base[copied..<offset]
        copied = offset
      }
      while new < texts.inserted.count, texts.inserted[new] == position {
        merged += DeltaCode.bytes(newTexts[new].count, width: 4)
        merged += newTexts[new]
        new += 1
      }
      guard position < count else { break }
      guard offset + 4 <= base.count else { return nil }
      let length = number(at: offset)
      guard length <= base.count - offset - 4 else { return nil }
      offset += 4 + length
      if isGone {
        copied = offset
        gone += 1
      }
    }
    let isWhole = offset == base.count && gone == texts.removed.count && new == newTexts.count
    return isWhole ? merged : nil
  }
}
