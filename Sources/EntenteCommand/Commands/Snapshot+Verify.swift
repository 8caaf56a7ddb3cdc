internal import ArgumentParser
internal import EntenteModel
internal import EntenteReport
internal import EntenteSnapshots

extension Snapshot {
  /// Looks at every byte.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hash everything in a store again, and name what is damaged.",
      discussion: "Ends with status 1 when something is."
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
      let found = try SnapshotStore(path: store.path, mode: .readOnly)
        .verify(progress: Meter.show("verifying"))
      try output.write(VerifyReport(found, store: store.path), command: "snapshot verify")
      if !found.damage.isEmpty { throw ExitCode.failure }
    }
  }
}

extension VerifyReport {
  /// What a store found as an answer tells it.
  init(_ found: StoreVerification, store: String) {
    self.init(
      store: store,
      snapshots: found.snapshots,
      graphs: found.graphs,
      chunks: found.chunks,
      bytes: found.bytes,
      damage: found.damage.map {
        Damage(kind: $0.kind.rawValue, name: $0.name, reason: $0.reason, snapshots: $0.snapshots)
      }
    )
  }
}
