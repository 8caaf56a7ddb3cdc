import EntenteGraph
import Foundation

/// Lets kernels that tell of their progress work on a graph for two seconds or to their end, and
/// prints how long they kept silent at most, and how long they took to stop when told; all kernels if
/// none is named.
func printStops(of name: String, kernels names: [String]) throws {
  guard let edges = Edges(named: name) else {
    print("There is no graph '\(name)'")
    exit(64)
  }
  let told = try Told(Sample(name, edges))
  if let unknown = names.first(where: { name in !told.kernels.contains { $0.0 == name } }) {
    print(
      "There is no kernel '\(unknown)'; there are: \(told.kernels.map(\.0).joined(separator: " "))"
    )
    exit(64)
  }
  let titles = ["calls", "silence ms", "after calls", "stop ms"]
  print(titles.map { padded($0, 12) }.joined(), " kernel,", name)
  for (kernel, run) in told.kernels where names.isEmpty || names.contains(kernel) {
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
