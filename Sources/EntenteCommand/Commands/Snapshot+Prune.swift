internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport
internal import EntenteSnapshots

extension Snapshot {
  /// Makes room.
  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete the snapshots that no rule keeps, and what only they pointed to.",
      discussion: """
        Says what goes, and deletes only with --yes. What is kept: the last N, those named, and, \
        with --older-than, all that were saved on that day or later.
        """
    )

    @Option(help: ArgumentHelp("Keep the last so many.", valueName: "number"))
    var keepLast: Int?

    @Option(help: ArgumentHelp("Keep this one (may be given again).", valueName: "name"))
    var keep: [String] = []

    @Option(help: ArgumentHelp("Delete what was saved before a day (UTC).", valueName: "date"))
    var olderThan: String?

    @Flag(help: "Delete.") var yes = false
    @Flag(help: "Only say what would go, which is what happens without --yes.") var dryRun = false

    // Only to say how those that are kept are named.
    @Argument(help: .hidden) var names: [String] = []

    @OptionGroup var store: StoreOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
      let rules = try rules()
      guard !(yes && dryRun) else {
        throw EntenteError(
          .contradiction,
          "--yes and --dry-run exclude each other.",
          remedy: "Give one of them."
        )
      }
      let keeper = try SnapshotStore(path: store.path, mode: .create)
      let plan = try keeper.prune(keeping: rules, isDry: true)
      guard yes else { return try write(plan, isDone: false) }
      Output.note("deleting \(plan.deleted.count) of \(plan.deleted.count + plan.kept) snapshots")
      try write(
        keeper.prune(keeping: rules, isDry: false, progress: Meter.show("deleting")),
        isDone: true
      )
    }

    private func write(_ result: Pruning, isDone: Bool) throws {
      try output.write(PruneReport(result, isDone: isDone), command: "snapshot prune")
    }

    private func rules() throws(EntenteError) -> KeepingRules {
      if let name = names.first {
        throw .badOption(
          "'\(name)' stands alone, and a name may be kept or go.",
          "Name what is kept, and all else goes: --keep \(name) --keep NAME, or --keep-last 5."
        )
      }
      guard keepLast != nil || !keep.isEmpty || olderThan != nil else {
        throw .badOption(
          "there is no rule of what to keep.",
          "Give --keep-last, --keep or --older-than."
        )
      }
      if let keepLast, keepLast < 0 {
        throw .badOption("--keep-last \(keepLast) is below 0.", "Write it as in --keep-last 10.")
      }
      let since = try olderThan.map { text throws(EntenteError) in
        Int64(try Day(text).number) * 86_400
      }
      return KeepingRules(last: keepLast ?? 0, names: keep, since: since)
    }
  }
}

extension PruneReport {
  /// What went, or would go, as an answer tells it.
  init(_ result: Pruning, isDone: Bool) {
    self.init(
      isDone: isDone,
      deleted: result.deleted.map(SnapshotRow.init),
      kept: result.kept,
      graphs: result.graphs,
      chunks: result.chunks,
      bytes: result.bytes
    )
  }
}
