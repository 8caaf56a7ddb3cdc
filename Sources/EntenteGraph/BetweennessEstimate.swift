/// An estimate of betweenness from random shortest paths, with a bound on its error.
///
/// It is not the betweenness. With probability 1 - `failure`, over the random paths, *all* values at
/// once are within their half-widths of the normalised betweenness.
public struct BetweennessEstimate: Hashable, Sendable, Codable {
  /// The estimated normalised betweenness of each vertex, in 0...1 (shape: vertexCount).
  public var values: [Double]
  /// How far from its value the betweenness of each vertex may be (shape: vertexCount).
  public var halfWidths: [Double]
  /// How many random pairs the values rest on.
  public var sampleCount: Int
  /// The half-width that was asked for, at least every one reached.
  public var error: Double
  /// The probability that some betweenness is farther from its value than its half-width.
  public var failure: Double
}

extension Adjacency {
  /// Estimates how many shortest paths between others pass through each vertex, by random paths.
  ///
  /// Each sample draws an ordered pair of vertices and one of the shortest paths between them, each
  /// as likely, by searching from both ends; the value of a vertex is the share of the samples whose
  /// path passes it, brought to the scale of the normalised betweenness. Sampling stops as soon as
  /// the bounds of Borassi and Natale, which hold at a moment chosen by looking at the samples, are
  /// within `error` for every vertex; at the latest when Hoeffding's bound is, which needs
  /// ln(4 n / failure) / (2 error^2) samples. For exact values, and for lengths, see
  /// ``betweenness(lengths:normalised:threads:)``, whose conventions hold.
  ///
  /// - Parameters:
  ///   - error: The greatest half-width wanted, in 0..<1 and above 0; a share of all pairs, no unit.
  ///     It must be so great that 4e9 samples suffice, about 0.0001.
  ///   - failure: The probability, in 1e-300..<1, that some value is farther off.
  ///   - seed: Decides which paths are drawn; the same seed gives the same estimate.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  /// - Returns: The estimate; all 0 and certain with fewer than three vertices.
  /// - Throws: ``KernelError/invalidParameter(_:)`` for an `error` or a `failure` out of its range;
  ///   ``KernelError/notANumber(edge:)`` if there are more than 1e308 shortest paths between two.
  /// - Complexity: O(V + E) time a sample at worst, about O(sqrt E) in graphs with hubs; O(V) space
  ///   a thread.
  /// - SeeAlso: Borassi and Natale, KADABRA is an adaptive algorithm for betweenness via random
  ///   approximation (2016), ESA, theorems 4 and 5; Riondato and Kornaropoulos, Fast approximation
  ///   of betweenness centrality through sampling (2016), Data Min. Knowl. Disc. 30:438.
  public func betweennessEstimate(
    error: Double = 0.01,
    failure: Double = 0.1,
    seed: UInt64 = 1,
    threads: Int? = nil
  ) throws(KernelError) -> BetweennessEstimate {
    let sampling = try PathSampling(self, error, failure, seed, threads)
    return try sampling.finish(sampling.run { _ in })
  }

  /// Estimates how many shortest paths between others pass through each vertex, by random paths, and
  /// tells how far it is.
  ///
  /// As ``betweennessEstimate(error:failure:seed:threads:)``.
  ///
  /// - Parameters:
  ///   - error: The greatest half-width wanted, in 0..<1 and above 0; a share of all pairs, no unit.
  ///     It must be so great that 4e9 samples suffice, about 0.0001.
  ///   - failure: The probability, in 1e-300..<1, that some value is farther off.
  ///   - seed: Decides which paths are drawn; the same seed gives the same estimate.
  ///   - threads: The most threads to use; nil for as many as there are processors. It does not
  ///     change the answer.
  ///   - progress: Receives a lower bound of the share done, in 0..<1, about a hundred times a
  ///     second at most; stops the work by throwing.
  /// - Returns: The estimate.
  /// - Throws: What `progress` throws, and ``KernelError`` as the other overload does.
  /// - Complexity: As ``betweennessEstimate(error:failure:seed:threads:)``.
  /// - SeeAlso: Borassi and Natale, KADABRA is an adaptive algorithm for betweenness via random
  ///   approximation (2016), ESA.
  public func betweennessEstimate(
    error: Double = 0.01,
    failure: Double = 0.1,
    seed: UInt64 = 1,
    threads: Int? = nil,
    progress: (Double) throws -> Void
  ) throws -> BetweennessEstimate {
    let sampling = try PathSampling(self, error, failure, seed, threads)
    return try sampling.finish(sampling.run(progress))
  }
}
