import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite struct GraphDocumentExampleTests {
  /// The YAML blocks of the description of the format.
  private func blocks() throws -> [String] {
    let file = packageRoot.appending(
      path: "Sources/EntenteFormats/EntenteFormats.docc/GraphDocument.md"
    )
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.components(separatedBy: "```yaml\n").dropFirst().map { part in
      part.components(separatedBy: "```")[0]
    }
  }

  @Test func `every example of the description is read`() throws {
    let blocks = try blocks()
    #expect(blocks.count == 2)
    for block in blocks { #expect(faults(block) == []) }
  }

  @Test func `the long example uses every key`() throws {
    let block = try #require(try blocks().last)
    let read = try graph(block)
    #expect(read.claims.count == 8)
    let isEqual = try graph(read.yaml()) == read
    #expect(isEqual)
    let keys = [
      "name", "title", "as-of", "layers", "scale", "weight", "absent", "half-life", "combine",
      "unit",
      "kind", "collapsed", "aliases", "codes", "cow", "gw", "iso2", "iso3", "attributes", "members",
      "actor", "share", "citation", "date", "reliability", "url", "terms", "coverage", "id", "from",
      "to", "between", "layer", "value", "start", "end", "at", "last-observed", "source",
      "credibility", "confidence", "fact", "locator", "attributed-to", "regarding", "modality",
      "recorded", "note",
    ]
    for key in keys { #expect(block.contains("\(key): ") || block.contains("\(key):\n"), "\(key)") }
  }
}
