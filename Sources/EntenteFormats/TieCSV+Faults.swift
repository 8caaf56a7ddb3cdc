import EntenteModel

extension TieCSV {
  /// Counts a fault, and lists it unless there are too many.
  mutating func report(_ message: String, line: Int, column: Int) {
    faultCount += 1
    if faultCount <= Self.faultLimit { faults.add(message, line: line, column: column) }
  }

  /// Counts a fault of a field.
  mutating func report(_ message: String, at field: CSVScanner.Field) {
    faultCount += 1
    guard faultCount <= Self.faultLimit else { return }
    faults.add(message, line: field.line, column: scanner.column(of: field))
  }

  /// The identifiers of names; names that would share one are faults.
  mutating func identifiers(of table: NameTable, _ word: String) -> [String] {
    var first: [String: Int] = [:]
    let ids = table.names.map(Identifier.slug)
    for (index, id) in ids.enumerated() {
      let (name, place) = (quoted(table.names[index]), table.places[index])
      if id.isEmpty {
        let message =
          "\(name) has no letter or digit to make the id of \(word == "actor" ? "an" : "a")"
        report("\(message) \(word) of.", line: place.line, column: place.column)
      } else if let other = first[id] {
        let (otherName, line) = (quoted(table.names[other]), table.places[other].line)
        let message = "\(name) and \(otherName) (line \(line)) would both have the id '\(id)'."
        report("\(message) Write one of them throughout.", line: place.line, column: place.column)
      } else {
        first[id] = index
      }
    }
    return ids
  }

  /// Reports values that do not fit an affinity, once for the whole table.
  mutating func reportRange() {
    guard let outside else { return }
    let range = "the values run from \(digits(lowest)) to \(digits(highest))"
    let bound = digits(max(-lowest, highest))
    let remedy =
      "Add --scale=-\(bound)...\(bound), or declare a layer of strength in a YAML document."
    report("\(range), and a tie takes -1…1. \(remedy)", at: outside)
  }
}
