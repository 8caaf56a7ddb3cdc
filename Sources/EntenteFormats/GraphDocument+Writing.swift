public import EntenteModel

extension ActorGraph {
  /// The graph as a document in canonical order.
  ///
  /// Equal graphs give equal texts. The text reads back to an equal graph, given that identifiers
  /// are such as a document may have (lower-case letters, digits, hyphens) and events have no end.
  ///
  /// - Returns: YAML with a line break at the end.
  /// - Complexity: O(N) for N characters.
  public func yaml() -> String {
    var writer = YAMLWriter()
    writer.line("entente: 1")
    writer.pair("name", name)
    writer.pair("title", title)
    if let asOf { writer.raw("as-of", asOf.description) }
    writer.list("layers", layers) { writer, layer in writer.write(layer) }
    writer.list("actors", actors) { writer, actor in writer.write(actor) }
    writer.list("sources", sources) { writer, source in writer.write(source) }
    writer.list("claims", Array(0..<claims.count)) { writer, index in
      writer.write(claim(index))
    }
    return writer.text
  }
}

/// Lines of YAML with their indentation.
struct YAMLWriter {
  private(set) var text = ""
  private var indent = ""
  /// Whether the next line begins an item of a list.
  private var isItem = false

  mutating func line(_ content: String) {
    if isItem, indent.utf8.count >= 2 {
      text += indent.dropLast(2) + "- "
      isItem = false
    } else {
      text += indent
    }
    text += content
    text += "\n"
  }

  /// A key with a text.
  mutating func pair(_ key: String, _ value: String) {
    line("\(key): \(YAMLScalar.write(value))")
  }

  /// A key with a text that may be missing.
  mutating func pair(_ key: String, _ value: String?) { if let value { pair(key, value) } }

  /// A key with a value that needs no quotes.
  mutating func raw(_ key: String, _ value: String) { line("\(key): \(value)") }

  mutating func day(_ key: String, _ value: Day?) { if let value { raw(key, value.description) } }

  mutating func number(_ key: String, _ value: Double?) { if let value { raw(key, digits(value)) } }

  /// A key with a list of texts on one line, unless empty.
  mutating func texts(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    raw(key, "[\(values.map(YAMLScalar.write).joined(separator: ", "))]")
  }

  /// A key with a list of mappings.
  mutating func list<Item>(
    _ key: String,
    _ items: [Item],
    _ write: (inout YAMLWriter, Item) -> Void
  ) {
    guard !items.isEmpty else { return line("\(key): []") }
    line("\(key):")
    let outer = indent
    indent += "    "
    for item in items {
      isItem = true
      write(&self, item)
    }
    indent = outer
  }

  /// A key with a mapping.
  mutating func mapping(_ key: String, _ write: (inout YAMLWriter) -> Void) {
    line("\(key):")
    let outer = indent
    indent += "  "
    write(&self)
    indent = outer
  }
}
