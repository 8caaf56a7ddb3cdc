/// A kind of relation, with its scale and its rules.
public struct Layer: Hashable, Sendable, Codable {
  /// What the values of a layer mean.
  public enum Scale: String, Hashable, Sendable, Codable, CaseIterable {
    /// From -1 (enemy) to 1 (ally). Only these enter alignment, balance and blocs.
    case affinity
    /// From 0 to 1, directed: how far `from` relies on `to`.
    case dependence
    /// 0 or more, in a unit; at most 1e300, so that sums stay finite.
    case strength

    /// Whether a value fits the scale.
    ///
    /// - Parameter value: Any number.
    /// - Returns: False for NaN and infinities.
    public func admits(_ value: Double) -> Bool {
      switch self {
      case .affinity: (-1...1).contains(value)
      case .dependence: (0...1).contains(value)
      case .strength: (0...1e300).contains(value)
      }
    }
  }

  /// What it means that there is no claim about a pair.
  public enum Absence: String, Hashable, Sendable, Codable, CaseIterable {
    /// The tie is 0.
    case zero
    /// The tie is not known and left out.
    case unknown
  }

  /// How facts add up to a tie.
  public enum Combination: String, Hashable, Sendable, Codable, CaseIterable {
    /// Independent support: 1 - the product of (1 - b), each sign apart.
    case pool
    /// The weighted mean: for indices, votes and streams of events.
    case mean
  }

  /// The unique identifier, such as `military`.
  public var id: String

  /// The title as printed.
  public var title: String

  /// What its values mean.
  public var scale: Scale

  /// The unit of a strength, such as `US dollars`; nil for the other scales.
  public var unit: String?

  /// Its weight in composites, 0 or more; 0 keeps it beside them.
  public var weight: Double

  /// What no claim means.
  public var absent: Absence

  /// Days in which an event loses half of its force; nil when events do not fade.
  public var halfLifeDays: Double?

  /// How facts add up.
  public var combine: Combination

  /// Makes a layer.
  public init(
    id: String,
    title: String? = nil,
    scale: Scale = .affinity,
    unit: String? = nil,
    weight: Double = 1,
    absent: Absence = .zero,
    halfLifeDays: Double? = nil,
    combine: Combination = .pool
  ) {
    self.id = id
    self.title = title ?? id
    self.scale = scale
    self.unit = unit
    self.weight = weight
    self.absent = absent
    self.halfLifeDays = halfLifeDays
    self.combine = combine
  }
}

extension Layer {
  /// Whether the layer takes part in composites.
  public var isInComposite: Bool { scale == .affinity && weight > 0 }

  /// The layers that a document which declares none may use: security one half, political and
  /// economic one quarter each.
  public static let shipped: [Layer] = [
    Layer(id: "military", title: "Military", weight: 0.3),
    Layer(id: "nuclear", title: "Nuclear", weight: 0.1),
    Layer(id: "cyber", title: "Cyber", weight: 0.1),
    Layer(id: "diplomatic", title: "Diplomatic", weight: 0.15),
    Layer(id: "ideological", title: "Ideological", weight: 0.1),
    Layer(id: "economic", title: "Economic", weight: 0.15),
    Layer(id: "energy", title: "Energy", weight: 0.1),
  ]
}
