/// An answer laid out: headings, sentences and tables, from which each format is written.
public struct Page: Hashable, Sendable {
  /// The parts, from top to bottom.
  public var blocks: [Block] = []

  /// One part.
  public enum Block: Hashable, Sendable {
    /// The first line: what it is about, and an aside set to the right.
    case title(String, aside: String)
    /// A heading and an aside on the same line.
    case heading(String, aside: String)
    /// A sentence or more, wrapped.
    case text(String)
    /// Columns.
    case table(Table)
    /// Commands to try next.
    case next([String])
  }

  /// Makes an empty page.
  public init() {}

  /// Makes a page of parts.
  public init(_ blocks: [Block]) { self.blocks = blocks }
}

extension Page {
  /// What to keep in mind, as blocks.
  ///
  /// - Parameter warnings: Sentences.
  /// - Returns: A heading and the sentences; nothing when there are none.
  public static func notes(_ warnings: [String]) -> [Block] {
    guard !warnings.isEmpty else { return [] }
    return [.heading("Keep in mind", aside: "")] + warnings.map { .text("  \($0)") }
  }
}

/// Rows of cells under titles.
public struct Table: Hashable, Sendable {
  /// The columns.
  public var columns: [Column]

  /// The rows, each with a cell for every column.
  public var rows: [[Cell]]

  /// Whether the titles are printed.
  public var hasTitles: Bool

  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its title.
    public let title: String
    /// Whether its cells end flush: numbers do.
    public let isRight: Bool
    /// Whether it gives way when the line is too long: its text is wrapped.
    public let isFlexible: Bool
    /// Whether it is drawn on a terminal only: a bar.
    public let isBar: Bool
    /// Whether text puts it on lines of its own under the row.
    public let isBelow: Bool

    /// A column of text.
    public static func text(_ title: String, flexible: Bool = false) -> Column {
      Column(title: title, isRight: false, isFlexible: flexible, isBar: false, isBelow: false)
    }

    /// A column of numbers.
    public static func number(_ title: String) -> Column {
      Column(title: title, isRight: true, isFlexible: false, isBar: false, isBelow: false)
    }

    /// A column of bars, shown on a terminal only.
    public static let bar = Column(
      title: "",
      isRight: false,
      isFlexible: false,
      isBar: true,
      isBelow: false
    )

    /// A column of sentences that text puts under the row.
    public static func below(_ title: String) -> Column {
      Column(title: title, isRight: false, isFlexible: true, isBar: false, isBelow: true)
    }
  }

  /// A cell.
  public struct Cell: Hashable, Sendable, ExpressibleByStringLiteral {
    /// What people read.
    public let text: String
    /// What programs read, in CSV.
    public let raw: String
    /// What colour repeats.
    public let tone: Tone

    /// Makes a cell.
    public init(_ text: String, raw: String? = nil, tone: Tone = .plain) {
      self.text = text
      self.raw = raw ?? text
      self.tone = tone
    }

    /// A cell of text.
    public init(stringLiteral value: String) { self.init(value) }
  }

  /// What colour repeats; it never says more than the characters do.
  public enum Tone: Hashable, Sendable {
    case plain, positive, negative, faint
  }

  /// Makes a table.
  public init(_ columns: [Column], rows: [[Cell]], hasTitles: Bool = true) {
    self.columns = columns
    self.rows = rows
    self.hasTitles = hasTitles
  }
}

/// An answer that knows how to be laid out and to be written as JSON.
public protocol Reportable: Encodable {
  /// The answer laid out.
  func page() -> Page
}
