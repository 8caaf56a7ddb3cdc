/// How lengths add up along a way.
///
/// A label is the length of a way as a whole number whose order is that of the lengths, so that
/// searches compare, store and lower labels without knowing what they stand for.
///
/// Every rule is monotone within the range that `extent` guards: a longer way stays the longer when both
/// take the same step, and no step makes a way shorter. So the least label of a vertex is one definite number, rounding included:
/// whatever search lowers labels until no step lowers one any more has found it to the bit.
protocol LengthSum: Sendable {
  associatedtype Length: BitwiseCopyable, Sendable
  associatedtype Labels: AtomicLabels
  /// The label of a vertex that no way leads to.
  static var unreached: Labels.Element { get }
  /// The label one step on; at least `unreached` if the step cannot be taken.
  static func sum(_ label: Labels.Element, _ length: Length) -> Labels.Element
  /// The length a label stands for, as near as a number comes.
  static func value(_ label: Labels.Element) -> Double
  /// All ones: a label and an extent of bits within these add up to less than `unreached`.
  static var highest: Labels.Element { get }
  /// The bits of a length, to be held against `highest`; 0 where no sum can leave the range of the
  /// labels.
  static func extent(_ length: Length) -> Labels.Element
}

extension LengthSum where Labels.Element == UInt64 {
  static var highest: UInt64 { .max }

  @inline(__always)
  static func extent(_ length: Length) -> UInt64 { 0 }
}

/// Labels that several threads lower at once.
protocol AtomicLabels: Sendable {
  associatedtype Element: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, Sendable
  init(uninitialised count: Int)
  subscript(index: Int) -> Element { get nonmutating set }
  func exchange(_ index: Int, if old: Element, with new: Element) -> Bool
}

extension AtomicCells: AtomicLabels {}
extension AtomicLongCells: AtomicLabels {}

extension AtomicLabels {
  /// Lowers a label, and returns whether it was higher.
  @inline(__always)
  func lower(_ index: Int, to new: Element) -> Bool {
    var old = self[index]
    while new < old {
      if exchange(index, if: old, with: new) { return true }
      old = self[index]
    }
    return false
  }
}

/// Real lengths: the label is the pattern of the sum, and patterns of numbers from 0 to infinity are
/// in their order.
enum RealSum: LengthSum {
  typealias Labels = AtomicLongCells
  static var unreached: UInt64 { Double.infinity.bitPattern }

  @inline(__always)
  static func sum(_ label: UInt64, _ length: Double) -> UInt64 {
    (Double(bitPattern: label) + length).bitPattern
  }

  @inline(__always)
  static func value(_ label: UInt64) -> Double { Double(bitPattern: label) }
}

/// Whole lengths, and labels that take a step, below 2^31.
enum ShortSum: LengthSum {
  typealias Labels = AtomicCells
  static var unreached: UInt32 { .max }
  static var highest: UInt32 { .max >> 1 }

  @inline(__always)
  static func extent(_ length: UInt32) -> UInt32 { length }

  @inline(__always)
  static func sum(_ label: UInt32, _ length: UInt32) -> UInt32 { label &+ length }

  @inline(__always)
  static func value(_ label: UInt32) -> Double { Double(label) }
}

/// Whole lengths of any size: fewer than 2^32 ties below 2^32 each stay below 2^64.
enum LongSum: LengthSum {
  typealias Labels = AtomicLongCells
  static var unreached: UInt64 { .max }

  @inline(__always)
  static func sum(_ label: UInt64, _ length: UInt32) -> UInt64 { label &+ UInt64(length) }

  @inline(__always)
  static func value(_ label: UInt64) -> Double { Double(label) }
}
