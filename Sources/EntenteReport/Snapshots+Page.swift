public import EntenteModel

/// A snapshot as an answer names it.
public struct SnapshotRow: Hashable, Sendable, Codable, Reportable {
  /// Its name.
  public let name: String
  /// The digest of the graph.
  public let digest: String
  /// When it was saved, in UTC.
  public let saved: String
  /// The digest of the graph that it was made from.
  @Nullable public var parent: String?
  /// What it is.
  public let message: String
  /// Who saved it.
  public let author: String
  /// The title of the graph.
  public let title: String
  /// The reference date of the graph.
  @Nullable public var asOf: Day?
  /// How many actors.
  public let actors: Int
  /// How many sources.
  public let sources: Int
  /// How many claims.
  public let claims: Int

  /// Makes a row; `createdAt` is in seconds since 1970 UTC.
  public init(
    name: String,
    digest: String,
    createdAt: Int64,
    parent: String?,
    message: String,
    author: String,
    title: String,
    asOf: Day?,
    actors: Int,
    sources: Int,
    claims: Int
  ) {
    self.name = name
    self.digest = digest
    saved = SnapshotRow.time(createdAt)
    self.parent = parent
    self.message = message
    self.author = author
    self.title = title
    self.asOf = asOf
    self.actors = actors
    self.sources = sources
    self.claims = claims
  }

  private static func time(_ seconds: Int64) -> String {
    let days = Int32(clamping: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    let rest = Int(seconds - Int64(days) * 86_400)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(Day(number: days, precision: .day)) \(two(rest / 3600)):\(two(rest / 60 % 60))"
  }

  /// Its parts, a line each.
  public func page() -> Page {
    let pairs: [(String, String)] = [
      ("graph", title), ("digest", digest), ("saved", "\(saved) UTC"), ("author", author),
      ("parent", parent ?? ""), ("message", message), ("as of", asOf.map { "\($0)" } ?? ""),
      ("actors", "\(actors)"),
      ("sources", "\(sources)"), ("claims", "\(claims)"),
    ]
    let rows = pairs.filter { !$0.1.isEmpty }.map { [Table.Cell($0.0), Table.Cell($0.1)] }
    let columns: [Table.Column] = [.text("WHAT"), .text("VALUE", flexible: true)]
    return Page([.title(name, aside: ""), .table(Table(columns, rows: rows, hasTitles: false))])
  }
}

/// The snapshots of a store.
public struct SnapshotList: Hashable, Sendable, Codable, Reportable {
  /// One row a snapshot, in the order in which they were saved.
  public let rows: [SnapshotRow]

  /// Makes a list.
  public init(rows: [SnapshotRow]) { self.rows = rows }

  /// The snapshots as a table.
  public func page() -> Page {
    let columns: [Table.Column] = [
      .text("NAME"), .text("DIGEST"), .text("SAVED (UTC)"), .text("AS OF"), .number("ACTORS"),
      .number("CLAIMS"), .text("MESSAGE", flexible: true),
    ]
    let cells = rows.map { row in
      [
        Table.Cell(row.name), Table.Cell(String(row.digest.prefix(8)), raw: row.digest),
        Table.Cell(row.saved), Table.Cell(row.asOf.map { "\($0)" } ?? ""),
        Table.Cell.count(row.actors), .count(row.claims), Table.Cell(row.message),
      ]
    }
    return Page([.table(Table(columns, rows: cells))])
  }
}
