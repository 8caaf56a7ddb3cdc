#if canImport(Glibc)
  internal import Glibc
#endif

/// What holds the memory of ``Cells`` until the last copy is gone.
@safe
final class CellsOwner {
  let start: UnsafeMutableRawPointer

  init(byteCount: Int) {
    // A page half empty is worth it: one entry of the processor's tables in place of hundreds.
    let alignment = byteCount >= hugePage / 2 ? hugePage : 64
    let byteCount = (byteCount + alignment - 1) / alignment * alignment
    unsafe start = UnsafeMutableRawPointer.allocate(
      byteCount: max(alignment, byteCount),
      alignment: alignment
    )
    unsafe askForHugePages(UnsafeMutableRawBufferPointer(start: start, count: byteCount))
  }

  deinit { unsafe start.deallocate() }
}

/// The size of a huge page of x86-64 and of most 64-bit ARM systems.
private let hugePage = 2 << 20

/// Advises the system to back the whole huge pages of a piece of memory by such; it may decline.
package func askForHugePages(_ memory: UnsafeMutableRawBufferPointer) {
  guard let start = memory.baseAddress else { return }
  let gap = (hugePage - Int(bitPattern: start) % hugePage) % hugePage
  let length = (memory.count - gap) / hugePage * hugePage
  guard length > 0 else { return }
  #if os(Linux)
    _ = unsafe madvise(start + gap, length, Int32(MADV_HUGEPAGE))
  #endif
}
