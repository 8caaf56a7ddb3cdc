internal import EntenteModel
internal import GRDB

/// A graph on its way out of the tables of a ``RelationalGraph``.
struct RelationalReader {
  let path: String
  let db: Database

  /// Reads every row.
  func graph() throws -> ActorGraph {
    guard let head = try rows("SELECT name, title, as_of FROM graph").first else {
      throw EntenteError.notRelational(path, because: "the table 'graph' is empty")
    }
    return try ActorGraph(
      name: try head.text(0),
      title: try head.text(1),
      asOf: try head.day(2),
      layers: try layers(),
      actors: try actors(),
      sources: try sources(),
      claims: try claims()
    )
  }

  private func layers() throws -> [Layer] {
    try rows(
      "SELECT id, title, scale, unit, weight, absent, half_life_days, combine FROM layer"
    ).map { row in
      Layer(
        id: try row.text(0),
        title: try row.text(1),
        scale: try row.word(2),
        unit: try row.optionalText(3),
        weight: try row.number(4),
        absent: try row.word(5),
        halfLifeDays: try row.optionalNumber(6),
        combine: try row.word(7)
      )
    }
  }

  private func sources() throws -> [Source] {
    var coverages: [String: Source.Coverage] = [:]
    for row in try rows("SELECT source, \"start\", \"end\" FROM coverage") {
      coverages[try row.text(0)] = Source.Coverage(start: try row.day(1), end: try row.day(2))
    }
    for row in try rows(
      "SELECT source, kind, item FROM coverage_item ORDER BY source, kind, position"
    ) {
      let list: WritableKeyPath<Source.Coverage, [String]> =
        try row.text(1) == "actor" ? \.actors : \.layers
      coverages[try row.text(0)]?[keyPath: list].append(try row.text(2))
    }
    return try rows(
      "SELECT id, title, citation, date, reliability, url, terms FROM source"
    ).map { row in
      let id = try row.text(0)
      return Source(
        id: id,
        title: try row.text(1),
        citation: try row.optionalText(2),
        date: try row.day(3),
        reliability: try row.optionalText(4) == nil ? nil : try row.word(4),
        url: try row.optionalText(5),
        terms: try row.optionalText(6),
        coverage: coverages[id]
      )
    }
  }

  private func actors() throws -> [Actor] {
    let aliases = try lists("SELECT actor, name FROM alias ORDER BY actor, position") {
      try $0.text(1)
    }
    let codes = try lists("SELECT actor, scheme, code FROM code") {
      (try $0.word(1) as Actor.Scheme, try $0.text(2))
    }
    let attributes = try lists("SELECT actor, name, value FROM attribute") {
      (try $0.text(1), try $0.text(2))
    }
    let members = try lists(
      """
      SELECT bloc, member, "start", "end", share, source FROM membership ORDER BY bloc, position
      """
    ) { row in
      Membership(
        actor: try row.text(1),
        start: try row.day(2),
        end: try row.day(3),
        share: try row.optionalNumber(4),
        source: try row.optionalText(5)
      )
    }
    return try rows("SELECT id, name, kind, \"start\", \"end\", collapsed FROM actor").map { row in
      let id = try row.text(0)
      return Actor(
        id: id,
        name: try row.text(1),
        kind: try row.word(2),
        aliases: aliases[id] ?? [],
        codes: Dictionary(codes[id] ?? [], uniquingKeysWith: { first, _ in first }),
        attributes: Dictionary(attributes[id] ?? [], uniquingKeysWith: { first, _ in first }),
        start: try row.day(3),
        end: try row.day(4),
        isCollapsed: try row.number(5) == 1,
        members: members[id] ?? []
      )
    }
  }

  private func claims() throws -> [Claim] {
    var regarding: [Double: [String]] = [:]
    for row in try rows("SELECT claim, actor FROM claim_regarding ORDER BY claim, position") {
      regarding[try row.number(0), default: []].append(try row.text(1))
    }
    return try rows(
      """
      SELECT number, id, from_actor, to_actor, symmetric, layer, value, kind, "start", "end",
        last_observed, source, credibility, confidence, fact, locator, attributed_to, modality,
        recorded, note FROM claim ORDER BY number
      """
    ).map { row in
      Claim(
        id: try row.optionalText(1) ?? "",
        from: try row.text(2),
        to: try row.text(3),
        isSymmetric: try row.number(4) == 1,
        layer: try row.text(5),
        value: try row.number(6),
        kind: try row.word(7),
        start: try row.day(8),
        end: try row.day(9),
        lastObserved: try row.day(10),
        source: try row.text(11),
        credibility: try row.optionalWhole(12),
        confidence: try row.optionalNumber(13),
        fact: try row.optionalText(14) ?? "",
        locator: try row.optionalText(15) ?? "",
        attributedTo: try row.optionalText(16) ?? "",
        regarding: regarding[try row.number(0)] ?? [],
        modality: try row.word(17),
        recorded: try row.day(18),
        note: try row.optionalText(19) ?? ""
      )
    }
  }

  private func lists<Element>(_ sql: String, _ element: (RelationalRow) throws -> Element) throws
    -> [String: [Element]]
  {
    try rows(sql).reduce(into: [:]) { lists, row in
      lists[try row.text(0), default: []].append(try element(row))
    }
  }

  private func rows(_ sql: String) throws -> [RelationalRow] {
    let cursor = try Row.fetchCursor(db, sql: sql)
    var rows: [RelationalRow] = []
    while let row = try cursor.next() { rows.append(try RelationalRow(row, path)) }
    return rows
  }
}
