/// How two actors stand with each other, and what that number is made of.
///
/// A = (D + K) / 2, in -1...1. D is their own tie; K, from third parties, is the quadratic-weighted
/// kappa of their two profiles of ties: shared partners + shared adversaries + opposed profiles, each
/// against chance. `ownTie` and `thirdParties` are D and K; every *part* is a part of A and the parts
/// add up to it exactly: the layers of the own tie, and three mechanisms for each third party.
///
/// - SeeAlso: Cohen, Weighted kappa (1968), Psychological Bulletin 70:213, and Lin, A concordance
///   correlation coefficient (1989), Biometrics 45:255, for K; `Alignment.md` for every formula.
public struct Alignment: Hashable, Sendable, Codable {
  /// One of the two.
  public let first: ActorLabel

  /// The other.
  public let second: ActorLabel

  /// The day of the view; nil when nothing in the graph is dated.
  @Nullable public var asOf: Day?

  /// A, in -1...1; nil when a part of it is unknown and unknowns are excluded.
  @Nullable public var value: Double?

  /// Where A lies when claims hold only with their confidence; nil when no draws were asked for.
  @Nullable public var interval: Interval?

  /// D, in -1...1.
  @Nullable public var ownTie: Double?

  /// K, in -1...1; 0 when the profiles do not vary (see `profileDefined`).
  @Nullable public var thirdParties: Double?

  /// Whether the profiles vary at all; if not, K counts 0 and is printed as a dash.
  public let profileDefined: Bool

  /// The part of A that each layer of the own tie is.
  public let ownTieByLayer: [LayerPart]

  /// The part of A that rests on shared partners, against chance.
  public let sharedPartners: Double

  /// The part of A that rests on shared adversaries, against chance; below 0 it means fewer than
  /// chance, not hostility.
  public let sharedAdversaries: Double

  /// The part of A that rests on the absence of opposed profiles, against chance.
  public let opposedProfiles: Double

  /// The parts of each third party, greatest first.
  public let byThirdParty: [ThirdPartyPart]

  /// What third parties without a tie to either contribute through the chance terms together.
  public let silentThirdParties: Double

  /// How many third parties there are.
  public let thirdPartyCount: Int

  /// How many of them have a tie to either of the two: below five the number is to be read with care.
  public let informative: Int

  /// How many pairs of the two and a third party no claim is about; they count 0, or not at all.
  public let unknownPairs: Int

  /// The field's measures on the same profiles.
  public let field: FieldMeasures

  /// A without the third party that weighs most as a shared adversary; nil when there is none.
  @Nullable public var withoutAdversary: Counterfactual?

  /// Whether fewer than five third parties inform the number.
  public var isThin: Bool { informative < 5 }
}

/// A part of the alignment by layer.
public struct LayerPart: Hashable, Sendable, Codable {
  /// The identifier of the layer.
  public let layer: String

  /// The part of A.
  public let part: Double
}

/// The parts of the alignment that rest on one third party.
public struct ThirdPartyPart: Hashable, Sendable, Codable {
  /// The third party.
  public let actor: ActorLabel

  /// Its part as a shared partner.
  public let sharedPartners: Double

  /// Its part as a shared adversary.
  public let sharedAdversaries: Double

  /// Its part as one towards whom they are opposed, or are not.
  public let opposedProfiles: Double

  /// The sum of the three.
  public var part: Double { sharedPartners + sharedAdversaries + opposedProfiles }
}

/// What the alignment would be without something.
public struct Counterfactual: Hashable, Sendable, Codable {
  /// Who is left out.
  public let without: ActorLabel

  /// A then; nil when it is undefined.
  @Nullable public var value: Double?
}

/// D, K and A of one pair among many.
public struct AlignmentRow: Hashable, Sendable, Codable {
  /// One of the two.
  public let first: ActorLabel

  /// The other.
  public let second: ActorLabel

  /// A, in -1...1.
  @Nullable public var value: Double?

  /// Where A lies; nil when no draws were asked for.
  @Nullable public var interval: Interval?

  /// D, in -1...1.
  @Nullable public var ownTie: Double?

  /// K, in -1...1; 0 when the profiles do not vary (see `profileDefined`).
  @Nullable public var thirdParties: Double?

  /// Whether the profiles vary at all; if not, K counts 0 and is printed as a dash.
  public let profileDefined: Bool

  /// How many third parties inform it.
  public let informative: Int

  /// Whether fewer than five do: such rows are never ranked above others.
  public var isThin: Bool { informative < 5 }
}
