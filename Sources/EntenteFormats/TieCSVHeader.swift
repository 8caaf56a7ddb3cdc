import EntenteModel

/// Which column of a table holds what.
struct TieCSVHeader {
  /// What a column may hold.
  enum Column: String, CaseIterable {
    case from, to, layer, value, start, end, confidence, cite, directed, kind, recorded
  }

  /// The position of each column, by its order in `Column.allCases`; -1 where there is none.
  private var positions = [Int](repeating: -1, count: Column.allCases.count)

  /// How many columns the table has.
  let count: Int

  /// Whether the values are signs.
  private(set) var hasSigns = false

  /// Columns that mean nothing here.
  private(set) var ignored: [String] = []
}

extension TieCSVHeader {
  /// Finds the columns by their names, or by those that the options give them.
  ///
  /// - Throws: ``EntenteError`` of code `badOption` for names in the options that do not fit, or
  ///   `faultyDocument` with the fault of the header.
  init(_ names: [String], options: TieCSVOptions, file: String) throws(EntenteError) {
    count = names.count
    let typed = names.map { $0.trimmed.lowercased() }
    var taken = Set<Int>()
    for (key, name) in options.columns.sorted(by: { $0.key < $1.key }) {
      guard let column = Self.column(called: key) else { throw Self.unknownKey(key) }
      guard let position = typed.firstIndex(of: name.trimmed.lowercased()) else {
        throw Self.noColumn(name, names, file)
      }
      self[column] = position
      taken.insert(position)
    }
    let hasFrom = self[.from] != nil || typed.contains("from")
    for (position, name) in typed.enumerated() where !taken.contains(position) {
      let column: Column? =
        switch name {
        case "source": hasFrom ? nil : .from
        case "target": self[.to] != nil || typed.contains("to") ? nil : .to
        case "weight": typed.contains("value") ? nil : .value
        case "sign": typed.contains("value") || typed.contains("weight") ? nil : .value
        default: Column(rawValue: name)
        }
      guard let column, self[column] == nil else {
        if let column, Column(rawValue: name) != nil, options.columns[column.rawValue] == nil {
          throw Self.error("the column '\(name)' stands twice in the header. Keep one.", file)
        }
        ignored.append(names[position].trimmed)
        continue
      }
      if name == "sign" { hasSigns = true }
      self[column] = position
    }
    for column in [Column.from, .to] where self[column] == nil {
      throw Self.missing(column, names, file)
    }
  }

  /// The position of a column.
  subscript(column: Column) -> Int? {
    get {
      let position = positions[Self.index(column)]
      return position < 0 ? nil : position
    }
    set { positions[Self.index(column)] = newValue ?? -1 }
  }

  private static func index(_ column: Column) -> Int {
    Column.allCases.firstIndex(of: column) ?? 0
  }

  private static func column(called key: String) -> Column? {
    let word = key.trimmed.lowercased()
    let other: [String: Column] = [
      "source": .from, "target": .to, "weight": .value, "sign": .value,
    ]
    return Column(rawValue: word) ?? other[word]
  }
}

extension TieCSVHeader {
  /// What to say about columns that were not read; nil when there are none.
  var warning: String? {
    guard !ignored.isEmpty else { return nil }
    let list = ignored.map(quoted).joined(separator: ", ")
    let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
    let words = ignored.count == 1 ? "the column \(list) is" : "the columns \(list) are"
    return "\(words) not read. Known are \(known); --columns from=NAME gives one another name."
  }

  static func error(_ message: String, _ file: String) -> EntenteError {
    EntenteError(
      .faultyDocument,
      "1 fault; nothing was loaded.",
      faults: [Fault(file: file, line: 1, column: 1, message: oneLine(message, limit: 600))]
    )
  }

  private static func unknownKey(_ key: String) -> EntenteError {
    let known = Column.allCases.map(\.rawValue)
    let remedy = suggestion(for: key, among: known, calling: "They")
    return EntenteError(.badOption, "--columns knows no column \(quoted(key)).", remedy: remedy)
  }

  private static func noColumn(_ name: String, _ names: [String], _ file: String) -> EntenteError {
    let known = names.map(\.trimmed)
    let remedy = suggestion(for: name, among: known, calling: "Its columns")
    let message = "no column of \(quoted(file)) is called \(quoted(name))."
    return EntenteError(.badOption, message, remedy: remedy)
  }

  private static func missing(_ column: Column, _ names: [String], _ file: String) -> EntenteError {
    if names.count == 1, let only = names.first, only.contains(";") {
      let message = "the columns are separated by ';'. Separate them by ',' (or by tabs in a .tsv)."
      return error(message, file)
    }
    if names.count == 1, let only = names.first, only.contains("\t") {
      return error("the columns are separated by tabs. Call the file .tsv.", file)
    }
    let list = names.map { quoted($0.trimmed) }.joined(separator: ", ")
    let remedy = "Begin with from,to or source,target, or say --columns from=NAME,to=NAME."
    return error("the header \(list) has no column '\(column.rawValue)'. \(remedy)", file)
  }
}

extension String {
  /// The text without spaces and tabs around it.
  var trimmed: String {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
    var rest = unicodeScalars[...]
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
