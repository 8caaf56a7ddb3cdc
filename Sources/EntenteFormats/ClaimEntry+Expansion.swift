import EntenteModel
import Yams

extension ClaimEntry {
  /// One of the claims that an item makes, and where its ends and its layer stand.
  struct Expanded {
    let claim: Claim
    let from: Name
    let to: Name
    let layer: Name

    /// Where a broken rule is reported.
    func node(of finding: GraphCheck.Finding, in entry: ClaimEntry) -> Node {
      switch finding.field {
      case "from": return from.node
      case "to": return to.node
      case "layer": return layer.node
      case "regarding":
        let named = entry.fields["regarding"]?.elements.first { node in
          node.scalar.map { finding.message.contains("'\($0.string)'") } ?? false
        }
        return named ?? entry.fields.place("regarding")
      default: return entry.fields.place(finding.field)
      }
    }
  }

  /// The claims that the item makes: one for each pair of ends and each layer.
  ///
  /// When there are several they share a fact, and the identifier of each says how it differs:
  /// `id:from-to`, `id:layer` or `id:from-to:layer`. Neither depends on the order of the lists.
  func expanded() -> [Expanded] {
    let isSeveral = pairs.count * layers.count > 1
    let fact = isSeveral && claim.fact.isEmpty ? sharedFact : claim.fact
    let pairNames = self.pairNames
    var result: [Expanded] = []
    result.reserveCapacity(pairs.count * layers.count)
    for (pair, pairName) in zip(pairs, pairNames) {
      for layer in layers {
        var made = claim
        made.from = pair.from.text
        made.to = pair.to.text
        made.layer = layer.text
        made.fact = fact
        if isSeveral, !claim.id.isEmpty {
          if pairs.count > 1 { made.id += ":\(pairName)" }
          if layers.count > 1 { made.id += ":\(layer.text)" }
        }
        result.append(Expanded(claim: made, from: pair.from, to: pair.to, layer: layer))
      }
    }
    return result
  }

  /// A name for each pair, no two alike.
  private var pairNames: [String] {
    let ends = pairs.map { pair in
      let (a, b) = (pair.from.text, pair.to.text)
      return claim.isSymmetric && b < a ? (b, a) : (a, b)
    }
    let names = ends.map { "\($0.0)-\($0.1)" }
    // Ends that have hyphens themselves may read alike.
    return Set(names).count == names.count ? names : ends.map { "\($0.0):\($0.1)" }
  }

  /// The fact of several claims: the identifier of the item, else its content in canonical order.
  private var sharedFact: String {
    if !claim.id.isEmpty { return claim.id }
    let froms = Set(pairs.map(\.from.text)), tos = Set(pairs.map(\.to.text))
    let ends =
      claim.isSymmetric
      ? froms.union(tos).sorted().joined(separator: "+")
      : froms.sorted().joined(separator: "+") + ">" + tos.sorted().joined(separator: "+")
    let time = [claim.start, claim.end].map { $0?.description ?? "" }.joined(separator: "..")
    let layer = layers.map(\.text).sorted().joined(separator: "+")
    return [ends, layer, digits(claim.value), time, claim.source].joined(separator: " ")
  }
}
