import EntenteGraph
import Foundation

/// Builds a graph, with and without a column of lengths in four bytes, lets go of everything else,
/// and prints the bytes of its columns, and by how much the resident memory of the process has grown,
/// which comes in pages.
func printMemory(of name: String) throws {
  guard var edges = Edges(named: name) else {
    print("There is no graph '\(name)'")
    exit(64)
  }
  for isWeighted in [false, true] {
    let before = memory("VmRSS")
    let weights = isWeighted ? edges.lengths.map { Float($0) } : []
    let (graph, column) =
      isWeighted
      ? Adjacency.build(
        vertexCount: edges.vertexCount,
        from: edges.from,
        to: edges.to,
        weights: weights
      )
      : (Adjacency(vertexCount: edges.vertexCount, from: edges.from, to: edges.to), [])
    let count = edges.from.count
    if isWeighted { edges = Edges(vertexCount: 0) }
    let freed = isWeighted ? 8 * count : 0
    let bytes = Double(memory("VmRSS") + freed - before) / Double(graph.edgeCount)
    let columns = isWeighted ? "lengths of 4 bytes" : "no lengths"
    let own = 4 * (graph.vertexCount + 1 + graph.slotCount) + 4 * column.count
    let ownBytes = Double(own) / Double(graph.edgeCount)
    print("\(name), \(columns): \(decimal(ownBytes)) bytes an edge, resident \(decimal(bytes))")
    precondition(column.isEmpty || column.count == graph.slotCount)
  }
}

/// What the system says of this process: `VmRSS` in memory now, `VmHWM` at most; in bytes.
func memory(_ field: String) -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") }
  return 1024 * (line?.split { " \t".contains($0) }.dropFirst().first.flatMap { Int($0) } ?? 0)
}

/// Starts the highest mark of memory anew; Linux only.
func resetPeak() {
  guard let file = fopen("/proc/self/clear_refs", "w") else { return }
  fputs("5", file)
  fclose(file)
}
