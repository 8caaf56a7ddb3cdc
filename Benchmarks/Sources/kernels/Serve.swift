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
}

/// Does as told, a line at a time, and answers each line with one.
///
/// * `load graph NAME`: makes a graph of the columns in the folder; answers with its root and a list
///   of sources.
/// * `load text NAME`, `load signs NAME`, `load codes NAME`: see ``Server``.
/// * `time KERNEL NAME THREADS TIMES`: answers with the milliseconds of each run.
/// * `write KERNEL NAME THREADS FILE`: writes the kernel's answer as a column.
func serve(_ folder: String) {
  var server = Server(folder: folder)
  while let line = readLine() {
    do {
      print(try server.answer(line.split(separator: " ").map { String($0) }))
    } catch {
      print("error \(error)")
    }
    fflush(nil)
  }
}

/// What the runner has loaded.
struct Server {
  typealias Work = (_ threads: Int) throws -> () -> [Double]

  let folder: String
  private var work: [String: Work] = [:]

  init(folder: String) { self.folder = folder }
}

extension Server {
  mutating func answer(_ words: [String]) throws -> String {
    if words.count == 3, words[0] == "load" { return try load(words[1], words[2]) }
    guard words.count == 5, let work = work[words[1] + " " + words[2]], let threads = Int(words[3])
    else { return "error: not understood" }
    if words[0] == "write" {
      try Numbers.write(try work(threads)(), to: words[4])
      return "written"
    }
    return try (0..<(Int(words[4]) ?? 1)).map { _ in
      let (time, answer) = try milliseconds { try work(threads) }
      _ = answer
      return "\(time)"
    }.joined(separator: " ")
  }

  /// Loads; a graph takes the place of all graphs loaded before.
  private mutating func load(_ kind: String, _ name: String) throws -> String {
    if kind == "graph" { work = [:] }
    let base = folder + "/" + name
    switch kind {
    case "graph": return try loadGraph(name, base)
    case "text": try loadText(name, base + ".el")
    case "signs": try loadSigns(name, base)
    case "codes": try loadCodes(name, base)
    default: return "error: not understood"
    }
    return "loaded"
  }

  private mutating func loadGraph(_ name: String, _ base: String) throws -> String {
    var edges = Edges(vertexCount: 0)
    edges.from = try Numbers.read(base + ".from.npy")
    edges.to = try Numbers.read(base + ".to.npy")
    edges.vertexCount = Int(max(edges.from.max() ?? 0, edges.to.max() ?? 0)) + 1
    let sample = Sample(name, edges)
    for kernel in Kernel.all {
      work["\(kernel.name) \(name)"] = { try kernel.run(sample, $0) }
    }
    return "\(sample.root) " + sample.sources(4).map { "\($0)" }.joined(separator: ",")
  }

  /// A text of edges: `parse` makes columns of it, `parse-build` a graph.
  private mutating func loadText(_ name: String, _ path: String) throws {
    let url = URL(fileURLWithPath: path)
    work["parse \(name)"] = { threads in
      let list = try EdgeList(parsing: Data(contentsOf: url, options: .alwaysMapped), threads)
      return { list.from.map { Double($0) } + list.to.map { Double($0) } }
    }
    work["parse-build \(name)"] = { threads in
      let list = try EdgeList(parsing: Data(contentsOf: url, options: .alwaysMapped), threads)
      let graph = Adjacency(list, threads: threads)
      return { graph.targets.map { Double($0) } }
    }
  }

  /// A signed graph, with a third column that is 1 where a tie is negative: `frustration`.
  private mutating func loadSigns(_ name: String, _ base: String) throws {
    let from = try Numbers.read(base + ".from.npy")
    let to = try Numbers.read(base + ".to.npy")
    let negative = try Numbers.read(base + ".negative.npy")
    let (graph, values) = Adjacency.build(
      vertexCount: Int(max(from.max() ?? 0, to.max() ?? 0)) + 1,
      from: from,
      to: to,
      weights: negative.map { $0 == 1 ? -1.0 : 1 }
    )
    work["frustration \(name)"] = { _ in
      let result = try graph.frustration(of: values)
      return { [result.lowerBound, result.upperBound, graph.verify(result, of: values) ? 1 : 0] }
    }
  }

  /// Portfolios of levels 1 to 3, 0 where absent, 200 of them one after the other: `similarities`.
  private mutating func loadCodes(_ name: String, _ base: String) throws {
    let codes = try Numbers.read(base + ".codes.npy").map { UInt8($0) }
    let measures: [Similarity.Measure] = [.sAbsolute, .kappaNominal]
    work["similarities \(name)"] = { threads in
      let portfolios = Portfolios(codes: codes, itemCount: codes.count / 200, levels: [1, 2, 3])
      let columns = portfolios.similarities(threads: threads).columns(measures, threads: threads)
      return { columns.flatMap { $0 } }
    }
  }
}

extension EdgeList {
  /// Reads mapped text where it lies.
  fileprivate init(parsing data: Data, _ threads: Int) throws {
    self = try data.withUnsafeBytes { bytes in
      try EdgeList(parsing: bytes.bindMemory(to: UInt8.self).span, threads: threads)
    }
  }
}
