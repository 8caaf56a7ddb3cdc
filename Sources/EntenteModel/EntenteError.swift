/// What the world did wrong: a name, a date, a file, a document, a store.
///
/// A programmer's mistake traps and absence is nil; everything else is this one type. `code` is for
/// programs, `message` and `remedy` are for people: the message says what and where in one sentence,
/// the remedy how to mend it. The sentences stand in `EntenteError+Sentences.swift`.
public struct EntenteError: Error, Hashable, Sendable, Codable {
  /// The kinds of fault, stable across versions.
  ///
  /// `cancelled` is for callers: what a progress closure throws to stop long work.
  public enum Code: String, Hashable, Sendable, Codable {
    case unknownActor, ambiguousName, unknownLayer, unknownSource, unknownClaim, unknownSnapshot
    case badDay, badOption, contradiction, overlappingBlocs, sameActor, notAnAgent
    case faultyDocument, unreadableFile, unwritableFile, notAGraph
    case notAStore, damagedStore, newerStore, busyStore, snapshotExists
    case undefinedMeasure, cancelled
  }

  /// What kind of fault it is.
  public let code: Code

  /// What is wrong, and where, in one sentence.
  public let message: String

  /// How to mend it, or nil when the message says it already.
  public let remedy: String?

  /// Every fault of a document, in the order of its lines; empty for other errors.
  public let faults: [Fault]

  /// Makes an error.
  public init(_ code: Code, _ message: String, remedy: String? = nil, faults: [Fault] = []) {
    self.code = code
    self.message = message
    self.remedy = remedy
    self.faults = faults
  }
}

extension EntenteError: CustomStringConvertible {
  /// Message and remedy in one line, after one line for each fault of a document.
  public var description: String {
    let sentence = remedy.map { "\(message) \($0)" } ?? message
    return (faults.map(\.description) + [sentence]).joined(separator: "\n")
  }
}

/// One fault in a document, with its place.
public struct Fault: Hashable, Sendable, Codable {
  /// The file as it was named.
  public let file: String

  /// The line, from 1.
  public let line: Int

  /// The column, from 1.
  public let column: Int

  /// What was found, what was expected and how to mend it.
  public let message: String

  /// Makes a fault.
  public init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}

extension Fault: CustomStringConvertible {
  /// `file:line:column: message`.
  public var description: String { "\(file):\(line):\(column): \(message)" }
}

extension Fault: Comparable {
  /// By place, then by message.
  public static func < (left: Fault, right: Fault) -> Bool {
    (left.line, left.column, left.message) < (right.line, right.column, right.message)
  }
}
