import Foundation
import Testing

/// Every number of the engine against numbers from elsewhere.
///
/// Reads the cases in `Fixtures`, or those in the folder that ENTENTE_REFERENCE_CASES names.
@Suite struct ReferenceTests {
  /// The files of cases, by name.
  static let files: [URL] = {
    let named = ProcessInfo.processInfo.environment["ENTENTE_REFERENCE_CASES"]
    let folder =
      named.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? Bundle.module.resourceURL?.appendingPathComponent("Fixtures", isDirectory: true)
    let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) }
    return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
      .compactMap { folder?.appendingPathComponent($0) }
  }()

  @Test func `there are cases to run`() {
    #expect(!Self.files.isEmpty)
  }

  @Test(arguments: files) func `the engine agrees with every case`(file: URL) throws {
    let cases = try CaseFile(JSON.read(Array(Data(contentsOf: file))))
    var agreed = 0
    for question in cases.cases {
      let comparison = Comparison(question, answer: answer(question))
      if comparison.faults.isEmpty { agreed += 1 }
      let faults = comparison.faults.prefix(3).joined(separator: "; ")
      #expect(comparison.faults.isEmpty, "\(question.id): \(faults)")
    }
    let failed = cases.cases.count - agreed
    print("\(cases.family): \(cases.cases.count) cases, \(agreed) agreed, \(failed) failed")
    #expect(!cases.cases.isEmpty)
  }
}
