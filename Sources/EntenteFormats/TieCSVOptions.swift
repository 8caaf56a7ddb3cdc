/// How a table of ties is read.
public struct TieCSVOptions: Hashable, Sendable {
  /// The header of a column by what it holds, such as `country1` for `from`.
  ///
  /// Columns that keep their own names need no entry.
  public var columns: [String: String]

  /// The range of the values, which is brought linearly to -1...1; nil takes them as they are.
  public var scale: ClosedRange<Double>?

  /// Whether rows hold both ways unless a column `directed` says otherwise.
  public var symmetric: Bool

  /// Whether columns are separated by tabs; nil when the file is called `….tsv`.
  public var tabs: Bool?

  /// Makes options.
  public init(
    columns: [String: String] = [:],
    scale: ClosedRange<Double>? = nil,
    symmetric: Bool = false,
    tabs: Bool? = nil
  ) {
    self.columns = columns
    self.scale = scale
    self.symmetric = symmetric
    self.tabs = tabs
  }
}
