import EntenteModel
import Yams

/// One composed YAML document.
struct YAMLDocument {
  let root: Node

  /// Composes the only document of a file.
  ///
  /// - Throws: ``EntenteError`` of code `notAGraph` or `faultyDocument` with one fault: where the YAML
  ///   breaks, or what about the file cannot be read.
  init(_ bytes: [UInt8], file: String) throws(EntenteError) {
    let text = try YAMLText(bytes, file: file).text
    if let objection = YAMLGuard(text).objection {
      throw YAMLText.error(objection, file: file, line: 1, column: 1)
    }
    let node: Node?
    do {
      node = try compose(yaml: text, .basic, .default, .utf8)
    } catch let error as YamlError {
      throw Self.error(error, file: file)
    } catch {
      throw YAMLText.error("the YAML cannot be read: \(error).", file: file, line: 1, column: 1)
    }
    guard let node else {
      let reason = "the file has only comments. A graph document begins with 'entente: 1'."
      throw YAMLText.error(reason, file: file, line: 1, column: 1)
    }
    if YAMLGuard.expands(node) {
      let reason =
        "with its aliases (*) written out the document has more than \(YAMLGuard.nodeLimit) values."
      throw YAMLText.error(reason, file: file, line: 1, column: 1)
    }
    root = node
  }

  /// The sentence and the place of an error of the parser.
  private static func error(_ error: YamlError, file: String) -> EntenteError {
    let (message, mark): (String, Mark?)
    switch error {
    case .scanner(_, let problem, let place, _), .parser(_, let problem, let place, _):
      (message, mark) = (sentence(problem), place)
    case .composer(_, let problem, let place, _) where problem.contains("another document"):
      (message, mark) = ("a second document begins here. Put each into a file of its own.", place)
    case .composer(_, let problem, let place, _) where problem.contains("undefined alias"):
      let remedy = "Quote a text that begins with '*'."
      (message, mark) = ("no anchor (&) before it has the name of this alias. \(remedy)", place)
    case .composer(_, let problem, let place, _):
      (message, mark) = (sentence(problem), place)
    case .duplicatedKeysInMapping(let keys, let context):
      let name = keys.first.map(quoted) ?? "a key"
      (message, mark) = (
        "the key \(name) stands here and again below. Keep one of them.", context.mark
      )
    default:
      (message, mark) = ("the YAML cannot be read.", nil)
    }
    return EntenteError(
      .faultyDocument,
      "1 fault; nothing was loaded.",
      faults: [
        Fault(
          file: file,
          line: max(1, mark?.line ?? 1),
          column: max(1, mark?.column ?? 1),
          message: oneLine(message, limit: 600)
        )
      ]
    )
  }

  /// What the parser says, with what usually mends it.
  private static func sentence(_ problem: String) -> String {
    let remedies = [
      ("mapping values are not allowed", "Quote a text that contains ': '."),
      ("tab character", "Indent with spaces."),
      ("cannot start any token", "Quote a text that begins with @, ` or %."),
      (
        "did not find expected key", "Check the indentation, and quote a text that contains quotes."
      ),
      ("expected ':'", "A key is followed by a colon and a space."),
      ("did not find expected '-'", "Give every item of a list the same indentation."),
      ("',' or ']'", "Close the list with ']'."),
      ("',' or '}'", "Close the mapping with '}'."),
      ("unexpected end of stream", "Close the quote."),
      ("block sequence entries are not allowed", "Begin a list on a new line."),
      (
        "unknown escape character", "Double a backslash inside double quotes, or use single quotes."
      ),
      ("exceeded", "Nest lists and mappings less deeply."),
    ]
    let remedy = remedies.first { problem.contains($0.0) }?.1
    return "the YAML breaks here: \(problem)." + (remedy.map { " \($0)" } ?? "")
  }
}
