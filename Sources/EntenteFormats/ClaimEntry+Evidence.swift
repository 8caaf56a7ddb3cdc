import EntenteModel
import Yams

extension ClaimEntry {
  /// Reads when it held or happened.
  mutating func readTime(_ faults: inout FaultList) {
    claim.start = fields.day("start", &faults)
    claim.end = fields.day("end", &faults)
    claim.lastObserved = fields.day("last-observed", &faults)
    guard let at = fields["at"] else { return }
    let others = ["start", "end", "last-observed"].filter { fields[$0] != nil }
    for key in others {
      let remedy = "Write at: for an event, start: and end: for what lasts."
      faults.add(contradiction("at", key, remedy), at: at)
    }
    claim.kind = .event
    let day = fields.day("at", &faults)
    if others.isEmpty { claim.start = day }
    if claim.start == nil { unread.insert("at") }
  }

  /// Reads the value, the source and how far to believe it.
  mutating func readEvidence(_ defaults: Defaults, _ faults: inout FaultList) {
    if fields.required("value", "Say how strong the tie is, such as value: 0.5.", &faults) != nil,
      let value = fields.number("value", &faults)
    {
      claim.value = value
    } else {
      unread.insert("value")
    }
    if let source = fields.text("source", &faults) {
      claim.source = source
    } else {
      if defaults.source == nil {
        _ = fields.required("source", "Name one of the sources.", &faults)
      }
      unread.insert("source")
      claim.source = defaults.source ?? ""
    }
    claim.credibility = fields.integer("credibility", &faults)
    claim.confidence = fields.number("confidence", &faults)
    claim.modality = fields.choice("modality", Claim.Modality.self, &faults) ?? .asserted
    claim.recorded = fields.day("recorded", &faults)
  }
}
