#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

// Texts in the order of the bytes of their UTF-8, which is that of canonical bytes.

extension [String] {
  /// Whether each is after the one before it, by the bytes of their UTF-8.
  var isAscendingInUTF8: Bool {
    zip(self, dropFirst()).allSatisfy { $0.precedesInUTF8($1) }
  }

  /// Where each text is in others; nil for one that is not there.
  ///
  /// - Precondition: Both ascend by the bytes of their UTF-8.
  /// - Complexity: O(N) for N bytes.
  package func places(in others: [String]) -> [UInt32?] {
    var place = 0
    return map { text in
      while place < others.count, others[place].precedesInUTF8(text) { place += 1 }
      guard place < others.count, !text.precedesInUTF8(others[place]) else { return nil }
      return UInt32(place)
    }
  }

  /// Where a text is in ascending texts, by the bytes of their UTF-8.
  func placeInUTF8(of text: String) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].precedesInUTF8(text) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && self[low].utf8.elementsEqual(text.utf8) ? low : nil
  }
}

extension String {
  /// Whether it is before another, by the bytes of their UTF-8.
  func precedesInUTF8(_ other: String) -> Bool {
    utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { others in
        let shared = min(own.count, others.count)
        guard shared > 0, let start = own.baseAddress, let otherStart = others.baseAddress else {
          return own.count < others.count
        }
        let order = memcmp(start, otherStart, shared)
        return order != 0 ? order < 0 : own.count < others.count
      }
    }.flatMap { $0 } ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
