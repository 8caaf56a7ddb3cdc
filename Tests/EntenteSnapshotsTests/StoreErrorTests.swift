import EntenteModel
import EntenteSnapshots
import Foundation
import GRDB
import Testing

/// Every sentence about a store, whole.
@Suite struct StoreErrorTests {
  @Test func `nothing at the path`() throws {
    let folder = try Folder()
    let path = folder.file("x.sqlite")
    expect(
      .unreadableFile,
      "there is no store at '\(path)'.",
      "Check the path, or save a snapshot there first."
    ) { try SnapshotStore(path: path, mode: .readOnly) }
    expect(.unknownSnapshot, "no snapshot is called 'a' in '\(path)'.", "It holds none yet.") {
      try SnapshotStore(path: path, mode: .create).restore("a")
    }
    #expect(try folder.names() == [])
  }

  @Test func `no path`() {
    expect(.unreadableFile, "'' is no path.", "Name a file.") {
      try SnapshotStore(path: "", mode: .create)
    }
    expect(.unreadableFile, "'a?b' is no path.", "Name a file.") {
      try SnapshotStore(path: "a\0b", mode: .create)
    }
  }

  @Test func `a directory that does not exist`() throws {
    let folder = try Folder()
    let path = folder.file("no/x.sqlite")
    let sentence = "there is no directory '\(folder.file("no"))' for '\(path)'."
    expect(.unreadableFile, sentence, "Check the path.") {
      try SnapshotStore(path: path, mode: .readOnly)
    }
    expect(.unwritableFile, sentence, "Make it with: mkdir -p '\(folder.file("no"))'") {
      try SnapshotStore(path: path, mode: .create)
    }
  }

  @Test func `a directory`() throws {
    let folder = try Folder()
    expect(
      .notAStore,
      "'\(folder.path)' is not a store of Entente: it is a directory.",
      "Name a file in it, such as '\(folder.path)/entente.sqlite'."
    ) { try SnapshotStore(path: folder.path, mode: .create) }
  }

  @Test func `a device`() {
    expect(
      .notAStore,
      "'/dev/null' is not a store of Entente: it is not a file.",
      "Name another file."
    ) { try SnapshotStore(path: "/dev/null", mode: .create) }
  }

  @Test func `an empty file`() throws {
    let folder = try Folder()
    let path = try folder.write([], to: "x.sqlite")
    for mode in [SnapshotStore.Mode.readOnly, .create] {
      expect(
        .notAStore,
        "'\(path)' is not a store of Entente: it is empty.",
        "Delete it, and a snapshot can be saved there."
      ) { try SnapshotStore(path: path, mode: mode) }
    }
  }

  @Test func `a file of another kind`() throws {
    let folder = try Folder()
    let text = try folder.write(Array("layers: [é]\n".utf8), to: "x.yaml")
    expect(
      .notAStore,
      "'\(text)' is not a store of Entente: it is a text file.",
      "Name another file."
    ) { try SnapshotStore(path: text, mode: .create) }
    let picture = try folder.write([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], to: "x.png")
    expect(
      .notAStore,
      "'\(picture)' is not a store of Entente: it is a file of another kind.",
      "Name another file."
    ) { try SnapshotStore(path: picture, mode: .readOnly) }
    #expect(try Folder.bytes(picture).count == 8)
  }

  @Test func `a database of another program`() throws {
    let folder = try Folder()
    let path = folder.file("x.sqlite")
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t (x)") }
    let before = try Folder.bytes(path)
    for mode in [SnapshotStore.Mode.readOnly, .create] {
      expect(
        .notAStore,
        "'\(path)' is not a store of Entente: it is a database, but not of snapshots.",
        "Name another file."
      ) { try SnapshotStore(path: path, mode: mode) }
    }
    #expect(try Folder.bytes(path) == before)
  }

  @Test func `a graph that was exported`() throws {
    let folder = try Folder()
    let path = folder.file("x.sqlite")
    try RelationalGraph.write(randomParts(seed: 1).graph(), to: path)
    for mode in [SnapshotStore.Mode.readOnly, .create] {
      expect(
        .notAStore,
        "'\(path)' is not a store of Entente: it holds one graph, as exported.",
        "Read it with: entente brief -g '\(path)'"
      ) { try SnapshotStore(path: path, mode: mode) }
    }
  }

  @Test func `a store of a newer version`() throws {
    let folder = try Folder()
    let path = try changed(folder, "PRAGMA user_version = 7")
    expect(
      .newerStore,
      "'\(path)' is a store of version 7, and this Entente knows up to 3.",
      "Update Entente."
    ) { try SnapshotStore(path: path, mode: .readOnly) }
  }

  @Test func `a store without its tables`() throws {
    let folder = try Folder()
    let path = try changed(folder, "PRAGMA foreign_keys = OFF; DROP TABLE graph_part")
    expect(
      .damagedStore,
      "'\(path)' is damaged: its tables are not those of a store.",
      "Take it from a backup."
    ) { try SnapshotStore(path: path, mode: .readOnly) }
  }

  @Test func `a store without a column`() throws {
    let folder = try Folder()
    let path = try changed(folder, "DROP VIEW snapshots; ALTER TABLE snapshot DROP COLUMN engine")
    expect(
      .damagedStore,
      "'\(path)' is damaged: no such column: snapshot.engine.",
      "Take it from a backup."
    ) { try SnapshotStore(path: path, mode: .readOnly).list() }
  }

  @Test func `a snapshot whose graph is gone`() throws {
    let folder = try Folder()
    let path = try changed(folder, "PRAGMA foreign_keys = OFF; DELETE FROM graph")
    expect(
      .damagedStore,
      "'\(path)' is damaged: a row is not one of a store.",
      "Take it from a backup."
    ) { try SnapshotStore(path: path, mode: .readOnly).restore("a") }
  }

  @Test func `chunks that are not what was saved`() throws {
    let off = "PRAGMA foreign_keys = OFF; "
    for (change, reason) in [
      (
        "UPDATE chunk SET bytes = zeroblob(length(bytes)) WHERE number = 1",
        "the bytes of a graph are damaged in 'names': it is longer than its content"
      ),
      (
        "UPDATE chunk SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'99' AS BLOB) "
          + "WHERE number = (SELECT chunk FROM part_chunk JOIN part ON part.number = part_chunk.part "
          + "WHERE part.position = 10)",
        "its bytes do not have its digest"
      ),
      (
        "UPDATE chunk SET bytes = CAST(bytes || x'00' AS BLOB) WHERE number = 1",
        "the bytes of a graph are damaged in 'names': its chunks have 21 bytes in place of 20"
      ),
      (
        "UPDATE chunk SET bytes = CAST(substr(bytes, 2) AS BLOB) WHERE number = 1",
        "the bytes of a graph are damaged in 'names': its chunks have 19 bytes in place of 20"
      ),
      (
        off + "DELETE FROM chunk WHERE number = 1",
        "the bytes of a graph are damaged in 'names': its chunks have 0 bytes in place of 20"
      ),
      (
        "UPDATE part SET length = 9000000000000000000 WHERE number = 1",
        "the bytes of a graph are damaged in 'names': "
          + "its chunks have 20 bytes in place of 9000000000000000000"
      ),
      (
        off + "DELETE FROM graph_part",
        "the bytes of a graph are damaged in 'names': it ends early"
      ),
      (
        "INSERT INTO graph_part SELECT graph, 99, part FROM graph_part WHERE position = 1",
        "the bytes of a graph are damaged in 'end': something follows it"
      ),
    ] {
      let folder = try Folder()
      let path = try changed(folder, change)
      expect(
        .damagedStore,
        "snapshot 'a' in '\(path)' is damaged: \(reason).",
        "See all that is with: entente snapshot verify --store '\(path)'; then take the store from a backup."
      ) { try SnapshotStore(path: path, mode: .readOnly).restore("a") }
      #expect(try !SnapshotStore(path: path, mode: .readOnly).verify().damage.isEmpty)
    }
  }

  @Test func `a record that was changed`() throws {
    for change in [
      "message = 'other'", "author = 'other'", "created_at = 9", "engine = '9'",
      "parent = zeroblob(32)",
    ] {
      let folder = try Folder()
      let path = try changed(
        folder,
        "DROP TRIGGER snapshot_never_changes; UPDATE snapshot SET \(change)"
      )
      expect(
        .damagedStore,
        "snapshot 'a' in '\(path)' is damaged: its record does not have its seal.",
        "See all that is with: entente snapshot verify --store '\(path)'; then take the store from a backup."
      ) { try SnapshotStore(path: path, mode: .readOnly).list() }
    }
  }

  @Test func `a store that declares more than it has`() throws {
    let folder = try Folder()
    let path = try changed(
      folder,
      """
      INSERT INTO chunk VALUES (99, zeroblob(32), zeroblob(1000000));
      WITH RECURSIVE n (x) AS (SELECT 100 UNION ALL SELECT x + 1 FROM n WHERE x < 30000)
      INSERT INTO part_chunk SELECT 1, x, 99 FROM n;
      """
    )
    expect(
      .damagedStore,
      "snapshot 'a' in '\(path)' is damaged: '\(path)' is damaged: it is too short for what it "
        + "declares.",
      "See all that is with: entente snapshot verify --store '\(path)'; then take the store from a backup."
    ) { try SnapshotStore(path: path, mode: .readOnly).restore("a") }
  }

  @Test func `a name that is taken`() throws {
    let folder = try Folder()
    let path = try changed(folder, "")
    let before = try Folder.bytes(path)
    expect(
      .snapshotExists,
      "'\(path)' already has a snapshot called 'a'.",
      "Snapshots never change: choose another name."
    ) {
      try SnapshotStore(path: path, mode: .create).save(tinyGraph("b"), as: "a")
    }
    #expect(try Folder.bytes(path) == before)
  }

  @Test func `names that cannot be`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("x.sqlite"), mode: .create)
    for name in ["", "a b", "a@b", "a/b", "é", "a\0", String(repeating: "a", count: 101)] {
      expect(
        .badOption,
        "'\(name.replacing("\0", with: "?"))' cannot name a snapshot.",
        "Use 1 to 100 letters (a-z, A-Z), digits, dots, dashes and underscores."
      ) { try store.save(tinyGraph(), as: name) }
    }
    #expect(try folder.names() == [])
    try store.save(tinyGraph(), as: "Az.09_-")
    try store.save(tinyGraph(), as: String(repeating: "a", count: 100))
  }

  @Test func `a name that is not known`() throws {
    let folder = try Folder()
    let path = try changed(folder, "")
    let store = try SnapshotStore(path: path, mode: .create)
    try store.save(tinyGraph(), as: "baseline")
    expect(
      .unknownSnapshot,
      "no snapshot is called 'basline' in '\(path)'.",
      "Did you mean 'baseline'?"
    ) { try store.restore("basline") }
    expect(
      .unknownSnapshot,
      "no snapshot is called 'deadbeef' in '\(path)'.",
      "The latest are 'baseline', 'a'."
    ) { try store.record(named: "deadbeef") }
  }

  @Test func `a digest that may be several`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("y.sqlite"), mode: .create)
    var digests: [String: String] = [:]
    var prefix = ""
    for number in 0..<2_000 where prefix.isEmpty {
      let name = "n\(number)"
      let digest = try tinyGraph(name).digest
      if let known = digests.updateValue(name, forKey: String(digest.prefix(4))) {
        try store.save(tinyGraph(known), as: known)
        try store.save(tinyGraph(name), as: name)
        prefix = String(digest.prefix(4))
      }
    }
    let names = try store.list().map { "'\($0.name)'" }
    expect(
      .ambiguousName,
      "'\(prefix)' may be \(names.joined(separator: " or ")) in '\(store.path)'.",
      "Write the name, or more of the digest."
    ) { try store.record(named: prefix) }
  }

  @Test func `a store that another program keeps locked`() throws {
    let folder = try Folder()
    let path = try changed(folder, "")
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      let start = ContinuousClock.now
      expect(
        .busyStore,
        "another program has kept '\(path)' locked for 5 seconds.",
        "Try again when it is done."
      ) { try SnapshotStore(path: path, mode: .readOnly) }
      #expect(ContinuousClock.now - start < .seconds(20))
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try SnapshotStore(path: path, mode: .readOnly).list().count == 1)
  }

  @Test func `what SQLite says in rarer cases`() throws {
    let folder = try Folder()
    let store = try SnapshotStore(path: folder.file("x"), mode: .create)
    let start = "'\(store.path)'"
    let check = "Check the permissions of the file and its directory, or name another file."
    let room = "Make room on the disk, then save again; nothing was changed."
    let read = "Check its permissions and those of its directory."
    let backup = "Take it from a backup."
    let cases: [(ResultCode, EntenteError.Code, String, String)] = [
      (.SQLITE_FULL, .unwritableFile, "cannot be written: the disk is full", room),
      (
        .SQLITE_IOERR_WRITE, .unwritableFile, "cannot be written: the system stopped writing it",
        room
      ),
      (.SQLITE_READONLY, .unwritableFile, "cannot be written: it is write-protected", check),
      (
        .SQLITE_READONLY_DIRECTORY, .unwritableFile,
        "cannot be written: its directory is write-protected", check
      ),
      (.SQLITE_CANTOPEN, .unreadableFile, "cannot be read: the system does not open it", read),
      (.SQLITE_IOERR_READ, .unreadableFile, "cannot be read: the system stopped reading it", read),
      (.SQLITE_IOERR_SHORT_READ, .damagedStore, "is damaged: it ends early", backup),
      (
        .SQLITE_CORRUPT, .damagedStore, "is damaged: database disk image is malformed", backup
      ),
    ]
    for (result, code, message, remedy) in cases {
      let error = store.translated(DatabaseError(resultCode: result))
      #expect(error == EntenteError(code, "\(start) \(message).", remedy: remedy))
    }
  }

  /// A store with a snapshot `a`, changed by some SQL.
  private func changed(_ folder: Folder, _ sql: String) throws -> String {
    let path = folder.file("x.sqlite")
    try SnapshotStore(path: path, mode: .create).save(tinyGraph(), as: "a")
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    return path
  }

  private func expect<Value>(
    _ code: EntenteError.Code,
    _ message: String,
    _ remedy: String,
    _ location: SourceLocation = #_sourceLocation,
    _ body: () throws -> Value
  ) {
    do {
      _ = try body()
      Issue.record("nothing was thrown", sourceLocation: location)
    } catch {
      let expected = EntenteError(code, message, remedy: remedy)
      #expect(error as? EntenteError == expected, sourceLocation: location)
    }
  }
}
