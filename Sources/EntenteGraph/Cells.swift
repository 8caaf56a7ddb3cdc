/// Memory of a kernel: numbers side by side, shared by all who hold a copy.
///
/// This file, `AtomicCells.swift` and `CellsOwner.swift` are the only ones that touch pointers. What makes that sound:
///
/// * Life: every copy holds the owner, which frees the memory when the last copy is gone. Cells from
///   ``filledArray(_:_:)`` and views have none: they stand inside a closure and must not leave it.
/// * Bounds: a subscript checks its index in debug builds, in which the tests run. A kernel takes
///   its indexes from the rows of an ``Adjacency``, which lie within the graph by construction.
/// * Threads: pieces of one work write to different places, or through `AtomicCells`.
///
/// Large memory asks for huge pages: on them random reads are up to twice as quick.
@safe
package struct Cells<Element: BitwiseCopyable>: @unchecked Sendable {
  private let owner: CellsOwner?
  private let base: UnsafeMutablePointer<Element>
  /// How many elements there are.
  package let count: Int

  /// Takes memory and fills it.
  package init(_ count: Int, repeating element: Element) {
    self.init(uninitialised: count)
    unsafe base.initialize(repeating: element, count: count)
  }

  /// Takes memory whose content is anything until it is written.
  package init(uninitialised count: Int) {
    let owner = CellsOwner(byteCount: count * MemoryLayout<Element>.stride)
    self.owner = owner
    unsafe base = owner.start.bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  fileprivate init(borrowing base: UnsafeMutablePointer<Element>, count: Int) {
    owner = nil
    unsafe self.base = base
    self.count = count
  }

  /// Takes memory and copies an array into it.
  package init(_ array: [Element]) {
    self.init(uninitialised: array.count)
    unsafe array.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe base.initialize(from: start, count: source.count)
    }
  }
}

extension Cells {
  package subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count, "The index lies outside the cells")
      return unsafe base[index]
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count, "The index lies outside the cells")
      unsafe base[index] = newValue
    }
  }

  /// Several elements side by side, as one vector of the processor.
  ///
  /// - Precondition: All its elements lie within the cells.
  @inline(__always)
  package func vector<Vector: SIMD>(at index: Int, as type: Vector.Type) -> Vector
  where Vector.Scalar == Element {
    assert(index >= 0 && index + Vector.scalarCount <= count, "The vector lies outside the cells")
    return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: Vector.self)
  }

  /// Writes several elements side by side.
  ///
  /// - Precondition: All its elements lie within the cells.
  @inline(__always)
  package func store<Vector: SIMD>(_ vector: Vector, at index: Int)
  where Vector.Scalar == Element {
    assert(index >= 0 && index + Vector.scalarCount <= count, "The vector lies outside the cells")
    unsafe UnsafeMutableRawPointer(base + index).storeBytes(of: vector, as: Vector.self)
  }

  /// Writes one element to a range of places.
  package func fill(_ range: Range<Int>, with element: Element) {
    assert(range.lowerBound >= 0 && range.upperBound <= count, "The range lies outside the cells")
    unsafe (base + range.lowerBound).update(repeating: element, count: range.count)
  }

  /// Writes one element to every place.
  package func fill(with element: Element) { fill(0..<count, with: element) }

  /// Copies a range of other cells to the places from an index on.
  package func copy(_ range: Range<Int>, of other: Cells, to index: Int) {
    assert(range.lowerBound >= 0 && range.upperBound <= other.count, "Outside the source")
    assert(index >= 0 && index + range.count <= count, "Outside the target")
    unsafe (base + index).update(from: other.base + range.lowerBound, count: range.count)
  }

  /// The elements of a range, copied into an array.
  package func array(_ range: Range<Int>) -> [Element] {
    filledArray(range.count) { $0.copy(range, of: self, to: 0) }
  }

  /// All elements, copied into an array.
  package func array() -> [Element] { array(0..<count) }
}

extension Cells where Element == UInt8 {
  /// Bytes side by side, read as a vector of wider whole numbers, the lowest byte first.
  ///
  /// - Precondition: All its bytes lie within the cells.
  @inline(__always)
  package func words<Vector: SIMD>(at index: Int, as type: Vector.Type) -> Vector
  where Vector.Scalar: FixedWidthInteger {
    assert(index >= 0 && index + MemoryLayout<Vector>.size <= count, "Outside the cells")
    return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: Vector.self)
  }
}

/// A column or the rows of a graph, read without copying and without checks in release builds.
///
/// Valid only inside the closure of ``withView(of:_:)`` that hands it out.
@safe
package struct View<Element: BitwiseCopyable>: @unchecked Sendable {
  private let base: UnsafePointer<Element>?
  /// How many elements there are.
  package let count: Int

  fileprivate init(_ buffer: UnsafeBufferPointer<Element>) {
    unsafe base = buffer.baseAddress
    count = buffer.count
  }

  /// A view of nothing.
  package static var none: View { unsafe View(UnsafeBufferPointer(start: nil, count: 0)) }

  package subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count, "The index lies outside the view")
      return unsafe base.unsafelyUnwrapped[index]
    }
  }

  /// Several elements side by side, as one vector of the processor.
  ///
  /// - Precondition: All its elements lie within the view.
  @inline(__always)
  package func vector<Vector: SIMD>(at index: Int, as type: Vector.Type) -> Vector
  where Vector.Scalar == Element {
    assert(index >= 0 && index + Vector.scalarCount <= count, "The vector lies outside the view")
    return unsafe UnsafeRawPointer(base.unsafelyUnwrapped + index).loadUnaligned(as: Vector.self)
  }
}

extension View<UInt8> {
  /// Eight bytes side by side as a number, the first byte the lowest.
  ///
  /// - Precondition: All eight lie within the view.
  @inline(__always)
  package func word(at index: Int) -> UInt64 {
    assert(index >= 0 && index + 8 <= count, "The word lies outside the view")
    let start = unsafe UnsafeRawPointer(base.unsafelyUnwrapped + index)
    return unsafe UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
  }
}

/// Opens memory that somebody else holds for reading.
@inline(__always)
package func withView<Element: BitwiseCopyable, Result, Failure: Error>(
  of span: Span<Element>,
  _ body: (View<Element>) throws(Failure) -> Result
) throws(Failure) -> Result {
  try unsafe span.withUnsafeBufferPointer { buffer throws(Failure) in
    try body(unsafe View(buffer))
  }
}

/// Opens an array for reading.
@inline(__always)
package func withView<Element: BitwiseCopyable, Result, Failure: Error>(
  of array: [Element],
  _ body: (View<Element>) throws(Failure) -> Result
) throws(Failure) -> Result {
  try unsafe array.withUnsafeBufferPointer { buffer throws(Failure) in
    try body(unsafe View(buffer))
  }
}

/// Makes an array of a known size, on huge pages if it is large.
///
/// - Parameters:
///   - count: How many elements the array has.
///   - fill: Writes every place, unless it throws; the cells must not leave it.
/// - Returns: The array.
/// - Throws: What `fill` throws.
package func filledArray<Element: BitwiseCopyable, Failure: Error>(
  _ count: Int,
  _ fill: (Cells<Element>) throws(Failure) -> Void
) throws(Failure) -> [Element] {
  // The array's own initialiser throws no typed errors.
  var failure: Failure?
  let array = unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
    guard let start = buffer.baseAddress else { return }
    unsafe askForHugePages(UnsafeMutableRawBufferPointer(buffer))
    do throws(Failure) {
      try fill(unsafe Cells(borrowing: start, count: count))
      filled = count
    } catch { failure = error }
  }
  if let failure { throw failure }
  return array
}
