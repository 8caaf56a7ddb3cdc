/// Returns the known names that a mistyped one most likely meant, nearest first.
///
/// The distance counts insertions, deletions, substitutions and swaps of neighbours (optimal string
/// alignment), ignoring case; only names within a third of the length are worth suggesting.
///
/// - Parameters:
///   - name: What was typed.
///   - known: What could have been typed.
///   - limit: How many to return at most.
/// - Returns: Up to `limit` names, by distance and then by name.
/// - Complexity: O(K·L²) time for K known names of length L.
/// - SeeAlso: Damerau, A technique for computer detection and correction of spelling errors (1964).
public func nearestNames(to name: String, among known: [String], limit: Int = 1) -> [String] {
  let typed = Array(name.lowercased().unicodeScalars.prefix(80))
  let reach = typed.count < 2 ? 0 : max(1, (typed.count + 1) / 3)
  let ranked = Set(known).compactMap { candidate -> (distance: Int, name: String)? in
    let scalars = Array(candidate.lowercased().unicodeScalars.prefix(80))
    guard abs(scalars.count - typed.count) <= reach else { return nil }
    let distance = editDistance(typed, scalars)
    return distance <= reach ? (distance, candidate) : nil
  }
  return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(limit).map(\.name)
}

private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: second.count + 1)
  var last = Array(0...second.count)
  for i in first.indices {
    var row = [Int](repeating: i + 1, count: second.count + 1)
    for j in second.indices {
      let change = first[i] == second[j] ? 0 : 1
      row[j + 1] = min(last[j] + change, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[second.count]
}
