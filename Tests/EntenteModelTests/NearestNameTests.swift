import EntenteModel
import TestSupport
import Testing

@Suite struct NearestNameTests {
  private let known = ["Russia", "Rwanda", "Prussia", "Iran", "Iraq", "Oman"]

  @Test(arguments: [
    ("Rusia", "Russia"), ("RUSSIA", "Russia"), ("Russai", "Russia"), ("prusia", "Prussia"),
    ("Irran", "Iran"), ("Oma", "Oman"),
  ]) func `a slip of the pen is recognised`(typed: String, meant: String) {
    #expect(nearestNames(to: typed, among: known) == [meant])
  }

  @Test(arguments: ["", "Belgium", "xyz", "R", "Ir"]) func `what is near nothing suggests nothing`(
    typed: String
  ) {
    #expect(nearestNames(to: typed, among: known).isEmpty)
  }

  @Test func `the nearest come first, equals by name, and no more than asked for`() {
    #expect(nearestNames(to: "Irap", among: known, limit: 3) == ["Iran", "Iraq"])
    #expect(nearestNames(to: "Iraq", among: known, limit: 2) == ["Iraq", "Iran"])
    #expect(nearestNames(to: "Iraq", among: known, limit: 0).isEmpty)
    #expect(nearestNames(to: "Iraq", among: [], limit: 5).isEmpty)
    #expect(nearestNames(to: "Iran", among: ["Iran", "Iran"], limit: 2) == ["Iran"])
  }

  @Test func `swapping two neighbours is one slip`() {
    #expect(nearestNames(to: "ab", among: ["ba"]) == ["ba"])
    #expect(nearestNames(to: "Tukrey", among: ["Turkey"]) == ["Turkey"])
    // Two substitutions would be too many for a name of this length.
    #expect(nearestNames(to: "Omna", among: ["Oxya"]).isEmpty)
  }

  @Test(arguments: 0..<40) func `a suggestion is within a third of the length`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    func word() -> String {
      String(
        (0..<Int.random(in: 1...7, using: &generator)).map { _ in
          "abc".randomElement(using: &generator) ?? "a"
        }
      )
    }
    let typed = word()
    let words = (0..<12).map { _ in word() }
    let found = nearestNames(to: typed, among: words, limit: 12)
    let reach = typed.count < 2 ? 0 : max(1, (typed.count + 1) / 3)
    let distances = words.map { slowDistance(Array(typed)[...], Array($0)[...]) }
    let near = Set(zip(words, distances).filter { $0.1 <= reach }.map(\.0))
    #expect(Set(found) == near)
    #expect(found.map { slowDistance(Array(typed)[...], Array($0)[...]) }.isAscending)
  }

  /// Edits from one word to another by trying all of them.
  private func slowDistance(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    guard let first = a.first else { return b.count }
    guard let other = b.first else { return a.count }
    var best = slowDistance(a.dropFirst(), b.dropFirst()) + (first == other ? 0 : 1)
    if best > 0 {
      best = min(best, 1 + slowDistance(a.dropFirst(), b), 1 + slowDistance(a, b.dropFirst()))
      if a.count > 1, b.count > 1, a[a.startIndex + 1] == other, b[b.startIndex + 1] == first {
        best = min(best, 1 + slowDistance(a.dropFirst(2), b.dropFirst(2)))
      }
    }
    return best
  }
}

extension [Int] {
  fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
