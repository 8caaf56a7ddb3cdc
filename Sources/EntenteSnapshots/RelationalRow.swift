internal import EntenteModel
internal import Foundation
internal import GRDB

/// A row of a table, read by position.
struct RelationalRow {
  private enum Value {
    case none
    case text(String)
    case number(Double)
  }

  private let values: [Value]
  private let path: String

  /// Copies a row; texts with all of their bytes, at a NUL among which a string would end.
  init(_ row: Row, _ path: String) throws {
    self.path = path
    values = try (0..<row.count).map { index in
      switch (row[index] as DatabaseValue).storage {
      case .null: .none
      case .int64(let number): .number(Double(number))
      case .double(let number): .number(number)
      case .string:
        .text(
          try row.withUnsafeData(atIndex: index) { String(decoding: $0 ?? Data(), as: UTF8.self) }
        )
      case .blob:
        throw EntenteError.notRelational(path, because: "a column has values of another kind")
      }
    }
  }

  func text(_ index: Int) throws -> String { try optionalText(index) ?? "" }

  func optionalText(_ index: Int) throws -> String? {
    switch values[index] {
    case .none: return nil
    case .text(let text): return text
    case .number:
      throw EntenteError.notRelational(path, because: "a column has values of another kind")
    }
  }

  func number(_ index: Int) throws -> Double { try optionalNumber(index) ?? 0 }

  func optionalNumber(_ index: Int) throws -> Double? {
    switch values[index] {
    case .none: return nil
    case .number(let number): return number
    case .text:
      throw EntenteError.notRelational(path, because: "a column has values of another kind")
    }
  }

  /// A whole number, as of a grade.
  func optionalWhole(_ index: Int) throws -> Int? {
    guard let number = try optionalNumber(index) else { return nil }
    guard let whole = Int(exactly: number) else {
      throw EntenteError.notRelational(path, because: "\(number) is not a whole number")
    }
    return whole
  }

  func day(_ index: Int) throws -> Day? {
    guard let text = try optionalText(index) else { return nil }
    do {
      return try Day(text)
    } catch {
      throw EntenteError.notRelational(path, because: "'\(text)' is no date")
    }
  }

  func word<Value: RawRepresentable<String>>(_ index: Int) throws -> Value {
    let text = try text(index)
    guard let value = Value(rawValue: text) else {
      throw EntenteError.notRelational(path, because: "'\(text)' is not one of the words it may be")
    }
    return value
  }
}
