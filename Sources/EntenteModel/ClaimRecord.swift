/// A claim as it stands in the records, with its name, confidence and source.
public struct ClaimRecord: Hashable, Sendable, Codable {
  /// What it is called.
  public let name: String

  /// The claim itself.
  public let claim: Claim

  /// Its confidence, in 0...1.
  public let confidence: Double

  /// The title of its source.
  public let sourceTitle: String
}

extension ActorGraph {
  /// A claim with its name, confidence and source.
  ///
  /// - Parameter index: A position in `claims`, from 0.
  /// - Returns: The record.
  public func record(_ index: Int) -> ClaimRecord {
    ClaimRecord(
      name: claimName(index),
      claim: claim(index),
      confidence: confidence(index),
      sourceTitle: sources[Int(claims.source[index])].title
    )
  }
}
