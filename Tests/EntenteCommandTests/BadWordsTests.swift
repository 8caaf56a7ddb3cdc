import Foundation
import Testing

/// Words that ask for what cannot be: each gives one line with a way out, and nothing else.
@Suite struct BadWordsTests {
  /// Words, the status they end with, and a part of what must be said.
  struct Words: Sendable, CustomTestStringConvertible {
    let words: String
    let status: Int32
    let says: String

    init(_ words: String, _ status: Int32, _ says: String) {
      (self.words, self.status, self.says) = (words, status, says)
    }

    var testDescription: String { "entente \(words)" }
  }

  static let unknown = [
    Words("align ardem borduria", 1, "Did you mean 'Arden'?"),
    Words("align zzzzzz borduria", 1, "no actor is called 'zzzzzz'"),
    Words("brief nobody", 1, "no actor is called 'nobody'"),
    Words("explain arden nobody", 1, "no actor is called 'nobody'"),
    Words("timeline arden nobody", 1, "no actor is called 'nobody'"),
    Words("path arden nobody", 1, "no actor is called 'nobody'"),
    Words("claims nobody", 1, "no actor is called 'nobody'"),
    Words("ties nobody", 1, "no actor is called 'nobody'"),
    Words("align --without nobody", 1, "no actor is called 'nobody'"),
    Words("align --expand nobody", 1, "no actor is called 'nobody'"),
    Words("path arden borduria --avoid nobody", 1, "no actor is called 'nobody'"),
    Words("align arden Ardentown", 1, "both ends are 'arden'"),
    Words("align arden highland", 1, "--expand league"),
    Words("align arden assembly", 1, "a venue"),
    Words("align --layer militay", 1, "Did you mean 'military'?"),
    Words("claims --layer nolayer", 1, "no layer is called 'nolayer'"),
    Words("align --without-source gazete", 1, "Did you mean 'gazette'?"),
    Words("centrality betweeness", 64, "Did you mean 'betweenness'?"),
    Words("alin", 64, "Did you mean 'align'?"),
    Words("align --formta json", 64, "Did you mean '--format'?"),
    Words("align arden borduria --as-off 2020", 64, "Did you mean '--as-of'?"),
    Words("align arden borduria corvia", 64, "'align' takes one actor, or two."),
    Words("export svg", 64, "'entente export --help' lists them."),
    Words("snapshot lst", 64, "Did you mean 'snapshot list'?"),
    Words("explain arden", 64, "See 'entente explain --help'."),
    Words("align arden borduria corvia", 64, "one actor, or two"),
    Words("snapshot show nothing", 1, "there is no store"),
    Words("scenario run nowhere.yaml", 1, "cannot be read"),
  ]

  static let values = [
    Words("align --as-of 2025-02-30", 64, "February 2025 has 28 days"),
    Words("align --known-by 2025-13", 64, "a year has 12 months"),
    Words("align --as-of yesterday", 64, "--as-of yesterday"),
    Words("align --as-of 2025-1-1", 64, "YYYY-MM-DD"),
    Words("align --as-of 99999", 64, "--as-of 99999"),
    Words("align --min-confidence 2", 64, "outside 0..1"),
    Words("align --min-confidence nan", 64, "outside 0..1"),
    Words("align --min-confidence much", 64, "--min-confidence"),
    Words("align --draws 100001", 64, "outside 0...100000"),
    Words("align --seed one", 64, "--seed"),
    Words("align --seed 99999999999999999999", 64, "--seed"),
    Words("align --resolution newest", 64, "Choose one of"),
    Words("align --unknown maybe", 64, "Choose one of"),
    Words("align --format xml", 64, "Choose one of"),
    Words("blocs --threshold 2", 64, "outside 0..1"),
    Words("export dot --least 7", 64, "outside 0..1"),
    Words("export dot --engine circo3", 64, "Choose one of"),
    Words("path arden borduria --by luck", 64, "Choose one of"),
    Words("path arden borduria --by shortest --length far", 64, "Choose one of"),
    Words("path arden borduria --length unit", 64, "--length is for --by shortest"),
    Words("path arden borduria --k 0", 64, "--k takes 1 to 1000"),
    Words("timeline arden borduria --from 0", 64, "--from takes a year"),
    Words("timeline arden borduria --from 2030", 64, "it ends"),
    Words("align --columns from", 64, "--columns from"),
    Words("align --symmetric", 64, "is no table of ties"),
    Words("align --scale ten", 64, "--scale ten"),
    Words("align --scale 10...-10", 64, "--scale 10...-10"),
    Words("snapshot save a/b@c", 64, "cannot name a snapshot"),
  ]

  static let contradictions = [
    Words("path arden borduria --by widest --k 3", 64, "--by widest gives one way"),
    Words("path arden borduria --sign net", 64, "--sign positive"),
    Words("centrality betweenness --sign net", 64, "--sign positive"),
    Words("align --layer leverage", 64, "affinity layer"),
    Words("blocs --layer leverage", 64, "affinity layer"),
    Words("snapshot prune july", 64, "--keep july --keep NAME"),
    Words("snapshot prune --keep july august", 64, "'august' stands alone"),
    Words("brief --format csv", 64, "--format json"),
    Words("align arden borduria --format csv", 64, "--format json"),
    Words("align --expand arden", 64, "is no bloc"),
    Words("align --expand league --collapse league", 64, "both name 'league'"),
    Words("path arden borduria --avoid arden", 1, "left out"),
  ]

  static let places = [
    Words("align -o nowhere/answer.txt", 1, "'nowhere/answer.txt' cannot be written"),
    Words("align -o toy.yaml/x", 1, "not a directory"),
    Words("align -o .", 1, "is a directory"),
    Words("align -o /proc/answer.txt", 1, "'/proc/answer.txt' cannot be written"),
    Words("export dot -o nowhere/map.dot", 1, "'nowhere/map.dot' cannot be written"),
    Words("snapshot save base --store nowhere/s.sqlite", 1, "there is no directory 'nowhere'"),
    Words("snapshot save base --store /proc/s.sqlite", 1, "cannot be written"),
    Words("snapshot save base --store toy.yaml", 1, "is not a store of Entente"),
    Words("snapshot list --store toy.yaml", 1, "is not a store of Entente"),
    Words("snapshot list --store .", 1, "it is a directory"),
    Words("snapshot restore base --store nowhere.sqlite", 1, "there is no store"),
  ]

  @Test(arguments: unknown + values + contradictions + places)
  func `words that ask for what cannot be give one line`(words: Words) throws {
    let folder = try Folder.withToy()
    let outcome = try Program.run(
      words.words.split(separator: " ").map(String.init),
      in: folder,
      environment: ["ENTENTE_GRAPH": "toy.yaml"]
    )
    #expect(outcome.status == words.status)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: "))
    #expect(outcome.errors.contains(words.says), "\(outcome.errors)")
    #expect([".\n", "?\n", "'\n"].contains { outcome.errors.hasSuffix($0) }, "\(outcome.errors)")
    #expect(outcome.errors.count { $0 == "\n" } == 1, "\(outcome.errors)")
    #expect(try folder.names == ["toy.yaml"])
  }

  /// Questions to which the answer is that there is nothing.
  static let nothing = [
    "claims drona genovia", "ties drona genovia", "path arden borduria --layer leverage",
    "align --as-of 1800", "brief --as-of 1800", "explain drona genovia --as-of 1800",
    "timeline drona genovia --as-of 1800", "balance --as-of 1800", "blocs --as-of 1800",
    "brokers --as-of 1800", "centrality --as-of 1800", "ties --known-by 1800",
    "export dot --as-of 1800", "align --min-confidence 1", "path drona genovia --as-of 1800",
  ]

  @Test(arguments: nothing) func `an empty answer is an answer`(words: String) throws {
    let outcome = try Program.run(
      words.split(separator: " ").map(String.init),
      in: .withToy(),
      environment: ["ENTENTE_GRAPH": "toy.yaml"]
    )
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }
}
