internal import EntenteFormats
internal import EntenteModel
internal import EntenteSnapshots
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Where graphs come from: a file, a folder, standard input, a snapshot, or the program itself.
enum Input {
  /// Reads the graph that `--graph` names.
  ///
  /// - Parameters:
  ///   - name: A path, `-`, `NAME@STORE` (`NAME@` for the usual store), or nil for `$ENTENTE_GRAPH`, else the built-in graph.
  ///   - options: How a table of ties is read.
  /// - Returns: The graph, and what is worth knowing about the reading.
  /// - Throws: ``EntenteError`` when it cannot be read or has faults.
  static func graph(_ name: String?, options: TieCSVOptions) throws(EntenteError) -> ReadGraph {
    let environment = ProcessInfo.processInfo.environment["ENTENTE_GRAPH"]
    let named = name ?? environment ?? "multipolar"
    let endings = [".yaml", ".yml", ".sqlite", "multipolar"]
    let isSnapshot = named.contains("@") && !exists(named)
    if options != TieCSVOptions(), isSnapshot || endings.contains(where: named.hasSuffix) {
      throw .badOption(
        "'\(named)' is no table of ties.",
        "Leave out --columns, --scale and --symmetric: they say how a CSV is read."
      )
    }
    guard let name = name ?? environment.flatMap({ $0.isEmpty ? nil : $0 }), name != "multipolar"
    else { return ReadGraph(graph: .multipolar) }
    let path = isFolder(name) ? "\(name)/graph.yaml" : name
    if path != "-", !exists(path), let at = name.lastIndex(of: "@") {
      let file = String(name[name.index(after: at)...])
      let store = try SnapshotStore(
        path: file.isEmpty ? Snapshot.StoreOptions.usual : file,
        mode: .readOnly
      )
      return ReadGraph(
        graph: try store.restore(String(name[..<at]), progress: Meter.show("reading"))
      )
    }
    if path != "-", RelationalGraph.isOne(at: path) {
      return ReadGraph(graph: try RelationalGraph.read(path))
    }
    do {
      return try GraphFile.read(try bytes(path), file: path, options: options)
    } catch {
      guard !exists(path), let snapshot = snapshot(named: name) else { throw error }
      throw EntenteError(error.code, error.message, remedy: "Did you mean '\(snapshot)'?")
    }
  }

  /// Every byte of a file, or of standard input for `-`.
  static func bytes(_ path: String) throws(EntenteError) -> [UInt8] {
    if path != "-", isFolder(path) { throw .unreadable(path, EISDIR) }
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .unreadable(path, errno) }
    defer { if path != "-" { close(descriptor) } }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return all }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path, errno)
      }
      all += chunk[..<count]
    }
  }

  /// A snapshot of the usual store with exactly this name, in the form in which it is asked for.
  private static func snapshot(named name: String) -> String? {
    let path = Snapshot.StoreOptions.usual
    guard exists(path), let store = try? SnapshotStore(path: path, mode: .readOnly),
      (try? store.record(named: name)) != nil
    else { return nil }
    return "\(name)@\(path)"
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
