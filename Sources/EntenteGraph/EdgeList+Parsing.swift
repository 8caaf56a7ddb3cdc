extension EdgeList {
  /// Reads a list of ties from a text.
  ///
  /// One tie a line: the numbers of two vertices from 0 and, in all lines or in none, a weight, which
  /// is a decimal number. Between them stand spaces, tabs or a comma. A line that starts with `#` or
  /// `%` is a comment. Empty lines and blanks at either end of a line are skipped; a line ends with
  /// a line feed, perhaps after a carriage return, and the last one may end with the text.
  ///
  /// The bytes are read where they lie: a mapped file is not copied.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Throws: ``EdgeListError`` for the first line that is anything else.
  /// - Complexity: O(bytes) time; 8 bytes a line, 16 if there are weights.
  public init(parsing bytes: Span<UInt8>, threads: Int? = nil) throws(EdgeListError) {
    self = try withView(of: bytes) { bytes throws(EdgeListError) in
      try EdgeList(bytes, threads: threads)
    }
  }

  /// Reads a list of ties from a text in an array.
  ///
  /// - Parameters:
  ///   - bytes: The text, as for ``init(parsing:threads:)``.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Throws: ``EdgeListError`` for the first line that is not a tie.
  /// - Complexity: O(bytes) time; 8 bytes a line, 16 if there are weights.
  public init(parsing bytes: [UInt8], threads: Int? = nil) throws(EdgeListError) {
    self = try withView(of: bytes) { bytes throws(EdgeListError) in
      try EdgeList(bytes, threads: threads)
    }
  }

  private init(_ bytes: View<UInt8>, threads: Int?) throws(EdgeListError) {
    let text = EdgeListText(bytes)
    let crew = Crew(threads: threads, steps: bytes.count)
    do throws(LineReader.Fault) {
      self = try text.read(crew)
    } catch {
      throw EdgeListError(error, in: bytes)
    }
  }
}

extension EdgeListError {
  /// Finds the line of a fault.
  fileprivate init(_ fault: LineReader.Fault, in bytes: View<UInt8>) {
    var line = 1
    var start = 0
    for place in 0..<fault.offset where bytes[place] == Byte.newline {
      line += 1
      start = place + 1
    }
    reason = fault.reason
    offset = fault.offset
    self.line = line
    column = fault.offset - start + 1
  }
}
