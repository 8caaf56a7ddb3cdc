public import EntenteModel

extension ActorList: Reportable {
  /// The actors as a table.
  public func page() -> Page {
    let rows = actors.map { entry in
      [
        Table.Cell(entry.actor.id), Table.Cell(entry.actor.name),
        Table.Cell(entry.actor.kind.rawValue), Table.Cell(entry.role),
        Table.Cell.count(entry.claims),
        Table.Cell((entry.actor.aliases + codes(of: entry.actor)).joined(separator: ", ")),
      ]
    }
    let columns: [Table.Column] = [
      .text("ID"), .text("NAME"), .text("KIND"), .text("IN THE VIEW"), .number("CLAIMS"),
      .text("ALSO KNOWN AS", flexible: true),
    ]
    return Page([
      .title(counted(actors.count, "actor"), aside: asOfWords(asOf)),
      .table(Table(columns, rows: rows)),
    ])
  }

  private func codes(of actor: Actor) -> [String] {
    actor.codes.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension TieList: Reportable {
  /// The ties as a table.
  public func page() -> Page {
    let rows = ties.map { tie in
      [
        Table.Cell(tie.from.id), Table.Cell(tie.to.id), Table.Cell(tie.layer),
        Table.Cell.signed(tie.value), Table.Cell.number(tie.positive),
        Table.Cell.number(tie.negative), Table.Cell.signed(tie.asymmetry, tone: false),
        Table.Cell.number(tie.confidence),
        Table.Cell((tie.isApproximate ? "~" : "") + (tie.isInherited ? "inherited" : "")),
        Table.Cell(listed(tie.claims, limit: 8), raw: tie.claims.joined(separator: " ")),
      ]
    }
    let columns: [Table.Column] = [
      .text("FROM"), .text("TO"), .text("LAYER"), .number("VALUE"), .number("FOR"),
      .number("AGAINST"), .number("ASYMMETRY"), .number("CONFIDENCE"), .text("MARK"),
      .below("CLAIMS"),
    ]
    return Page([
      .title(counted(ties.count, "tie"), aside: asOfWords(asOf)),
      .text(
        "value = for - against: affinity -1..+1, dependence 0..1, a strength in its unit; asymmetry: value "
          + "less that of the tie back; ~ holds only as far as imprecise dates allow"
      ),
      .table(Table(columns, rows: rows)),
    ])
  }
}

extension ClaimList: Reportable {
  /// The claims as a table.
  public func page() -> Page {
    let who = actors.isEmpty ? "" : " that concern \(actors.map(\.name).joined(separator: " and "))"
    let rows = claims.map { record in
      [
        Table.Cell(record.name), Table.Cell(record.claim.ends), Table.Cell(record.claim.layer),
        Table.Cell.signed(record.claim.value), Table.Cell.number(record.confidence),
        Table.Cell(details(of: record), raw: details(of: record)),
      ]
    }
    let columns: [Table.Column] = [
      .text("CLAIM"), .text("ENDS"), .text("LAYER"), .number("VALUE"), .number("CONF"),
      .below("WHEN, WHAT AND WHERE"),
    ]
    return Page([
      .title(counted(claims.count, "claim") + who, aside: "through all time"),
      .text(
        "as ends or regarded; value on the scale of its layer; conf 0..1, the confidence that it holds"
      ),
      .table(Table(columns, rows: rows)),
    ])
  }

  private func details(of record: ClaimRecord) -> String {
    let modality = record.claim.modality == .asserted ? "" : "\(record.claim.modality.rawValue): "
    let regarding =
      record.claim.regarding.isEmpty
      ? "" : "; regarding \(record.claim.regarding.joined(separator: ", "))"
    return "\(record.claim.span): \(modality)\(record.gist)\(regarding) [\(record.place)]"
  }
}
