// The columns of the claims: what is written and what is read.

extension ClaimTable {
  /// The columns in the order in which they are written.
  var columns: [CanonicalPart] {
    [
      CanonicalPart(from), CanonicalPart(to), CanonicalPart(layer), CanonicalPart(source),
      CanonicalPart(value), CanonicalPart(confidence), CanonicalPart(credibility),
      CanonicalPart(flags), CanonicalPart(start), CanonicalPart(end), CanonicalPart(lastObserved),
      CanonicalPart(recorded), CanonicalPart(id), CanonicalPart(fact), CanonicalPart(locator),
      CanonicalPart(attributedTo), CanonicalPart(note), CanonicalPart(regardingOffsets),
      CanonicalPart(regardingActors),
    ]
  }
}

extension CanonicalBytesReader {
  mutating func claims() throws(EntenteError) -> ClaimTable {
    var table = ClaimTable()
    table.texts = try list("texts") { reader throws(EntenteError) in try reader.text() }
    try begin("claims")
    let declared: UInt64 = try integer()
    try finish()
    guard let count = Int(exactly: declared), count < Int(UInt32.max) else {
      throw damaged("there are too many")
    }
    table.from = try column("from", count: count)
    table.to = try column("to", count: count)
    table.layer = try column("layer", count: count)
    table.source = try column("source", count: count)
    table.value = try numbers("value", count: count)
    table.confidence = try numbers("confidence", count: count)
    table.credibility = try column("credibility", count: count)
    table.flags = try column("flags", count: count)
    table.start = try days("start", count: count)
    table.end = try days("end", count: count)
    table.lastObserved = try days("last observed", count: count)
    table.recorded = try days("recorded", count: count)
    table.id = try column("id", count: count)
    table.fact = try column("fact", count: count)
    table.locator = try column("locator", count: count)
    table.attributedTo = try column("attributed to", count: count)
    table.note = try column("note", count: count)
    table.regardingOffsets = try column("regarding", count: count + 1)
    let regarding = Int(table.regardingOffsets[count])
    table.regardingActors = try column("regarded actors", count: regarding)
    return table
  }
}
