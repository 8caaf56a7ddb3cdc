/// What a missing tie says about a pair.
public enum AbsentTies: String, Hashable, Sendable, Codable {
  /// A missing tie has the value 0, and every other vertex is a third party.
  case zero
  /// A missing tie is not known; only vertices tied to both are third parties.
  case unknown
}

/// How far two vertices agree about third parties, and in what.
///
/// The total K is the quadratic-weighted kappa (the concordance) of the two rows of values. It is
/// the sum of three parts, each what is observed less what chance would give, divided by the scale.
public struct ProfileAgreement: Hashable, Sendable, Codable {
  /// The part of shared partners: (observed - expected) / scale; 0 if not defined.
  public var sharedPartners: Double
  /// The part of shared adversaries: (observed - expected) / scale; 0 if not defined.
  public var sharedAdversaries: Double
  /// The part of opposed profiles: -(observed - expected) / scale; 0 if not defined.
  public var opposedProfiles: Double
  /// The sum of the three parts, in -1...1; 0 if not defined.
  public var total: Double
  /// Whether the scale is above 0: the profiles vary or differ.
  public var isDefined: Bool
  /// How many third parties are compared.
  public var thirdParties: Int
  /// How many of them have a value other than 0 with at least one of the two.
  public var informative: Int
  /// 2 mean p p', p the positive parts of the two values.
  public var observedPartners: Double
  /// 2 mean p mean p'.
  public var expectedPartners: Double
  /// 2 mean n n', n the negative parts of the two values.
  public var observedAdversaries: Double
  /// 2 mean n mean n'.
  public var expectedAdversaries: Double
  /// 2 mean (p n' + n p').
  public var observedOpposed: Double
  /// 2 (mean p mean n' + mean n mean p').
  public var expectedOpposed: Double
  /// V = the two variances and the squared difference of the two means.
  public var scale: Double
  /// The share of each informative third party, ascending by vertex; empty if not defined.
  public var contributions: [ThirdParty]
  /// The share of all other third parties together; with `contributions` it makes up the totals.
  public var rest: Share
}

extension ProfileAgreement {
  /// What some third parties add to the three parts.
  public struct Share: Hashable, Sendable, Codable {
    /// Their part of the shared partners.
    public var partners: Double
    /// Their part of the shared adversaries.
    public var adversaries: Double
    /// Their part of the opposed profiles.
    public var opposed: Double

    /// Creates a share.
    public init(partners: Double = 0, adversaries: Double = 0, opposed: Double = 0) {
      self.partners = partners
      self.adversaries = adversaries
      self.opposed = opposed
    }
  }

  /// What one third party adds.
  public struct ThirdParty: Hashable, Sendable, Codable {
    /// The third party.
    public var vertex: Vertex
    /// What it adds.
    public var share: Share

    /// Creates the share of a vertex.
    public init(vertex: Vertex, share: Share) {
      self.vertex = vertex
      self.share = share
    }
  }
}

extension ProfileAgreement.Share {
  /// The sum of the three parts.
  public var total: Double { partners + adversaries + opposed }
}

extension ProfileAgreement.ThirdParty {
  /// Its part of the shared partners.
  public var partners: Double { share.partners }
  /// Its part of the shared adversaries.
  public var adversaries: Double { share.adversaries }
  /// Its part of the opposed profiles.
  public var opposed: Double { share.opposed }
  /// The sum of the three parts.
  public var total: Double { share.total }
}
