internal import ArgumentParser
internal import EntenteFormats
internal import EntenteModel
internal import EntenteReport
internal import EntenteSnapshots
internal import Foundation

/// The store of snapshots.
struct Snapshot: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep graphs as they are today, and find them again.",
    subcommands: [
      Save.self, List.self, Show.self, Restore.self, Verify.self, Prune.self,
    ]
  )

  /// Which store.
  struct StoreOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The store, one SQLite file.",
        discussion: "Default: $ENTENTE_STORE, else entente.sqlite.",
        valueName: "file"
      )
    )
    var store: String?

    var path: String { store ?? Self.usual }

    /// The store that is meant when none is named.
    static var usual: String {
      let environment = ProcessInfo.processInfo.environment["ENTENTE_STORE"] ?? ""
      return environment.isEmpty ? "entente.sqlite" : environment
    }
  }

  /// Saves a graph.
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Save a graph under a name.")

    @Argument(help: "The name of the snapshot.") var name: String

    @Option(name: .shortAndLong, help: ArgumentHelp("What it is.", valueName: "text"))
    var message = ""

    @Option(help: ArgumentHelp("Who saves it (default: $USER).", valueName: "name"))
    var author: String?

    @Option(
      help: ArgumentHelp(
        "The snapshot that it was made from.",
        discussion: "Default: the latest in the store of a graph of the same name.",
        valueName: "name"
      )
    )
    var parent: String?

    @OptionGroup var store: StoreOptions
    @OptionGroup(title: "Graph") var source: GraphOptions

    func run() throws {
      let graph = try source.actorGraph()
      let keeper = try SnapshotStore(path: store.path, mode: .create)
      let former = try parent.map(keeper.record) ?? keeper.latest(ofGraph: graph.name)
      let record = try keeper.save(
        graph,
        name: name,
        message: message,
        author: author ?? ProcessInfo.processInfo.environment["USER"] ?? "",
        parent: former?.digest,
        progress: Meter.show("saving")
      )
      let digest = record.digest.prefix(8)
      let claims = record.claims == 1 ? "1 claim" : "\(record.claims) claims"
      Output.note("saved '\(record.name)' (\(digest), \(claims)) to \(store.path)")
    }
  }

  /// Lists the snapshots.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The snapshots of a store.")

    @OptionGroup var store: StoreOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
      let records = try SnapshotStore(path: store.path, mode: .readOnly).list()
      try output.write(SnapshotList(rows: records.map(SnapshotRow.init)), command: "snapshot list")
    }
  }

  /// Shows one.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What a snapshot holds.")

    @Argument(help: "Its name, or the first digits of its digest.") var name: String
    @OptionGroup var store: StoreOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
      let record = try SnapshotStore(path: store.path, mode: .readOnly).record(named: name)
      try output.write(SnapshotRow(record), command: "snapshot show")
    }
  }

  /// Gives a graph back.
  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a snapshot as a graph document; a file that holds something else stays."
    )

    @Argument(help: "Its name, or the first digits of its digest.") var name: String
    @OptionGroup var store: StoreOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
    var output: String?

    func run() throws {
      let graph = try SnapshotStore(path: store.path, mode: .readOnly)
        .restore(name, progress: Meter.show("reading"))
      if let output, output != "-" {
        try Output.write(graph.yaml(), toNewFile: output)
        Output.note("wrote '\(name)' to \(output)")
      } else {
        try Output.write(graph.yaml())
      }
    }
  }
}
