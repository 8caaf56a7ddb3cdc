internal import Synchronization

/// Memory that several threads write to at once, one whole number at a time.
///
/// Orderings are relaxed: the end of a concurrent work, which waits for all threads, orders what was
/// written before what comes after. For what else makes it sound see ``Cells``.
@safe
package struct AtomicCells: @unchecked Sendable {
  private let owner: CellsOwner
  private let base: UnsafeMutablePointer<Atomic<UInt32>>
  /// How many elements there are.
  package let count: Int

  /// Takes memory whose content is anything until it is written.
  package init(uninitialised count: Int) {
    owner = CellsOwner(byteCount: count * MemoryLayout<UInt32>.stride)
    unsafe base = owner.start.bindMemory(to: Atomic<UInt32>.self, capacity: count)
    self.count = count
  }

  /// Takes memory and fills it.
  package init(_ count: Int, repeating element: UInt32) {
    self.init(uninitialised: count)
    for index in 0..<count { self[index] = element }
  }
}

extension AtomicCells {
  package subscript(index: Int) -> UInt32 {
    @inline(__always) get {
      assert(index >= 0 && index < count, "The index lies outside the cells")
      return unsafe base[index].load(ordering: .relaxed)
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count, "The index lies outside the cells")
      unsafe base[index].store(newValue, ordering: .relaxed)
    }
  }

  /// Writes an element if another still stands there, and returns whether it did.
  @inline(__always)
  package func exchange(_ index: Int, if old: UInt32, with new: UInt32) -> Bool {
    assert(index >= 0 && index < count, "The index lies outside the cells")
    return unsafe base[index].compareExchange(expected: old, desired: new, ordering: .relaxed)
      .exchanged
  }

  /// Sets bits of an element and returns what stood there before.
  @inline(__always)
  package func unite(_ index: Int, _ bits: UInt32) -> UInt32 {
    assert(index >= 0 && index < count, "The index lies outside the cells")
    return unsafe base[index].bitwiseOr(bits, ordering: .relaxed).oldValue
  }

  /// Adds to an element and returns what stood there before.
  @inline(__always)
  package func add(_ index: Int, _ increment: UInt32) -> UInt32 {
    assert(index >= 0 && index < count, "The index lies outside the cells")
    return unsafe base[index].wrappingAdd(increment, ordering: .relaxed).oldValue
  }

  /// All elements, copied into an array.
  package func array() -> [UInt32] {
    filledArray(count) { cells in
      for index in 0..<count { cells[index] = self[index] }
    }
  }
}

/// The same of 64 bits.
@safe
package struct AtomicLongCells: @unchecked Sendable {
  private let owner: CellsOwner
  private let base: UnsafeMutablePointer<Atomic<UInt64>>
  /// How many elements there are.
  package let count: Int

  /// Takes memory whose content is anything until it is written.
  package init(uninitialised count: Int) {
    owner = CellsOwner(byteCount: count * MemoryLayout<UInt64>.stride)
    unsafe base = owner.start.bindMemory(to: Atomic<UInt64>.self, capacity: count)
    self.count = count
  }
}

extension AtomicLongCells {
  package subscript(index: Int) -> UInt64 {
    @inline(__always) get {
      assert(index >= 0 && index < count, "The index lies outside the cells")
      return unsafe base[index].load(ordering: .relaxed)
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count, "The index lies outside the cells")
      unsafe base[index].store(newValue, ordering: .relaxed)
    }
  }

  /// Writes an element if another still stands there, and returns whether it did.
  @inline(__always)
  package func exchange(_ index: Int, if old: UInt64, with new: UInt64) -> Bool {
    assert(index >= 0 && index < count, "The index lies outside the cells")
    return unsafe base[index].compareExchange(expected: old, desired: new, ordering: .relaxed)
      .exchanged
  }

  /// Adds to an element and returns what stood there before.
  @inline(__always)
  package func add(_ index: Int, _ increment: UInt64) -> UInt64 {
    assert(index >= 0 && index < count, "The index lies outside the cells")
    return unsafe base[index].wrappingAdd(increment, ordering: .relaxed).oldValue
  }

  /// All elements, copied into an array.
  package func array() -> [UInt64] {
    filledArray(count) { cells in
      for index in 0..<count { cells[index] = self[index] }
    }
  }
}
