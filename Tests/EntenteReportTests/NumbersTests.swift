import EntenteModel
import EntenteReport
import Foundation
import TestSupport
import Testing

@Suite struct NumbersTests {
  /// The row of a list with a value, an own tie and an interval, as JSON would bring it.
  private func list(_ value: String) throws -> AlignmentList {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    let json = """
      {"asOf": "2025", "of": null, "medianS": null, "rows": [{
        "first": {"id": "a", "name": "A"}, "second": {"id": "b", "name": "B"},
        "value": \(value), "interval": null, "ownTie": null, "thirdParties": null, "profileDefined": true,
        "informative": 7
      }]}
      """
    return try decoder.decode(AlignmentList.self, from: Data(json.utf8))
  }

  @Test(arguments: [
    ("0.61", "+0.61"), ("-0.61", "-0.61"), ("0", "0.00"), ("-0.0", "0.00"), ("-0.004", "0.00"),
    ("0.004999", "0.00"), ("-0.005001", "-0.01"), ("0.006", "+0.01"), ("0.995", "+1.00"),
    ("0.9949", "+0.99"), ("-0.999", "-1.00"), ("1", "+1.00"), ("12.3456", "+12.35"),
    ("123456789.125", "+123456789.13"), ("1e20", "+1e+20"), ("-1e20", "-1e+20"), ("null", "-"),
    ("\"nan\"", "nan"), ("\"inf\"", "+inf"), ("\"-inf\"", "-inf"),
  ]) func `a number has its sign and two digits`(value: String, text: String) throws {
    let line = try #require(
      try list(value).page().text().split(separator: "\n").first { $0.contains("A - B") }
    )
    let words = line.split(separator: " ").map(String.init)
    #expect(words[3] == text)
  }

  @Test func `CSV keeps every digit, and nothing for what is undefined`() throws {
    let csv = try #require(try list("0.12345678901234567").page().csv())
    let fields = csv.split(separator: "\n")[1].split(
      separator: ",",
      omittingEmptySubsequences: false
    )
    #expect(fields[0] == "a - b")
    #expect(fields[1] == "0.12345678901234566")
    #expect(fields[2] == "")
    let none = try #require(try list("null").page().csv())
    #expect(none.split(separator: "\n")[1].hasPrefix("a - b,,"))
  }

  @Test func `shares, counts and ranges are said in words`() throws {
    let view = try Answers.told.built().view()
    let found = try view.alignment(of: "arda", with: "brel", draws: Draws(count: 9, level: 0.5))
    let text = found.page().text()
    #expect(text.contains(", 50 % of draws)"))
    let interval = try #require(found.interval)
    func fixed(_ value: Double) -> String { String(format: "%+.2f", value) }
    #expect(text.contains("(\(fixed(interval.low))..\(fixed(interval.high)),"))
    var one = GraphDraft(["a", "b"])
    one.tie("a", "b", 0.5)
    let check = CheckReport(try one.built(), warnings: []).page().text()
    #expect(check.contains("2 actors, 1 layer, 1 source, 1 claim\n"))
  }
}
