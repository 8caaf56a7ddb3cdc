import EntenteGraph
import Foundation
import TestSupport
import Testing

/// Whether the heavy tests run in full.
private let isSoak = ProcessInfo.processInfo.environment["ENTENTE_SOAK"] == "1"

/// A list of ties read line by line and character by character: the slow way.
private enum SlowEdgeList {
  typealias Tie = (from: Vertex, to: Vertex, weight: Double?)
  struct Fault: Error, Equatable {
    var reason: EdgeListError.Reason
    var line: Int
    var column: Int
  }

  static func read(_ bytes: [UInt8]) -> Result<[Tie], Fault> {
    var ties: [Tie] = []
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (number, var line) in lines.enumerated() {
      if line.last == 13 { line.removeLast() }
      let columns = line.startIndex
      func fault(_ reason: EdgeListError.Reason, _ place: Int) -> Result<[Tie], Fault> {
        .failure(Fault(reason: reason, line: number + 1, column: place - columns + 1))
      }
      var place = line.startIndex
      func skip(_ set: ClosedRange<UInt8>, _ other: UInt8) -> Int {
        let start = place
        while place < line.endIndex && (set.contains(line[place]) || line[place] == other) {
          place += 1
        }
        return place - start
      }
      _ = skip(32...32, 9)
      if place == line.endIndex || line[place] == 35 || line[place] == 37 { continue }
      var ends: [Vertex] = []
      var (rest, hasComma) = (0, false)
      for end in 0..<2 {
        let start = place
        let digits = skip(48...57, 48)
        guard digits > 0 else { return fault(.noVertex, place) }
        let text = String(decoding: line[start..<place], as: UTF8.self).drop { $0 == "0" }
        let value = text.isEmpty ? 0 : (text.count > 10 ? .max : UInt64(text) ?? .max)
        guard value <= 4_294_967_293 else { return fault(.vertexTooGreat, start) }
        ends.append(Vertex(value))
        let after = place
        var gap = skip(32...32, 9)
        rest = place
        hasComma = false
        if end == 1 && place == line.endIndex { break }
        if place < line.endIndex && line[place] == 44 {
          place += 1
          gap += 1
          hasComma = true
          _ = skip(32...32, 9)
        }
        guard gap > 0 else { return fault(.noSeparator, after) }
      }
      let isWeighted = ties.first.map { $0.weight != nil }
      if place == line.endIndex && !hasComma {
        if isWeighted == true { return fault(.weightMissing, line.endIndex) }
        ties.append((ends[0], ends[1], nil))
        continue
      }
      if isWeighted == false { return fault(.noLineEnd, rest) }
      let text = String(decoding: line[place...], as: UTF8.self)
      guard let match = text.firstMatch(of: /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?/),
        let weight = Double(match.0), weight.isFinite
      else { return fault(.noWeight, place) }
      // A letter e that no power follows is part of the number that is none.
      place += match.0.utf8.count
      if match.2 == nil, place < line.endIndex, [69, 101].contains(line[place]) {
        return fault(.noWeight, place - match.0.utf8.count)
      }
      _ = skip(32...32, 9)
      guard place == line.endIndex else { return fault(.noLineEnd, place) }
      ties.append((ends[0], ends[1], weight))
    }
    return .success(ties)
  }
}

@Suite struct EdgeListTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Compares the reader with the slow way at several numbers of threads.
  private func check(_ bytes: [UInt8]) {
    let slow = SlowEdgeList.read(bytes)
    for threads in [1, 2] {
      do {
        let list = try EdgeList(parsing: bytes, threads: threads)
        let ties = try slow.get()
        #expect(list.from == ties.map(\.from))
        #expect(list.to == ties.map(\.to))
        #expect((list.weights ?? []) == ties.compactMap(\.weight))
        #expect((list.weights == nil) == (ties.first?.weight == nil))
        #expect(list.vertexCount == (ties.map { Int(max($0.from, $0.to)) + 1 }.max() ?? 0))
      } catch let error as EdgeListError {
        guard case .failure(let fault) = slow else {
          Issue.record("\(error) in \(String(decoding: bytes.prefix(200), as: UTF8.self))")
          return
        }
        let found = SlowEdgeList.Fault(
          reason: error.reason,
          line: error.line,
          column: error.column
        )
        #expect(found == fault, "\(String(decoding: bytes.prefix(200), as: UTF8.self))")
        let before = bytes[..<error.offset]
        #expect(before.count { $0 == 10 } + 1 == error.line)
      } catch {
        Issue.record("\(error) in \(String(decoding: bytes.prefix(200), as: UTF8.self))")
      }
    }
  }

  @Test func `a text of ties becomes a graph`() throws {
    let text = "# friends\n0 1\n\n1\t2\r\n% more\n 3 , 1 \n2,0"
    let list = try EdgeList(parsing: bytes(text))
    #expect(list.vertexCount == 4)
    #expect(list.from == [0, 1, 3, 2])
    #expect(list.to == [1, 2, 1, 0])
    #expect(list.weights == nil)
    let graph = Adjacency(list)
    #expect(graph.offsets == [0, 2, 5, 7, 8])
    #expect(Adjacency.build(list, directed: true).adjacency.edgeCount == 4)
  }

  @Test func `weights are the nearest numbers`() throws {
    let texts = [
      "1", "-2.5", "+.5", "7.", "0.1", "1e-3", "2.5E2", "123456789012345678", "0.30000000000000004",
      "4.9e-324", "1.7976931348623157e308", "-0", "999999999999999", "0.000000000000001",
    ]
    let list = try EdgeList(parsing: bytes(texts.map { "0 1 \($0)\n" }.joined()))
    #expect(list.weights == texts.map { Double($0.hasSuffix(".") ? $0 + "0" : $0) })
    let built = Adjacency.build(list, parallels: .greatest)
    #expect(built.weights == [1.7976931348623157e308, 1.7976931348623157e308])
  }

  @Test func `a fault is named by line, column and byte`() {
    let faults: [(String, EdgeListError.Reason, Int, Int, Int)] = [
      ("0 1\n2 x\n", .noVertex, 6, 2, 3), ("0\n", .noSeparator, 1, 1, 2),
      ("0 1\n\n-1 2", .noVertex, 5, 3, 1), ("0 4294967294\n", .vertexTooGreat, 2, 1, 3),
      ("0 99999999999999999999999999\n", .vertexTooGreat, 2, 1, 3), ("0;1", .noSeparator, 1, 1, 2),
      ("0 1 x\n", .noWeight, 4, 1, 5), ("0 1 1e\n", .noWeight, 4, 1, 5),
      ("0 1 1e999\n", .noWeight, 4, 1, 5), ("0 1 nan\n", .noWeight, 4, 1, 5),
      ("0 1 5\n0 1\n", .weightMissing, 9, 2, 4), ("0 1\n0 1 5\n", .noLineEnd, 8, 2, 5),
      ("0 1 2 3\n", .noLineEnd, 6, 1, 7), ("0,,1\n", .noVertex, 2, 1, 3),
      ("0 1\r2 3\n", .noSeparator, 3, 1, 4), ("0 1,\n", .noWeight, 4, 1, 5),
      ("0 1\n2 3, \n", .noLineEnd, 7, 2, 4),
    ]
    for (text, reason, offset, line, column) in faults {
      for tail in ["", String(repeating: "0 1\n", count: 40)]
      where tail.isEmpty || text.last == "\n" {
        let error = #expect(throws: EdgeListError.self, "\(text)") {
          try EdgeList(parsing: bytes(text + tail))
        }
        #expect(error?.reason == reason, "\(text)")
        #expect(
          error?.offset == offset && error?.line == line && error?.column == column,
          "\(text)"
        )
      }
      check(bytes(text))
    }
  }

  @Test func `nothing and comments alone are an empty list`() throws {
    for text in ["", "\n", "\r\n", "# nothing", "  \t\n%\n\n", "\r"] {
      let list = try EdgeList(parsing: bytes(text))
      #expect(list.vertexCount == 0 && list.from == [] && list.to == [] && list.weights == nil)
      #expect(Adjacency(list).vertexCount == 0)
    }
  }

  @Test func `the greatest vertex leaves room for the count`() throws {
    let list = try EdgeList(parsing: bytes("4294967293 0000000000000000000000007\n"))
    #expect(list.from == [4_294_967_293] && list.to == [7])
    #expect(list.vertexCount == 4_294_967_294)
  }

  @Test func `bytes that somebody else holds are read in place`() throws {
    let held = bytes("0 1\n1 2\n")
    #expect(try EdgeList(parsing: held.span).to == [1, 2])
    #expect(try EdgeList(parsing: held.span.extracting(4..<8), threads: 2).to == [2])
  }

  @Test(arguments: [1, 2, 3]) func `a long text is read the same at any number of threads`(
    _ threads: Int
  ) throws {
    var random = SeededGenerator(seed: 1)
    var text = "# Top\n"
    var (from, to, weights): ([Vertex], [Vertex], [Double]) = ([], [], [])
    for line in 0..<(isSoak ? 60_000 : 15_000) {
      if line % 1000 == 999 { text += "# a comment\n\n" }
      from.append(Vertex.random(in: 0..<(1 << (line % 31 + 1)), using: &random))
      to.append(Vertex.random(in: 0..<100_000_000, using: &random))
      weights.append(Double.random(in: -100...100, using: &random))
      if line % 3 == 0 { weights[line] = weights[line].rounded() }
      text += "\(from[line])\t\(to[line]) \(weights[line])\(line % 7 == 0 ? "\r\n" : "\n")"
    }
    let list = try EdgeList(parsing: bytes(text), threads: threads)
    #expect(list.from == from)
    #expect(list.to == to)
    #expect(list.weights == weights)
    let short = text.split(whereSeparator: \.isNewline).map { line in
      line.hasPrefix("#") ? String(line) : line.split(separator: " ")[0] + "\n"
    }
    let plain = try EdgeList(parsing: bytes(short.joined(separator: "\n")), threads: threads)
    #expect(plain.from == from && plain.to == to && plain.weights == nil)
    var broken = bytes(text)
    broken[broken.count - 3] = 33
    broken[broken.count / 2] = 33
    #expect(throws: EdgeListError.self) { try EdgeList(parsing: broken, threads: threads) }
    if isSoak { check(broken) }
  }

  @Test func `comments all over leave no gaps`() throws {
    let text = "0 1\n" + String(repeating: "#\n", count: 150_000) + "1 2\n" + "#\n#\n2 3"
    let list = try EdgeList(parsing: bytes(text), threads: 2)
    #expect(list.from == [0, 1, 2] && list.to == [1, 2, 3])
    #expect(list.from.capacity < 1000)
  }

  @Test(arguments: 0..<100) func `any bytes are read as the slow way does`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = Array("0123456789 \t,\n\r#%+-.eE\0x\u{7F}".utf8) + [0xFF, 0xB5, 0x8A]
    for round in 0..<(isSoak ? 2000 : 10) {
      var text: [UInt8] = []
      let isWeighted = round % 3 == 0
      for _ in 0..<Int.random(in: 0..<30, using: &random) {
        text += Array(
          "\(Vertex.random(in: 0..<(1 << Vertex.random(in: 1..<32, using: &random))))".utf8
        )
        text += Array([" ", "\t", ",", " , "][Int.random(in: 0..<4, using: &random)].utf8)
        text += Array("\(Vertex.random(in: 0..<1000, using: &random))".utf8)
        if isWeighted { text += Array(" \(Double.random(in: -9...9, using: &random))".utf8) }
        text += Array(["\n", "\n", "\r\n", " \n"][Int.random(in: 0..<4, using: &random)].utf8)
      }
      for _ in 0..<Int.random(in: 0..<4, using: &random) where !text.isEmpty {
        let place = Int.random(in: 0..<text.count, using: &random)
        let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text[place] = byte
        case 1: text.insert(byte, at: place)
        default: text.remove(at: place)
        }
      }
      check(text)
    }
  }
}
