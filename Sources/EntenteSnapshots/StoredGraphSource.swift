internal import EntenteModel

/// The parts of a graph that a store keeps whole.
struct StoredGraphSource: CanonicalPartSource {
  private var parts: StoredParts
  private var index = -1

  init(_ parts: StoredParts) { self.parts = parts }

  var isAtEnd: Bool { index + 1 == parts.count }

  mutating func next() throws(EntenteError) -> Int? {
    index += 1
    return index < parts.count ? try parts.length(index) : nil
  }

  mutating func copy(to target: UnsafeMutableRawBufferPointer) throws(EntenteError) {
    try parts.copy(index, to: target)
  }
}

extension StoredParts {
  /// The canonical parts of the graph, whether it is kept whole or as a delta.
  func source() throws(EntenteError) -> any CanonicalPartSource {
    guard hasDelta else { return StoredGraphSource(self) }
    return try DeltaGraphSource(self)
  }
}
