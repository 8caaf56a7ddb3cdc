internal import EntenteModel

extension EntenteError {
  static func noPath(_ path: String) -> EntenteError {
    EntenteError(.unreadableFile, "\(quoted(path)) is no path.", remedy: "Name a file.")
  }

  static func noStore(_ path: String) -> EntenteError {
    EntenteError(
      .unreadableFile,
      "there is no store at \(quoted(path)).",
      remedy: "Check the path, or save a snapshot there first."
    )
  }

  static func noDirectory(_ directory: String, _ path: String, _ mode: SnapshotStore.Mode)
    -> EntenteError
  {
    EntenteError(
      mode == .create ? .unwritableFile : .unreadableFile,
      "there is no directory \(quoted(directory)) for \(quoted(path)).",
      remedy: mode == .create ? "Make it with: mkdir -p \(quoted(directory))" : "Check the path."
    )
  }

  static func directoryForStore(_ path: String) -> EntenteError {
    EntenteError(
      .notAStore,
      "\(quoted(path)) is not a store of Entente: it is a directory.",
      remedy: "Name a file in it, such as \(quoted(path + "/entente.sqlite"))."
    )
  }

  static func emptyStore(_ path: String) -> EntenteError {
    EntenteError(
      .notAStore,
      "\(quoted(path)) is not a store of Entente: it is empty.",
      remedy: "Delete it, and a snapshot can be saved there."
    )
  }

  static func notAStore(_ path: String, because reason: String) -> EntenteError {
    EntenteError(
      .notAStore,
      "\(quoted(path)) is not a store of Entente: \(reason).",
      remedy: "Name another file."
    )
  }

  static func oneGraphAsStore(_ path: String) -> EntenteError {
    EntenteError(
      .notAStore,
      "\(quoted(path)) is not a store of Entente: it holds one graph, as exported.",
      remedy: "Read it with: entente brief -g \(quoted(path))"
    )
  }

  static func newerStore(_ path: String, _ version: Int, known: Int) -> EntenteError {
    EntenteError(
      .newerStore,
      "\(quoted(path)) is a store of version \(version), and this Entente knows up to \(known).",
      remedy: "Update Entente."
    )
  }

  static func damagedStore(_ path: String, because reason: String) -> EntenteError {
    EntenteError(
      .damagedStore,
      "\(quoted(path)) is damaged: \(reason).",
      remedy: "Take it from a backup."
    )
  }

  static func damagedSnapshot(_ name: String, _ path: String, because reason: String)
    -> EntenteError
  {
    EntenteError(
      .damagedStore,
      "snapshot '\(name)' in \(quoted(path)) is damaged: \(reason).",
      remedy:
        "See all that is with: entente snapshot verify --store \(quoted(path)); then take the "
        + "store from a backup."
    )
  }

  /// A snapshot whose bytes are not those of a graph, with what is wrong with them.
  static func damagedSnapshot(_ name: String, _ path: String, because error: EntenteError)
    -> EntenteError
  {
    damagedSnapshot(name, path, because: String(error.message.dropLast()))
  }

  static func busyStore(_ path: String) -> EntenteError {
    EntenteError(
      .busyStore,
      "another program has kept \(quoted(path)) locked for 5 seconds.",
      remedy: "Try again when it is done."
    )
  }

  static func unreadableStore(_ path: String, because reason: String) -> EntenteError {
    EntenteError(
      .unreadableFile,
      "\(quoted(path)) cannot be read: \(reason).",
      remedy: "Check its permissions and those of its directory."
    )
  }

  static func unwritableStore(_ path: String, because reason: String) -> EntenteError {
    EntenteError(
      .unwritableFile,
      "\(quoted(path)) cannot be written: \(reason).",
      remedy: "Check the permissions of the file and its directory, or name another file."
    )
  }

  static func fullDisk(_ path: String, because reason: String) -> EntenteError {
    EntenteError(
      .unwritableFile,
      "\(quoted(path)) cannot be written: \(reason).",
      remedy: "Make room on the disk, then save again; nothing was changed."
    )
  }

  static func badSnapshotName(_ name: String) -> EntenteError {
    EntenteError(
      .badOption,
      "\(quoted(name)) cannot name a snapshot.",
      remedy: "Use 1 to 100 letters (a-z, A-Z), digits, dots, dashes and underscores."
    )
  }

  static func snapshotExists(_ name: String, _ path: String) -> EntenteError {
    EntenteError(
      .snapshotExists,
      "\(quoted(path)) already has a snapshot called '\(name)'.",
      remedy: "Snapshots never change: choose another name."
    )
  }

  static func unknownSnapshot(_ name: String, _ path: String, known: [String]) -> EntenteError {
    let nearest = nearestNames(to: name, among: known).first.map { "Did you mean '\($0)'?" }
    let latest = known.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return EntenteError(
      .unknownSnapshot,
      "no snapshot is called \(quoted(name)) in \(quoted(path)).",
      remedy: nearest ?? (known.isEmpty ? "It holds none yet." : "The latest are \(latest).")
    )
  }

  static func ambiguousDigest(_ prefix: String, _ path: String, candidates: [String])
    -> EntenteError
  {
    let names = candidates.prefix(5).map { "'\($0)'" }.joined(separator: " or ")
    return EntenteError(
      .ambiguousName,
      "'\(prefix)' may be \(names) in \(quoted(path)).",
      remedy: "Write the name, or more of the digest."
    )
  }

  static func exportIntoStore(_ path: String) -> EntenteError {
    EntenteError(
      .badOption,
      "\(quoted(path)) is a store of snapshots, which an export would replace.",
      remedy: "Name another file."
    )
  }

  static func notRelational(_ path: String, because reason: String) -> EntenteError {
    EntenteError(
      .notAGraph,
      "\(quoted(path)) is not a graph that 'entente export sqlite' wrote: \(reason).",
      remedy: "Write it anew, or mend the row."
    )
  }

  /// A name in single quotes, on one line whatever it contains.
  private static func quoted(_ name: String) -> String {
    let scalars = name.unicodeScalars.prefix(300).map { $0.value < 32 ? "?" : $0 }
    return "'\(String(String.UnicodeScalarView(scalars)))'"
  }
}
