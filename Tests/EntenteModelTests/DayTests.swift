import EntenteModel
import Foundation
import TestSupport
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("2025", Day.Precision.year, 20_089), ("2025-07", .month, 20_270), ("2025-07-16", .day, 20_285),
    ("1970-01-01", .day, 0), ("1969-12-31", .day, -1), ("0001-01-01", .day, -719_162),
    ("9999-12-31", .day, 2_932_896), ("2000-02-29", .day, 11_016),
  ]) func `a date is read as precisely as it is written`(
    text: String,
    precision: Day.Precision,
    number: Int32
  ) throws {
    let day = try Day(text)
    #expect(day.precision == precision)
    #expect(day.number == number)
    #expect(day.description == text)
  }

  @Test(arguments: [
    ("", "it is not a date"), ("25", "it is not a date"), ("2025-7", "it is not a date"),
    ("2025-07-", "it is not a date"), ("2025-07-1x", "it is not a date"),
    ("2025/07/16", "it is not a date"), ("2025-07-16-01", "it is not a date"),
    ("-2025", "it is not a date"), (" 2025", "it is not a date"), ("٢٠٢٥", "it is not a date"),
    ("2025-07-16T00:00", "it is not a date"), ("+025", "it is not a date"),
    ("0000", "years start at 1"), ("0000-01-01", "years start at 1"),
    ("2025-13", "a year has 12 months"), ("2025-00", "a year has 12 months"),
    ("2025-13-40", "a year has 12 months"), ("2025-02-29", "February 2025 has 28 days"),
    ("2024-02-30", "February 2024 has 29 days"), ("2025-04-31", "April 2025 has 30 days"),
    ("2025-12-32", "December 2025 has 31 days"), ("2025-01-00", "January 2025 has 31 days"),
    ("1900-02-29", "February 1900 has 28 days"),
  ]) func `what is no date is said to be none, with the reason`(text: String, reason: String) {
    let error = #expect(throws: EntenteError.self) { try Day(text) }
    #expect(error?.code == .badDay)
    #expect(error?.message == "'\(text)': \(reason).")
    #expect(error?.remedy == "Write a day as YYYY-MM-DD, a month as YYYY-MM, a year as YYYY.")
  }

  @Test func `parts that no calendar has make no date`() {
    #expect(Day(year: 0) == nil)
    #expect(Day(year: 10_000) == nil)
    #expect(Day(year: 2025, month: 0) == nil)
    #expect(Day(year: 2025, month: 13) == nil)
    #expect(Day(year: 2025, month: 2, day: 29) == nil)
    #expect(Day(year: 2025, month: 2, day: 0) == nil)
    #expect(Day(year: 2025, day: 3) == nil)
    #expect(Day(year: 2024, month: 2, day: 29) != nil)
  }

  @Test(arguments: [
    (1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28), (4, 29), (9999, 28),
  ])
  func `February is as long as its year says`(year: Int, length: Int) throws {
    let february = try #require(Day(year: year, month: 2))
    #expect(Int(february.endNumber - february.number) == length)
    #expect(Day(year: year, month: 2, day: length) != nil)
    #expect(Day(year: year, month: 2, day: length + 1) == nil)
    let whole = try #require(Day(year: year))
    #expect(Int(whole.endNumber - whole.number) == 337 + length)
  }

  @Test func `days number without a gap from the first year to the last`() throws {
    var expected = try Day("0001-01-01").number
    let lengths = [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for year in 1...9999 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let sampled = year < 10 || year % 97 == 0 || year % 100 == 0 || year > 9990
      for month in 1...12 {
        let length = month == 2 ? (isLeap ? 29 : 28) : lengths[month - 1]
        let first = try #require(Day(year: year, month: month, day: 1))
        #expect(first.number == expected)
        for day in sampled ? 1...length : length...length {
          let made = try #require(Day(year: year, month: month, day: day))
          #expect(made.number == expected + Int32(day - 1))
          #expect(made.parts == (year, month, day))
          if day == 15 { #expect(try Day(made.description) == made) }
        }
        expected += Int32(length)
      }
    }
    #expect(try Day("9999").endNumber == expected)
  }

  @Test func `a period ends where the next begins`() throws {
    #expect(try Day("2025-12-31").endNumber == Day("2026-01-01").number)
    #expect(try Day("2025-12").endNumber == Day("2026-01-01").number)
    #expect(try Day("2025-01").endNumber == Day("2025-02-01").number)
    #expect(try Day("2025").endNumber == Day("2026").number)
    #expect(try Day.end(ofYear: 2025) == Day("2025-12-31"))
  }

  @Test func `dates are ordered by first day, the coarser before the finer`() throws {
    let texts = ["2024-12-31", "2025", "2025-01", "2025-01-01", "2025-01-02", "2025-02", "2026"]
    let days = try texts.map { try Day($0) }
    #expect(days.shuffled().sorted() == days)
    #expect(Day.Precision.year < .month)
    #expect(Day.Precision.month < .day)
    #expect(try Day("2025") != Day("2025-01"))
  }

  @Test func `a date is spoken as precisely as it is known`() throws {
    #expect(try Day("2025-01-17").words == "17 January 2025")
    #expect(try Day("2025-07").words == "July 2025")
    #expect(try Day("0476").words == "476")
    #expect(try Day("0476-09-04").description == "0476-09-04")
    #expect(try Day("0476-09").year == 476)
  }

  @Test(arguments: ["2025", "2025-07", "2025-07-16"]) func `JSON keeps a date as text`(
    text: String
  ) throws {
    let day = try Day(text)
    let json = try JSONEncoder().encode([day])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([Day].self, from: json) == [day])
  }

  @Test func `JSON with a wrong date is refused with the sentence`() {
    let error = #expect(throws: EntenteError.self) {
      try JSONDecoder().decode([Day].self, from: Data("[\"2025-02-31\"]".utf8))
    }
    #expect(error?.message == "'2025-02-31': February 2025 has 28 days.")
  }
}
