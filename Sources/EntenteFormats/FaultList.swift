import EntenteModel
import Yams

/// The faults of one file, each once.
struct FaultList {
  let file: String
  private(set) var faults: [Fault] = []
  private var seen: Set<Fault> = []

  init(file: String) { self.file = file }

  var isEmpty: Bool { faults.isEmpty }
}

extension FaultList {
  /// Adds a fault in one line of reasonable length.
  mutating func add(_ message: String, line: Int, column: Int) {
    let fault = Fault(file: file, line: line, column: column, message: oneLine(message, limit: 600))
    if seen.insert(fault).inserted { faults.append(fault) }
  }

  /// Adds a fault at the place of a node; at the top of the file when the node has none.
  mutating func add(_ message: String, at node: Node) {
    add(message, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}

/// A text without line breaks and control characters, cut where it gets too long to read.
func oneLine(_ text: String, limit: Int) -> String {
  var result = String.UnicodeScalarView()
  for (count, scalar) in text.unicodeScalars.enumerated() {
    guard count < limit else {
      result.append("…")
      break
    }
    switch scalar {
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    default:
      let isControl = scalar.properties.generalCategory == .control
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
  }
  return String(result)
}

/// An offending value in single quotes.
func quoted(_ text: String) -> String { "'\(oneLine(text, limit: 60))'" }

/// What a mistyped word may have meant, as a question; else what there is to choose from.
func suggestion(for word: String, among known: [String], calling them: String) -> String {
  if let nearest = nearestNames(to: word, among: known).first {
    return "Did you mean '\(nearest)'?"
  }
  return "\(them) are \(known.joined(separator: ", "))."
}
