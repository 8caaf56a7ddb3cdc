/// One question with its expected answer.
struct Case {
  var id: String
  var measure: String
  /// The graph, or whatever else the question is about.
  var input: JSON
  var parameters: JSON
  var expected: JSON
  var tolerance: JSON
}

/// A file of cases.
struct CaseFile {
  var family: String
  var cases: [Case]
}

extension CaseFile {
  /// Reads the schema `entente-reference/1`.
  init(_ json: JSON) throws {
    guard json["schema"]?.text == "entente-reference/1", let family = json["family"]?.text else {
      throw Refusal("not-a-reference-file")
    }
    self.family = family
    let graphs = json["graphs"]?.members ?? [:]
    cases =
      json["cases"]?.items.map { item in
        Case(
          id: item["id"]?.text ?? "?",
          measure: item["measure"]?.text ?? "?",
          input: item["graph"]?.text.flatMap { graphs[$0] } ?? item["input"] ?? .null,
          parameters: item["params"] ?? .object([:]),
          expected: item["expected"] ?? .null,
          tolerance: item["tolerance"] ?? .object([:])
        )
      } ?? []
  }
}

/// Why an input was refused: one of the kinds of error of the reference.
struct Refusal: Error {
  var kind: String

  init(_ kind: String) {
    self.kind = kind
  }
}
