internal import EntenteModel

extension Claim {
  /// When it holds or happened, such as `since 2022-09`, `1994-12 to 1996-08` or `on 2022-03-02`.
  var span: String {
    if kind == .event { return start.map { "\($0.precision == .day ? "on" : "in") \($0)" } ?? "" }
    switch (start, end) {
    case (let start?, let end?): return start == end ? "\(start)" : "\(start) to \(end)"
    case (let start?, nil): return "since \(start)\(seen)"
    case (nil, let end?): return "until \(end)"
    case (nil, nil): return "undated\(seen)"
    }
  }

  private var seen: String { lastObserved.map { " (observed until \($0))" } ?? "" }

  /// Who says what of whom, such as `iran to russia`.
  var ends: String { isSymmetric ? "\(from) - \(to)" : "\(from) to \(to)" }
}

extension ClaimRecord {
  /// What it says, in a line: the note without its full stop, or where there is none, its name.
  var gist: String {
    let note = claim.note.hasSuffix(".") ? String(claim.note.dropLast()) : claim.note
    let text = note.isEmpty ? name : note
    let quoted = claim.attributedTo.isEmpty ? "" : " (\(claim.attributedTo))"
    return text + quoted
  }

  /// Where it stands: source and locator.
  var place: String {
    claim.locator.isEmpty ? claim.source : "\(claim.source), \(claim.locator)"
  }
}
