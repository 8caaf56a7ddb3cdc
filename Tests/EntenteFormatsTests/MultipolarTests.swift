import EntenteFormats
import EntenteModel
import Foundation
import Testing

/// The root of the package.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

@Suite struct MultipolarTests {
  @Test func `the embedded text is the file`() throws {
    let file = packageRoot.appending(path: "Graphs/multipolar/graph.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let isEqual = ActorGraph.multipolarYAML == text
    #expect(isEqual, "Run Graphs/embed.sh.")
  }

  @Test func `the graph that ships has no faults`() throws {
    #expect(faults(ActorGraph.multipolarYAML) == [])
    #expect(ActorGraph.multipolar.name == "multipolar")
    #expect(ActorGraph.multipolar.claims.count > 100)
  }

  @Test func `the graph that ships survives a round trip`() throws {
    let text = ActorGraph.multipolar.yaml()
    let again = try graph(text)
    let isEqual = again == ActorGraph.multipolar
    #expect(isEqual)
    expectAlike(again.yaml(), text)
  }

  @Test func `the scenarios that ship are read and apply to it`() throws {
    let folder = packageRoot.appending(path: "Graphs/multipolar/scenarios")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for file in files.sorted() where file.hasSuffix(".yaml") {
      let bytes = Array(try Data(contentsOf: folder.appending(path: file)))
      let message = said { () throws(EntenteError) in
        _ = try ActorGraph.multipolar.applying(try Scenario(yaml: bytes, file: file))
      }
      #expect(message == "")
    }
  }
}
