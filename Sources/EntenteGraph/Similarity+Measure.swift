extension Similarity {
  /// The name of a measure.
  public enum Measure: String, CaseIterable, Hashable, Sendable, Codable {
    /// S with absolute distances.
    case sAbsolute
    /// S with squared distances.
    case sSquared
    /// S with absolute distances and weighted items.
    case sAbsoluteWeighted
    /// Cohen's kappa, every disagreement alike.
    case kappaNominal
    /// Cohen's kappa, disagreement |x - y|.
    case kappaLinear
    /// Cohen's kappa, disagreement (x - y)^2.
    case kappaQuadratic
    /// Scott's pi, every disagreement alike.
    case piNominal
    /// Scott's pi, disagreement |x - y|.
    case piLinear
    /// Scott's pi, disagreement (x - y)^2.
    case piQuadratic
    /// Kendall's tau-b.
    case tauB
    /// Lijphart's agreement.
    case agreement
    /// Absolute S less what independent lists would have.
    case alignmentIndex
    /// Pearson's correlation.
    case pearson
  }

  /// The value of a measure; nil where undefined.
  public subscript(measure: Measure) -> Double? {
    get {
      switch measure {
      case .sAbsolute: sAbsolute
      case .sSquared: sSquared
      case .sAbsoluteWeighted: sAbsoluteWeighted
      case .kappaNominal: kappaNominal
      case .kappaLinear: kappaLinear
      case .kappaQuadratic: kappaQuadratic
      case .piNominal: piNominal
      case .piLinear: piLinear
      case .piQuadratic: piQuadratic
      case .tauB: tauB
      case .agreement: agreement
      case .alignmentIndex: alignmentIndex
      case .pearson: pearson
      }
    }
    set {
      switch measure {
      case .sAbsolute: sAbsolute = newValue
      case .sSquared: sSquared = newValue
      case .sAbsoluteWeighted: sAbsoluteWeighted = newValue
      case .kappaNominal: kappaNominal = newValue
      case .kappaLinear: kappaLinear = newValue
      case .kappaQuadratic: kappaQuadratic = newValue
      case .piNominal: piNominal = newValue
      case .piLinear: piLinear = newValue
      case .piQuadratic: piQuadratic = newValue
      case .tauB: tauB = newValue
      case .agreement: agreement = newValue
      case .alignmentIndex: alignmentIndex = newValue
      case .pearson: pearson = newValue
      }
    }
  }
}
