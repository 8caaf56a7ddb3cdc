import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite struct GraphDocumentFuzzTests {
  private static let text: [UInt8] = {
    let file = packageRoot.appending(
      path: "Sources/EntenteFormats/EntenteFormats.docc/GraphDocument.md"
    )
    let all = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return Array((all.components(separatedBy: "```yaml\n").last ?? "").utf8)
  }()

  /// A document with some bytes cut, changed, doubled or moved.
  private func mutated(_ seed: UInt64, _ text: [UInt8]) -> [UInt8] {
    var random = Seeded(seed)
    var bytes = text
    if seed.isMultiple(of: 3) {
      bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    }
    let nasty = Array("[]{}:-#&*!|>'\"%@`,?\n\t \\~\u{0}é.0".utf8) + [0xFF, 0xC3]
    for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let length = min(bytes.count - place, Int.random(in: 0...20, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = nasty.randomElement(using: &random) ?? 0
      case 1: bytes.insert(nasty.randomElement(using: &random) ?? 0, at: place)
      case 2: bytes.removeSubrange(place..<place + length)
      default: bytes.insert(contentsOf: bytes[place..<place + length], at: 0)
      }
    }
    return bytes
  }

  @Test func `a broken document gives a graph or an error`() {
    var read = 0
    for seed in 0..<300 {
      let bytes = mutated(UInt64(seed), Self.text)
      do throws(EntenteError) {
        _ = try ActorGraph(yaml: bytes, file: "broken.yaml")
        read += 1
      } catch {
        #expect(!error.faults.isEmpty)
        #expect(error.faults.map(\.line).min() ?? 0 >= 1)
        #expect(error.faults == error.faults.sorted())
      }
    }
    #expect(read > 0)
    #expect(read < 300)
  }

  @Test func `a broken table gives a graph or an error`() {
    let table =
      "from,to,value,start,note\r\n\"a \"\"x\"\"\",b,0.5,2020-01,\"two\nlines\"\nc,d,-1,,\n"
    for seed in 0..<300 {
      let bytes = mutated(UInt64(seed), Array(table.utf8))
      do throws(EntenteError) {
        _ = try ActorGraph(csv: bytes, file: "broken.csv")
      } catch {
        #expect(!error.faults.isEmpty)
      }
    }
  }

  @Test func `a broken scenario gives a scenario or an error`() {
    let scenario = """
      entente-scenario: 1
      name: x
      edits:
        - remove: { claims: [a, b] }
        - end: { actor: c, at: 2025-07 }
        - add: { between: [a, b], layer: x, value: 0.2 }
      """
    for seed in 0..<300 {
      let bytes = mutated(UInt64(seed), Array(scenario.utf8))
      do throws(EntenteError) {
        _ = try Scenario(yaml: bytes, file: "broken.yaml")
      } catch {
        #expect(!error.faults.isEmpty)
      }
    }
  }
}
