internal import EntenteModel
internal import Foundation

/// What will be stored of a graph: its parts, cut into chunks, with all digests.
struct GraphPlan {
  /// A part and where it is cut.
  struct Part {
    let content: CanonicalPart
    let chunks: [(range: Range<Int>, digest: Digest)]

    /// The SHA-256 of the name of the part, a zero and the digests of its chunks.
    let digest: Digest
  }

  /// The digest of the canonical bytes.
  let digest: Digest

  /// The parts in their order.
  let parts: [Part]

  /// How many canonical bytes there are.
  let length: Int

  /// Hashes a graph twice, on two threads: as a whole, and chunk by chunk.
  ///
  /// - Complexity: O(N) for N canonical bytes; the columns are not copied.
  init(_ graph: ActorGraph) {
    let content = graph.canonicalParts()
    (digest, parts) = together({ Digest(of: content) }, { content.enumerated().map(Part.init) })
    length = content.reduce(CanonicalPart.header.count) { $0 + 8 + $1.count }
  }
}

extension GraphPlan.Part {
  init(position: Int, _ content: CanonicalPart) {
    self.content = content
    let cut = content.withBytes { bytes in
      Chunker(position: position, length: bytes.count).chunks(of: bytes).map { range in
        (range: range, digest: Digest(of: UnsafeRawBufferPointer(rebasing: bytes[range])))
      }
    }
    chunks = cut
    digest = Digest(ofPart: position, chunks: cut.flatMap(\.digest.bytes))
  }
}

/// Does two things at once, each on a thread of its own.
func together<First, Second>(_ first: () -> First, _ second: () -> Second) -> (First, Second) {
  var left: First?
  var right: Second?
  withoutActuallyEscaping(first) { first in
    withoutActuallyEscaping(second) { second in
      let group = DispatchGroup()
      nonisolated(unsafe) let other = second
      nonisolated(unsafe) var result: Second?
      DispatchQueue.global().async(group: group) { result = other() }
      left = first()
      group.wait()
      right = result
    }
  }
  guard let left, let right else { preconditionFailure("Both have been done") }
  return (left, right)
}
