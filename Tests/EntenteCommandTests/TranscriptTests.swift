import Foundation
import Testing

/// Every transcript says what the program prints.
///
/// With ENTENTE_RECORD set, the transcripts are written anew instead; read the difference before
/// it is kept.
@Suite struct TranscriptTests {
  @Test(arguments: Transcript.names)
  func `the program prints what the transcript says`(name: String) throws {
    let expected = try Transcript(named: name)
    let seen = try expected.replayed()
    if ProcessInfo.processInfo.environment["ENTENTE_RECORD"] != nil {
      try #require(FileManager.default.isExecutableFile(atPath: Program.path))
      try Data(seen.text.utf8).write(to: Transcript.folder.appendingPathComponent(name))
      return
    }
    for (said, printed) in zip(expected.steps, seen.steps) {
      #expect(printed.output == said.output, "\(said.command)")
      #expect(printed.status == said.status, "\(said.command)")
    }
  }

  @Test(arguments: Transcript.names)
  func `a transcript is written as it is read`(name: String) throws {
    let url = Transcript.folder.appendingPathComponent(name)
    #expect(try Transcript(named: name).text == String(contentsOf: url, encoding: .utf8))
  }

  @Test func `the toy graph has no faults`() throws {
    let outcome = try Program.run(["check", "-g", "toy.yaml"], in: .withToy())
    #expect(outcome.status == 0)
  }
}
