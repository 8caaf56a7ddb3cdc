import EntenteModel

extension TieCSV {
  /// Reads the current record as a claim.
  mutating func readRow() {
    let fields = scanner.fields
    guard fields.count == header.count else { return reportWidth(fields) }
    let before = faultCount
    let from = name(fields[columns.from], "'from'")
    let to = name(fields[columns.to], "'to'")
    if from == to, from != nil {
      let text = quoted(scanner.text(fields[columns.from]).trimmed)
      report("both ends are \(text). A claim is about two actors.", at: fields[columns.to])
    }
    var row = ClaimRow(
      from: UInt32(from ?? 0),
      to: UInt32(to ?? 0),
      layer: layer(columns.layer.map { fields[$0] }),
      source: source(columns.cite.map { fields[$0] }),
      value: columns.value.map { value(fields[$0]) } ?? 1
    )
    row.isSymmetric = isSymmetric
    if let column = columns.directed, let flag = flag(fields[column]) { row.isSymmetric = !flag }
    if let column = columns.confidence { row.confidence = confidence(fields[column]) }
    readTime(fields, into: &row)
    if faultCount == before, faultCount == 0 { table.append(row) }
  }

  private mutating func readTime(_ fields: [CSVScanner.Field], into row: inout ClaimRow) {
    let start = columns.start.flatMap { day(fields[$0]) }
    let end = columns.end.flatMap { day(fields[$0]) }
    row.start = PackedDay(start)
    row.end = PackedDay(end)
    if let column = columns.recorded { row.recorded = PackedDay(day(fields[column])) }
    if let column = columns.end, let start, let end, end.endNumber <= start.number {
      report("the claim ends (\(end)) before it starts (\(start)).", at: fields[column])
    }
    guard let column = columns.kind else { return }
    let word = word(fields[column])
    guard let kind = word.isEmpty ? Claim.Kind.spell : Claim.Kind(rawValue: word) else {
      return report("expected spell or event, found \(quoted(word)).", at: fields[column])
    }
    row.isEvent = kind == .event
    if row.isEvent, columns.start.map({ bytes(fields[$0]).isEmpty }) ?? true {
      report("an event needs its date in the column start.", at: fields[columns.start ?? column])
    }
    if row.isEvent, let end {
      report(
        "an event has no end, found \(end). Leave it empty.",
        at: fields[columns.end ?? column]
      )
    }
  }

  private mutating func reportWidth(_ fields: [CSVScanner.Field]) {
    let counts = "the row has \(fields.count) fields, the header \(header.count)."
    let place = fields.count > header.count ? header.count : fields.count - 1
    let remedy =
      fields.count > header.count
      ? "Quote a field that contains the separator."
      : "Leave a field empty, but keep its separator."
    report("\(counts) \(remedy)", at: fields[place])
  }

  /// The bytes of a field without spaces around them.
  private func bytes(_ field: CSVScanner.Field) -> Range<Int> {
    var (start, end) = (field.start, field.end)
    while start < end, scanner.bytes[start] == 32 || scanner.bytes[start] == 9 { start += 1 }
    while end > start, scanner.bytes[end - 1] == 32 || scanner.bytes[end - 1] == 9 { end -= 1 }
    return start..<end
  }

  private func word(_ field: CSVScanner.Field) -> String {
    String(decoding: scanner.bytes[bytes(field)], as: UTF8.self).lowercased()
  }

  /// The number of a name in one of the tables.
  private func number(_ field: CSVScanner.Field, in table: inout NameTable) -> Int {
    let place = { (line: field.line, column: scanner.column(of: field)) }
    guard field.hasDoubledQuotes else {
      return table.position(of: bytes(field), in: scanner.bytes, place: place)
    }
    let text = Array(scanner.text(field).trimmed.utf8)
    return table.position(of: text.indices, in: text, place: place)
  }

  private mutating func name(_ field: CSVScanner.Field, _ column: String) -> Int? {
    if bytes(field).isEmpty {
      report("the name in \(column) is empty. A claim is about two actors.", at: field)
      return nil
    }
    return number(field, in: &actors)
  }

  private mutating func layer(_ field: CSVScanner.Field?) -> UInt16 {
    if let field, !bytes(field).isEmpty {
      return UInt16(truncatingIfNeeded: number(field, in: &layers))
    }
    let tie = Array(GraphDocument.tie.id.utf8)
    return UInt16(layers.position(of: tie.indices, in: tie) { (line: 1, column: 1) })
  }

  /// 0 for the file, else one more than the number of the text that is cited.
  private mutating func source(_ field: CSVScanner.Field?) -> UInt32 {
    if let field, !bytes(field).isEmpty { return UInt32(number(field, in: &cites) + 1) }
    usesFile = true
    return 0
  }
}
