import EntenteGraph
import Foundation

/// Lets every kernel that tells of its progress work on a graph for two seconds or to its end, and
/// prints how long it kept silent at most, and how long it took to stop when told.
func printStops(of name: String) throws {
  guard let edges = Edges(named: name) else {
    print("There is no graph '\(name)'")
    exit(64)
  }
  let sample = Sample(name, edges)
  _ = (sample.lengths.count, sample.values.count)
  let titles = ["calls", "silence ms", "after calls", "stop ms"]
  print(titles.map { padded($0, 12) }.joined(), " kernel,", name)
  for (kernel, run) in sample.told {
    var log = ProgressLog()
    do {
      try run { _ in try log.hear() }
      log.end()
    } catch is Enough {
      log.end()
    } catch {
      print("\(kernel): \(error)")
      continue
    }
    let stop = log.stopTime.map { decimal($0) } ?? "ended"
    let numbers = ["\(log.calls)", decimal(log.silence), "\(log.callsBefore)", stop]
    print(numbers.map { padded($0, 12) }.joined(), "", kernel)
  }
}

/// When a kernel told of its progress.
private struct ProgressLog {
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private(set) var calls = 0
  /// The longest time between two calls, or before the first, or after the last; in milliseconds.
  private(set) var silence = 0.0
  /// After which call that was.
  private(set) var callsBefore = 0
  /// How long the kernel went on after it was told to stop, in milliseconds; nil if it was not.
  private(set) var stopTime: Double?
  private var isStopped = false
}

private struct Enough: Error {}

extension ProgressLog {
  mutating func hear() throws {
    note()
    calls += 1
    guard last - start > .seconds(2) else { return }
    isStopped = true
    throw Enough()
  }

  mutating func end() {
    if isStopped { stopTime = (ContinuousClock.now - last) / .milliseconds(1) } else { note() }
  }

  private mutating func note() {
    let now = ContinuousClock.now
    let time = (now - last) / .milliseconds(1)
    if time > silence { (silence, callsBefore) = (time, calls) }
    last = now
  }
}

extension Sample {
  fileprivate typealias Told = ((Double) throws -> Void) throws -> Void

  fileprivate var told: [(String, Told)] {
    [
      ("betweenness", { _ = try self.graph.betweenness(progress: $0) }),
      (
        "betweenness-lengths",
        { _ = try self.graph.betweenness(lengths: self.lengths, progress: $0) }
      ),
      (
        "betweenness-estimate",
        { _ = try self.graph.betweennessEstimate(error: 0.001, progress: $0) }
      ),
      ("edge-betweenness", { _ = try self.graph.edgeBetweenness(progress: $0) }),
      ("closeness", { _ = try self.graph.closeness(progress: $0) }),
      ("closeness-lengths", { _ = try self.graph.closeness(lengths: self.lengths, progress: $0) }),
      ("harmonic", { _ = try self.graph.harmonic(progress: $0) }),
      ("pagerank", { _ = try self.graph.pageRank(tolerance: 1e-12, progress: $0) }),
      ("eigenvector", { _ = try self.graph.eigenvectorCentrality(progress: $0) }),
      ("hits", { _ = try self.graph.hubsAndAuthorities(progress: $0) }),
      ("triangles", { _ = try self.graph.triangleCount(progress: $0) }),
      ("signed-triangles", { _ = try self.graph.signedTriangles(of: self.values, progress: $0) }),
      ("frustration", { _ = try self.graph.frustration(of: self.values, progress: $0) }),
      (
        "shortest-paths",
        {
          let end = self.sources(1)[0]
          _ = try self.graph.shortestPaths(from: self.root, to: end, count: 1_000, progress: $0)
        }
      ),
    ]
  }
}
