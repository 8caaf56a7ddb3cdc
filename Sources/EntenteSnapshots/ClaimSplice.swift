/// The columns of a base's claims with a delta applied: what is gone taken out, what is new put in,
/// and positions moved to where they are now.
struct ClaimSplice {
  /// A stretch of the claims as they are now.
  private enum Run {
    case base(Range<Int>)
    case added(ClaimDelta.Claim)
  }

  private let delta: ClaimDelta
  private var runs: [Run] = []

  /// How many claims the base has.
  private(set) var baseCount = 0

  /// How many claims there are now.
  private(set) var count = 0

  /// Where the actors that each claim of the base regards begin.
  private var offsets: [UInt32] = []

  /// How positions move, in the lists in which they do.
  private let shifts: [ClaimColumn.List: PositionShifts]

  init(_ delta: ClaimDelta) {
    self.delta = delta
    let all = ClaimColumn.List.allCases.map { ($0, PositionShifts(delta[$0])) }
    shifts = Dictionary(uniqueKeysWithValues: all.filter { !$0.1.isNone })
  }

  /// Finds the stretches of the base's claims that stay.
  ///
  /// - Returns: False when the delta is of a base with another number of claims.
  mutating func start(count declared: UInt64) -> Bool {
    guard declared < UInt64(DeltaCode.newEntry) else { return false }
    baseCount = Int(declared)
    var next = 0
    for step in delta.steps {
      let position = Int(step.position)
      guard position >= next, position <= baseCount else { return false }
      if position > next { runs.append(.base(next..<position)) }
      next = position
      if let claim = step.claim {
        runs.append(.added(delta.claims[claim]))
      } else {
        guard position < baseCount else { return false }
        next += 1
      }
    }
    if next < baseCount { runs.append(.base(next..<baseCount)) }
    count = runs.reduce(0) { sum, run in
      switch run {
      case .base(let range): sum + range.count
      case .added: sum + 1
      }
    }
    return true
  }
}

extension ClaimSplice {
  /// Copies a ``ClaimColumn``; `base` and `target` have a number for each claim.
  func copyColumn(
    _ column: Int,
    _ base: UnsafeRawBufferPointer,
    to target: UnsafeMutableRawBufferPointer
  ) {
    let spec = ClaimColumn.all[column]
    let shifts = spec.list.flatMap { list in self.shifts[list] }
    var end = 0
    for run in runs {
      let start = end
      switch run {
      case .base(let range):
        end += range.count * spec.width
        let room = UnsafeMutableRawBufferPointer(rebasing: target[start..<end])
        room.copyBytes(from: base[range.lowerBound * spec.width..<range.upperBound * spec.width])
        guard let shifts else { continue }
        if spec.width == 2 {
          shifts.move(room, as: UInt16.self)
        } else {
          shifts.move(room, as: UInt32.self)
        }
      case .added(let claim):
        for byte in 0..<spec.width {
          target[end + byte] = UInt8(truncatingIfNeeded: claim.numbers[column] >> (8 * byte))
        }
        end += spec.width
      }
    }
  }

  /// Takes the column of where the regarded actors begin.
  ///
  /// - Returns: False when it is not one.
  mutating func startRegarding(_ base: UnsafeRawBufferPointer) -> Bool {
    guard base.count == 4 * (baseCount + 1) else { return false }
    offsets = (0...baseCount).map {
      base.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self).littleEndian
    }
    return offsets[0] == 0 && zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }
  }

  /// Copies the column of where the regarded actors begin; there is one number more than claims.
  func copyRegarding(to target: UnsafeMutableRawBufferPointer) {
    var (total, end) = (UInt32(0), 0)
    func put() {
      target.storeBytes(of: total.littleEndian, toByteOffset: end, as: UInt32.self)
      end += 4
    }
    put()
    for run in runs {
      switch run {
      case .base(let range):
        let first = total &- offsets[range.lowerBound]
        for position in range {
          total = first &+ offsets[position + 1]
          put()
        }
      case .added(let claim):
        total &+= UInt32(truncatingIfNeeded: claim.regarded.count)
        put()
      }
    }
  }

  /// How many actors claims regard now; nil when the base has others than it said.
  func regardedCount(_ base: UnsafeRawBufferPointer) -> Int? {
    guard Int(offsets[baseCount]) * 4 == base.count else { return nil }
    return runs.reduce(0) { total, run in
      switch run {
      case .base(let range): total + Int(offsets[range.upperBound] - offsets[range.lowerBound])
      case .added(let claim): total + claim.regarded.count
      }
    }
  }

  /// Copies the regarded actors, as many as ``regardedCount(_:)`` said.
  func copyRegarded(_ base: UnsafeRawBufferPointer, to target: UnsafeMutableRawBufferPointer) {
    let shifts = self.shifts[.actors]
    var end = 0
    for run in runs {
      let start = end
      switch run {
      case .base(let range):
        let bytes = base[4 * Int(offsets[range.lowerBound])..<4 * Int(offsets[range.upperBound])]
        end += bytes.count
        let room = UnsafeMutableRawBufferPointer(rebasing: target[start..<end])
        room.copyBytes(from: bytes)
        shifts?.move(room, as: UInt32.self)
      case .added(let claim):
        for actor in claim.regarded {
          target.storeBytes(of: actor.littleEndian, toByteOffset: end, as: UInt32.self)
          end += 4
        }
      }
    }
  }
}

extension PositionShifts {
  /// Moves positions to where they are now, in place.
  fileprivate func move<Position: FixedWidthInteger & BitwiseCopyable>(
    _ room: UnsafeMutableRawBufferPointer,
    as _: Position.Type
  ) {
    for offset in stride(from: 0, to: room.count, by: MemoryLayout<Position>.size) {
      let position = Position(
        littleEndian: room.loadUnaligned(fromByteOffset: offset, as: Position.self)
      )
      let place = Position(truncatingIfNeeded: place(of: UInt32(position)))
      room.storeBytes(of: place.littleEndian, toByteOffset: offset, as: Position.self)
    }
  }
}
