/// The bytes that mean something in a list of ties.
enum Byte {
  static let tab: UInt8 = 9
  static let newline: UInt8 = 10
  static let carriageReturn: UInt8 = 13
  static let space: UInt8 = 32
  static let hash: UInt8 = 35
  static let percent: UInt8 = 37
  static let plus: UInt8 = 43
  static let comma: UInt8 = 44
  static let minus: UInt8 = 45
  static let point: UInt8 = 46
  static let zero: UInt8 = 48
  static let capitalE: UInt8 = 69
  static let smallE: UInt8 = 101

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

  @inline(__always)
  static func isSeparator(_ byte: UInt8) -> Bool { isBlank(byte) || byte == comma }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }
}
