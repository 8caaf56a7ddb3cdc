import Foundation

/// Columns of numbers in files of the numpy format, version 1.0.
enum Numbers {
  /// Writes whole numbers of 32 bits.
  static func write(_ column: [UInt32], to path: String) throws {
    try write(column, "<u4", to: path)
  }

  /// Writes numbers of 64 bits.
  static func write(_ column: [Double], to path: String) throws {
    try write(column, "<f8", to: path)
  }

  private static func write<Number>(_ column: [Number], _ type: String, to path: String) throws {
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(column.count),), }"
    header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0])
    data.append(contentsOf: [UInt8(header.utf8.count % 256), UInt8(header.utf8.count / 256)])
    data.append(contentsOf: header.utf8)
    column.withUnsafeBytes { data.append(contentsOf: $0) }
    try data.write(to: URL(fileURLWithPath: path))
  }

  /// Reads whole numbers of 32 bits that `write` wrote.
  static func read(_ path: String) throws -> [UInt32] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let header = 10 + Int(data[8]) + 256 * Int(data[9])
    return [UInt32](unsafeUninitializedCapacity: (data.count - header) / 4) { room, count in
      count = data.copyBytes(to: room, from: header..<data.count) / 4
    }
  }
}
