internal import EntenteModel
internal import Foundation
internal import GRDB

/// That something is not as it was saved.
struct Broken: Error {
  let reason: String
  var name: String?
  var snapshots: [String] = []

  init(_ reason: String, name: String? = nil, snapshots: [String] = []) {
    self.reason = reason
    self.name = name
    self.snapshots = snapshots
  }
}

extension StoreCheck {
  typealias Kind = StoreVerification.Kind

  /// Does a part of the work; what is wrong with it is noted and does not end it.
  mutating func attempt(
    _ kind: Kind,
    _ name: String,
    snapshots: String? = nil,
    weight: Int = 1,
    _ body: (inout StoreCheck) throws -> Void
  ) throws {
    do {
      try body(&self)
    } catch let broken as Broken {
      let names = broken.snapshots + affected(snapshots)
      report(kind, broken.name ?? name, broken.reason, names)
    } catch let error as DatabaseError {
      report(kind, name, error.message ?? "\(error.resultCode)", affected(snapshots))
    } catch is RowDecodingError {
      report(kind, name, "a row is not one of a store", affected(snapshots))
    }
    let share = work * 100 / total
    work += weight
    if work * 100 / total > share { try progress?(Double(min(work, total)) / Double(total)) }
  }

  mutating func report(
    _ kind: Kind,
    _ name: String,
    _ reason: String,
    _ snapshots: [String] = []
  ) {
    damage.append(
      StoreVerification.Damage(kind: kind, name: name, reason: reason, snapshots: snapshots)
    )
  }

  /// The rows of a table that can be found.
  mutating func numbers(of table: String) throws -> [Int64] {
    var numbers: [Int64] = []
    try attempt(.file, store.path, weight: 0) { check in
      let rows = try Int64.fetchCursor(check.db, sql: "SELECT number FROM \(table) NOT INDEXED")
      while let number = try rows.next() { numbers.append(number) }
    }
    return numbers
  }

  func affected(_ sql: String?) -> [String] {
    guard let sql else { return [] }
    return (try? String.fetchAll(db, sql: sql)) ?? []
  }

  static func ofGraph(_ number: Int64) -> String {
    "SELECT name FROM snapshot WHERE graph = \(number) ORDER BY number"
  }

  static func ofPart(_ number: Int64) -> String {
    """
    SELECT name FROM snapshot WHERE graph IN (
      SELECT graph FROM graph_part WHERE part = \(number) AND position <= \(StoredParts.Place.delta)
    ) ORDER BY number
    """
  }

  static func ofChunk(_ number: Int64) -> String {
    """
    SELECT name FROM snapshot WHERE graph IN (
      SELECT graph FROM graph_part WHERE position <= \(StoredParts.Place.delta)
        AND part IN (SELECT part FROM part_chunk WHERE chunk = \(number))
    ) ORDER BY number
    """
  }

  /// The reason in the sentence of an error, without the path before it.
  static func reason(_ error: EntenteError, _ path: String) -> String {
    let sentence = String(error.message.dropLast())
    guard let start = sentence.range(of: "' is damaged: ") else { return sentence }
    return String(sentence[start.upperBound...])
  }
}
