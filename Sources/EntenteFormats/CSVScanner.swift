/// Splits a table (RFC 4180) into records and these into fields, as ranges of bytes.
struct CSVScanner {
  /// One field of the current record.
  struct Field {
    /// Its bytes, without the quotes around them.
    var start: Int
    var end: Int

    /// Whether quotes are doubled inside it.
    var hasDoubledQuotes = false

    /// Where its line begins, and the number of that line.
    var lineStart: Int
    var line: Int
  }

  /// What breaks the rules of quoting.
  struct Failure: Error {
    let message: String
    let line: Int
    let column: Int
  }

  let bytes: [UInt8]
  let delimiter: UInt8

  /// The fields of the record that `next()` found.
  private(set) var fields: [Field] = []

  private var position: Int
  private var line = 1
  private var lineStart: Int

  init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
  }
}

extension CSVScanner {
  /// Goes to the next record that is not blank.
  ///
  /// - Returns: False at the end of the table.
  mutating func next() throws(Failure) -> Bool {
    while position < bytes.count {
      fields.removeAll(keepingCapacity: true)
      try scanRecord()
      if fields.count > 1 || !isBlank(fields[0]) { return true }
    }
    return false
  }

  /// The column of a byte of a field, in characters (scalars) from 1.
  func column(of field: Field) -> Int {
    var column = 1
    for byte in bytes[field.lineStart..<max(field.lineStart, field.start)] where byte & 0xC0 != 0x80
    {
      column += 1
    }
    return column
  }

  /// The text of a field.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes[field.start..<field.end], as: UTF8.self)
    return field.hasDoubledQuotes ? text.withoutDoubledQuotes : text
  }

  private func isBlank(_ field: Field) -> Bool {
    bytes[field.start..<field.end].allSatisfy { $0 == 32 || $0 == 9 }
  }

  private mutating func scanRecord() throws(Failure) {
    while true {
      var field = Field(start: position, end: position, lineStart: lineStart, line: line)
      if position < bytes.count, bytes[position] == 34 {
        try scanQuoted(&field)
      } else {
        var index = position
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != 10,
          bytes[index] != 13
        {
          index += 1
        }
        field.end = index
        position = index
      }
      fields.append(field)
      guard position < bytes.count else { return }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
      line += 1
      lineStart = position
      return
    }
  }

  private mutating func scanQuoted(_ field: inout Field) throws(Failure) {
    var index = position + 1
    field.start = index
    while true {
      guard index < bytes.count else {
        let message = "the quote that opens here is never closed. Close it, or double it if meant."
        var quote = field
        quote.start -= 1
        throw Failure(message: message, line: field.line, column: column(of: quote))
      }
      let byte = bytes[index]
      if byte == 34 {
        guard index + 1 < bytes.count, bytes[index + 1] == 34 else { break }
        field.hasDoubledQuotes = true
        index += 2
        continue
      }
      let isReturn = byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)
      index += 1
      if byte == 10 || isReturn {
        line += 1
        lineStart = index
      }
    }
    field.end = index
    position = index + 1
    guard position < bytes.count else { return }
    if ![delimiter, 10, 13].contains(bytes[position]) {
      let rest = Field(start: position, end: position, lineStart: lineStart, line: line)
      let message = "text follows the closing quote of the field. Double a quote inside quotes."
      throw Failure(message: message, line: line, column: column(of: rest))
    }
  }
}

extension String {
  /// The text with each pair of quotes made one.
  var withoutDoubledQuotes: String {
    var result = String.UnicodeScalarView()
    var isSecond = false
    for scalar in unicodeScalars {
      isSecond = scalar == "\"" && !isSecond
      if scalar != "\"" || isSecond { result.append(scalar) }
    }
    return String(result)
  }
}
