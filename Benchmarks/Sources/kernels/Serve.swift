import EntenteGraph
import Foundation

/// Writes a graph for the peers: its ends and lengths as columns, and as text with and without lengths.
func make(_ name: String, in folder: String) throws {
  guard let edges = Edges(named: name) else {
    print("There is no graph '\(name)'")
    exit(64)
  }
  let base = folder + "/" + name
  let lengths = edges.lengths
  try Numbers.write(edges.from, to: base + ".from.npy")
  try Numbers.write(edges.to, to: base + ".to.npy")
  try Numbers.write(lengths, to: base + ".lengths.npy")
  for isWeighted in [false, true] {
    let path = base + (isWeighted ? ".wel" : ".el")
    guard let file = fopen(path, "w") else { fatalError("\(path) cannot be written") }
    defer { fclose(file) }
    for edge in edges.from.indices {
      let ends = "\(edges.from[edge]) \(edges.to[edge])"
      fputs(isWeighted ? "\(ends) \(lengths[edge])\n" : "\(ends)\n", file)
    }
  }
  print(edges.vertexCount, edges.from.count)
}

/// Does as told, a line at a time, and answers each line with one.
///
/// * `load GRAPH`: makes a graph of the columns in the folder; answers with its root, a list of
///   sources and the numbers of vertices and edges.
/// * `time KERNEL GRAPH THREADS TIMES`: answers with the milliseconds of each run.
/// * `write KERNEL GRAPH THREADS FILE`: writes the kernel's answer as a column.
func serve(_ folder: String) throws {
  var samples: [String: Sample] = [:]
  while let line = readLine() {
    let words = line.split(separator: " ").map { String($0) }
    do {
      print(try answer(words, folder, &samples))
    } catch {
      print("error \(error)")
    }
  }
}

private func answer(
  _ words: [String],
  _ folder: String,
  _ samples: inout [String: Sample]
) throws -> String {
  if words.first == "load", words.count == 2 {
    let sample = try Sample(words[1], readFrom: folder)
    samples[words[1]] = sample
    let sources = sample.sources(4).map { "\($0)" }.joined(separator: ",")
    return "\(sample.root) \(sources) \(sample.graph.vertexCount) \(sample.graph.edgeCount)"
  }
  guard words.count == 5, let sample = samples[words[2]], let threads = Int(words[3]),
    let kernel = Kernel.all.first(where: { $0.name == words[1] })
  else { return "error: not understood" }
  if words[0] == "write" {
    try Numbers.write(try kernel.run(sample, threads)(), to: words[4])
    return "written"
  }
  return try (0..<(Int(words[4]) ?? 1)).map { _ in
    let (time, answer) = try milliseconds { try kernel.run(sample, threads) }
    _ = answer
    return "\(time)"
  }.joined(separator: " ")
}

extension Sample {
  convenience init(_ name: String, readFrom folder: String) throws {
    let base = folder + "/" + name
    var edges = Edges(vertexCount: 0)
    edges.from = try Numbers.read(base + ".from.npy")
    edges.to = try Numbers.read(base + ".to.npy")
    let most = max(edges.from.max() ?? 0, edges.to.max() ?? 0)
    edges.vertexCount = Int(most) + 1
    self.init(name, edges)
  }

  /// Some vertices with ties, spread over the graph.
  func sources(_ count: Int) -> [Vertex] {
    (0..<count).map { place in
      var vertex = Vertex((place * 1_000_003 + 17) % graph.vertexCount)
      while graph.row(of: vertex).isEmpty { vertex = (vertex + 1) % Vertex(graph.vertexCount) }
      return vertex
    }
  }
}
