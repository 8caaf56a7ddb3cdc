import EntenteKit

@main struct Consumer {
  static func main() throws {
    let view = try ActorGraph.multipolar.view(asOf: Day("2025-07"))
    let alignment = try view.alignment(of: "Russia", with: "Iran", draws: Draws())
    print(alignment.page().text())
    let reasons = try view.explanation(of: "Russia", with: "Iran").claims
    for reason in reasons.prefix(3) { print(reason.part, reason.record.claim.note) }
    let store = try SnapshotStore(path: "entente.sqlite", mode: .create)
    let kept = try store.list().first ?? store.save(.multipolar, name: "first")
    print(kept.name, kept.digest)
  }
}
