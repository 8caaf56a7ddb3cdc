/// Where text is going to be read.
public struct TextStyle: Hashable, Sendable {
  /// The width of a line, in characters.
  public var width: Int

  /// Whether it is a terminal that shows more than ASCII: it gets bars and typographic signs.
  public var isRich: Bool

  /// Whether colour repeats the signs.
  public var hasColour: Bool

  /// Makes a style; the default is for files and pipes.
  public init(width: Int = 100, isRich: Bool = false, hasColour: Bool = false) {
    self.width = max(40, min(width, 100))
    self.isRich = isRich
    self.hasColour = hasColour
  }
}

extension Page {
  /// The page as text.
  ///
  /// - Parameter style: Where it is going to be read.
  /// - Returns: Lines that end with a newline.
  public func text(_ style: TextStyle = TextStyle()) -> String {
    var lines: [String] = []
    for (index, block) in shown(in: style).blocks.enumerated() {
      switch block {
      case .title(let title, let aside):
        lines += Page.headline(title, aside, style)
      case .heading(let heading, let aside):
        if index > 0 { lines.append("") }
        lines += Page.headline(heading.uppercased(), aside, style)
      case .text(let text):
        lines += Page.wrapped(text, width: style.width)
      case .table(let table):
        lines += table.lines(style)
      case .next(let commands):
        lines += ["", "Next:"] + commands.map { "  \($0)" }
      }
    }
    return lines.map { Page.trimmed($0) + "\n" }.joined()
  }

  /// The page in the characters that are printed: their widths lay it out.
  private func shown(in style: TextStyle) -> Page {
    func shown(_ text: String) -> String { Page.printable(text, isRich: style.isRich) }
    return Page(
      blocks.map { block in
        switch block {
        case .title(let title, let aside): .title(shown(title), aside: shown(aside))
        case .heading(let heading, let aside): .heading(shown(heading), aside: shown(aside))
        case .text(let text): .text(shown(text))
        case .table(let table):
          .table(
            Table(
              table.columns,
              rows: table.rows.map { row in
                row.map { Table.Cell(shown($0.text), raw: $0.raw, tone: $0.tone) }
              },
              hasTitles: table.hasTitles
            )
          )
        case .next(let commands): .next(commands.map(shown))
        }
      }
    )
  }

  private static func headline(_ left: String, _ right: String, _ style: TextStyle) -> [String] {
    let lines = wrapped(left, width: style.width)
    guard !right.isEmpty else { return lines }
    let room = style.width - columns(left) - columns(right)
    if room >= 2 {
      return [left + String(repeating: " ", count: min(room, max(2, 60 - columns(left)))) + right]
    }
    return lines + wrapped(right, width: style.width)
  }

  /// Breaks a text at spaces; a leading run of spaces indents every line.
  static func wrapped(_ text: String, width: Int) -> [String] {
    let indent = String(text.prefix { $0 == " " })
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, columns(indent) + columns(line) + 1 + columns(word) > width {
        lines.append(indent + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [indent + line]
  }

  /// How many columns of a terminal a text takes: two for East Asian wide characters and emoji.
  static func columns(_ text: some StringProtocol) -> Int {
    text.reduce(0) { width, character in
      guard let scalar = character.unicodeScalars.first else { return width }
      let value = scalar.value
      let isWide =
        (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
        || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
        || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
        || (0x1F300...0x1FAFF).contains(value) || (0x20000...0x3FFFD).contains(value)
        || scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
      return width + (isWide ? 2 : 1)
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// A text without control characters, which a terminal would obey; and where it is not rich, with
  /// typographic signs as ASCII, for programs that read columns.
  private static func printable(_ text: String, isRich: Bool) -> String {
    var printable = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case _ where scalar.properties.generalCategory == .control:
        printable += printable.last == " " ? "" : " "
      case "—" where !isRich, "–" where !isRich, "−" where !isRich: printable += "-"
      case "→" where !isRich: printable += "->"
      case "…" where !isRich: printable += "..."
      case "×" where !isRich: printable += "x"
      case "·" where !isRich: printable += "|"
      default: printable.unicodeScalars.append(scalar)
      }
    }
    return printable
  }
}

extension Table {
  /// The rows as aligned lines, indented by two.
  func lines(_ style: TextStyle) -> [String] {
    let shown = columns.indices.filter {
      (style.isRich || !columns[$0].isBar) && !columns[$0].isBelow
    }
    let titles = columns.map { Cell($0.title, tone: .faint) }
    let all = (hasTitles ? [titles] : []) + rows
    var widths = shown.map { column in all.map { Page.columns($0[column].text) }.max() ?? 0 }
    var spare = style.width - 2 - widths.reduce(0, +) - 2 * (widths.count - 1)
    for column in givingWay(shown, widths) where spare < 0 {
      let width = max(min(16, widths[column]), widths[column] + spare)
      spare += widths[column] - width
      widths[column] = width
    }
    return all.enumerated().flatMap { index, row in
      line(row, shown, widths, style) + (hasTitles && index == 0 ? [] : below(row, style))
    }
  }

  /// The columns whose text is wrapped when the line is too long: the flexible ones first, then the
  /// widest of text.
  private func givingWay(_ shown: [Int], _ widths: [Int]) -> [Int] {
    let text = shown.indices.filter { !columns[shown[$0]].isRight && !columns[shown[$0]].isBar }
    return text.sorted {
      let left = (columns[shown[$0]].isFlexible ? 0 : 1, -widths[$0], $0)
      return left < (columns[shown[$1]].isFlexible ? 0 : 1, -widths[$1], $1)
    }
  }

  /// The cells that stand under a row, indented further.
  private func below(_ row: [Cell], _ style: TextStyle) -> [String] {
    columns.indices.filter { columns[$0].isBelow && !row[$0].text.isEmpty }.flatMap { column in
      Page.wrapped("      " + row[column].text, width: style.width)
    }
  }

  private func line(_ row: [Cell], _ shown: [Int], _ widths: [Int], _ style: TextStyle)
    -> [String]
  {
    let cells = shown.indices.map { index in
      let text = row[shown[index]].text
      let isWrapped = columns[shown[index]].isFlexible || Page.columns(text) > widths[index]
      return isWrapped ? Page.wrapped(text, width: widths[index]) : [text]
    }
    return (0..<(cells.map(\.count).max() ?? 1)).map { line in
      let parts = shown.indices.map { index in
        let text = line < cells[index].count ? cells[index][line] : ""
        let gap = String(repeating: " ", count: max(0, widths[index] - Page.columns(text)))
        let painted = style.hasColour ? row[shown[index]].tone.paint(text) : text
        return columns[shown[index]].isRight ? gap + painted : painted + gap
      }
      return "  " + parts.joined(separator: "  ")
    }
  }
}

extension Table.Tone {
  /// Blue and orange, told apart by people who confuse red and green.
  fileprivate func paint(_ text: String) -> String {
    guard !text.isEmpty else { return text }
    switch self {
    case .plain: return text
    case .positive: return "\u{1B}[34m\(text)\u{1B}[0m"
    case .negative: return "\u{1B}[38;5;208m\(text)\u{1B}[0m"
    case .faint: return "\u{1B}[2m\(text)\u{1B}[0m"
    }
  }
}
