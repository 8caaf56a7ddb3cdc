/// The claims that count in a view, as facts, as ties and as pairs: three nested runs of columns.
///
/// A pair of vertices has ties (one a layer and direction), a tie has facts (one a sign), a fact has
/// entries (one a claim). Everything is in the order of pair, layer, direction, fact.
struct Evidence: Sendable {
  /// A claim as it bears on a tie.
  struct Entry: Sendable {
    let claim: UInt32
    /// The part of the fact that rests on the claim; the parts of a fact sum to 1.
    var part: Double
    let isApproximate: Bool
    let isInherited: Bool
  }

  /// What some claims report, of one sign.
  struct Fact: Sendable {
    /// The confidence-weighted mean of the claims, on the scale of the layer.
    let value: Double
    /// 1 - the product of (1 - q) over independent sources.
    let confidence: Double
    /// The decay of an event; 1 for a spell.
    let decay: Double
    /// The share in the two vertices of those whose fact it is: below 1 for a member of a bloc.
    let share: Double
    /// Which members' fact it is; 0 for the vertices' own.
    let members: UInt64
    /// Facts of one key hold or fail together in a draw.
    let key: UInt32
    /// Whether sources give it both signs here: then the two are drawn apart.
    let isDisputed: Bool
    let entries: Range<Int>
  }

  /// What the facts say of a directed pair in a layer.
  struct Tie: Sendable {
    let from: UInt32
    let to: UInt32
    let layer: Int
    let facts: Range<Int>
  }

  /// Two vertices with at least one tie, the lower first.
  struct Pair: Sendable {
    let first: UInt32
    let second: UInt32
    let ties: Range<Int>
  }

  private(set) var entries: [Entry] = []
  private(set) var facts: [Fact] = []
  private(set) var ties: [Tie] = []
  private(set) var pairs: [Pair] = []
  /// How many claims count.
  private(set) var claimCount = 0

  init(_ graph: ActorGraph, cast: Cast, rules: EvidenceRules) {
    var statements = rules.statements(graph, cast: cast)
    claimCount = Set(statements.map(\.claim)).count
    statements.sort { $0.precedes($1) }
    var start = 0
    while start < statements.count {
      var end = start + 1
      while end < statements.count, statements[end].isSamePair(statements[start]) { end += 1 }
      let firstTie = ties.count
      var tieStart = start
      while tieStart < end {
        var tieEnd = tieStart + 1
        while tieEnd < end, statements[tieEnd].isSameTie(statements[tieStart]) { tieEnd += 1 }
        appendTie(statements[tieStart..<tieEnd], rules)
        tieStart = tieEnd
      }
      let head = statements[start]
      pairs.append(Pair(first: head.low, second: head.high, ties: firstTie..<ties.count))
      start = end
    }
  }

  private mutating func appendTie(_ statements: ArraySlice<Statement>, _ rules: EvidenceRules) {
    let firstFact = facts.count
    var start = statements.startIndex
    while start < statements.endIndex {
      var end = start + 1
      while end < statements.endIndex, statements[end].isSameFact(statements[start]) { end += 1 }
      let chosen = rules.choose(statements[start..<end])
      let negative = chosen.filter { $0.value < 0 }
      let isDisputed = !negative.isEmpty && negative.count < chosen.count
      appendFact(chosen.filter { $0.value >= 0 }, isDisputed: isDisputed)
      appendFact(negative, isDisputed: isDisputed)
      start = end
    }
    guard let head = statements.first else { return }
    ties.append(
      Tie(from: head.from, to: head.to, layer: head.layer, facts: firstFact..<facts.count)
    )
  }

  /// One fact of one sign: sources apart, repetition by one source counted once.
  private mutating func appendFact(_ statements: [Statement], isDisputed: Bool) {
    guard let head = statements.first else { return }
    let first = entries.count
    var doubt = 1.0
    var weighted = 0.0
    var total = 0.0
    for source in Set(statements.map(\.source)).sorted() {
      let own = statements.filter { $0.source == source }
      let q = own.reduce(0) { max($0, $1.confidence) }
      let mass = own.reduce(0) { $0 + $1.confidence }
      let mean =
        mass > 0
        ? own.reduce(0) { $0 + $1.confidence * $1.value } / mass
        : own.reduce(0) { $0 + $1.value } / Double(own.count)
      doubt *= 1 - q
      weighted += q * mean
      total += q
    }
    let strengths = statements.map { $0.confidence * abs($0.value) }
    let sum = strengths.reduce(0, +)
    for (statement, strength) in zip(statements, strengths) {
      entries.append(
        Entry(
          claim: statement.claim,
          part: sum > 0 ? strength / sum : 1 / Double(statements.count),
          isApproximate: statement.isApproximate,
          isInherited: statement.isInherited
        )
      )
    }
    facts.append(
      Fact(
        value: total > 0 ? weighted / total : 0,
        confidence: 1 - doubt,
        decay: statements.reduce(0) { max($0, $1.decay) },
        share: head.share,
        members: head.members,
        key: head.fact,
        isDisputed: isDisputed,
        entries: first..<entries.count
      )
    )
  }
}

/// A claim placed on two vertices, before it is gathered into facts.
struct Statement {
  let from: UInt32
  let to: UInt32
  let layer: Int
  let claim: UInt32
  let fact: UInt32
  /// The ends as the claim names them, in this direction: they keep the members of a bloc apart.
  let ends: UInt64
  let source: UInt32
  let value: Double
  let confidence: Double
  let decay: Double
  let share: Double
  let recorded: Int32
  let isApproximate: Bool
  let isInherited: Bool

  var low: UInt32 { min(from, to) }
  var high: UInt32 { max(from, to) }

  /// Members of blocs apart from each other and from the vertices' own.
  var members: UInt64 { share < 1 ? ends : 0 }

  func isSamePair(_ other: Statement) -> Bool { low == other.low && high == other.high }

  func isSameTie(_ other: Statement) -> Bool { layer == other.layer && from == other.from }

  func isSameFact(_ other: Statement) -> Bool { fact == other.fact && ends == other.ends }

  func precedes(_ other: Statement) -> Bool {
    if low != other.low { return low < other.low }
    if high != other.high { return high < other.high }
    if layer != other.layer { return layer < other.layer }
    if from != other.from { return from < other.from }
    if members != other.members { return members < other.members }
    if fact != other.fact { return fact < other.fact }
    if ends != other.ends { return ends < other.ends }
    return claim < other.claim
  }
}
