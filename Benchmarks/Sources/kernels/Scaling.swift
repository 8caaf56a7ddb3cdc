import EntenteGraph
import Foundation

/// Prints a curve a kernel: uniform random graphs of 8 edges a vertex, half a power of ten apart.
func printScaling(of names: [String]) throws {
  let kernels = Kernel.all.filter { names.isEmpty || names.contains($0.name) }
  for kernel in kernels {
    let titles = ["edges", "ms", "ns a step", "bytes an edge"].map { padded($0, 14) }
    print("\n\(kernel.name)\n" + titles.joined())
    let most = kernel.growth == .edges ? 15 : 10
    for power in 6...most {
      let edges = Int(pow(10, Double(power) / 2).rounded())
      fflush(nil)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      process.arguments = ["point", kernel.name, "\(edges)"]
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { break }
    }
  }
}

/// Prints one point: the median time of several runs, the time a step (an edge, or a vertex times an
/// edge) and the memory that the kernel took beyond the graph's.
func printPoint(_ name: String, edges: String) throws {
  guard let kernel = Kernel.all.first(where: { $0.name == name }) else {
    print("There is no kernel '\(name)': \(Kernel.all.map(\.name).joined(separator: ", "))")
    exit(64)
  }
  guard let made = Edges(named: "random" + edges) else {
    print("'\(edges)' is not a number of edges")
    exit(64)
  }
  let sample = Sample("random" + edges, made)
  _ = (sample.lengths.count, sample.values.count)
  resetPeak()
  let before = memory("VmRSS")
  var times: [Double] = []
  var spent = 0.0
  while times.isEmpty || (times.count < 7 && spent < 2_000) {
    let (time, answer) = try milliseconds { try kernel.run(sample, 2) }
    _ = answer
    times.append(time)
    spent += time
  }
  let count = Double(sample.graph.edgeCount)
  let steps = kernel.growth == .edges ? count : count * Double(sample.graph.vertexCount)
  print(
    padded("\(sample.graph.edgeCount)", 14) + padded(decimal(median(times)), 14)
      + padded(decimal(median(times) * 1e6 / steps), 14)
      + padded(decimal(Double(memory("VmHWM") - before) / count), 14)
  )
}
