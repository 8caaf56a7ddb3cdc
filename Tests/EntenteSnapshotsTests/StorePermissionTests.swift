import EntenteModel
import EntenteSnapshots
import Foundation
import Testing

/// Faults that belong to a whole process, each in a process of its own.
@Suite struct StorePermissionTests {
  @Test func `a disk that fills up leaves the old store as it was`() async throws {
    let folder = try Folder()
    let path = folder.file("x.sqlite")
    let saved = try SnapshotStore(path: path, mode: .create)
      .save(tinyGraph(), as: "a")
    await #expect(processExitsWith: .success) { [path = path as String] in
      let before = try Folder.bytes(path)
      limitFiles(to: before.count + 1_000_000)
      let large = try tinyGraph(note: (0..<700_000).map { "\($0)" }.joined())
      let error = #expect(throws: EntenteError.self) {
        try SnapshotStore(path: path, mode: .create).save(large, as: "b")
      }
      let sentence = "'\(path)' cannot be written: the system stopped writing it."
      let remedy = "Make room on the disk, then save again; nothing was changed."
      #expect(error == EntenteError(.unwritableFile, sentence, remedy: remedy))
      #expect(try Folder.bytes(path) == before)
      #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
    }
    #expect(try SnapshotStore(path: path, mode: .readOnly).list() == [saved])
    #expect(try folder.names() == ["x.sqlite"])
  }

  @Test func `a disk that fills up leaves nothing of a new store`() async throws {
    let folder = try Folder()
    let path = folder.file("x.sqlite")
    await #expect(processExitsWith: .success) { [path = path as String] in
      limitFiles(to: 2_000_000)
      let large = try tinyGraph(note: (0..<700_000).map { "\($0)" }.joined())
      let error = #expect(throws: EntenteError.self) {
        try SnapshotStore(path: path, mode: .create).save(large, as: "b")
      }
      #expect(error?.code == .unwritableFile)
    }
    #expect(try folder.names() == [])
  }

  @Test func `a file that may not be read`() async throws {
    let folder = try Folder()
    let path = try store(in: folder, file: 0, folder: 0o755)
    await #expect(processExitsWith: .success) { [path = path as String] in
      dropPrivileges()
      let error = #expect(throws: EntenteError.self) {
        try SnapshotStore(path: path, mode: .readOnly)
      }
      let sentence = "'\(path)' cannot be read: permission denied."
      let remedy = "Check its permissions and those of its directory."
      #expect(error == EntenteError(.unreadableFile, sentence, remedy: remedy))
    }
  }

  @Test func `a file that may not be written can be read`() async throws {
    let folder = try Folder()
    let path = try store(in: folder, file: 0o444, folder: 0o777)
    await #expect(processExitsWith: .success) { [path = path as String] in
      dropPrivileges()
      let store = try SnapshotStore(path: path, mode: .create)
      #expect(try store.restore("a") == tinyGraph())
      let error = #expect(throws: EntenteError.self) {
        try store.save(tinyGraph("b"), as: "b")
      }
      let sentence = "'\(path)' cannot be written: it is write-protected."
      #expect(error == EntenteError(.unwritableFile, sentence, remedy: permissionRemedy))
    }
  }

  @Test func `a directory that may not be written can be read`() async throws {
    let folder = try Folder()
    let path = try store(in: folder, file: 0o666, folder: 0o555)
    await #expect(processExitsWith: .success) { [path = path as String] in
      dropPrivileges()
      let store = try SnapshotStore(path: path, mode: .create)
      #expect(try store.restore("a") == tinyGraph())
      let old = #expect(throws: EntenteError.self) {
        try store.save(tinyGraph("b"), as: "b")
      }
      let sentence = "'\(path)' cannot be written: its directory is write-protected."
      #expect(old == EntenteError(.unwritableFile, sentence, remedy: permissionRemedy))
      let new = #expect(throws: EntenteError.self) {
        try SnapshotStore(path: path + "2", mode: .create)
          .save(tinyGraph("b"), as: "b")
      }
      let denied = "'\(path)2' cannot be written: permission denied."
      #expect(new == EntenteError(.unwritableFile, denied, remedy: permissionRemedy))
    }
    chmod(folder.path, 0o755)
    #expect(try folder.names() == ["x.sqlite"])
  }

  /// A store with a snapshot `a`, with permissions for it and its directory.
  private func store(in folder: Folder, file: mode_t, folder permissions: mode_t) throws -> String {
    let path = folder.file("x.sqlite")
    try SnapshotStore(path: path, mode: .create).save(tinyGraph(), as: "a")
    chmod(path, file)
    chmod(folder.path, permissions)
    return path
  }
}

private let permissionRemedy =
  "Check the permissions of the file and its directory, or name another file."

/// Lets no file of this process grow beyond a size, as a full disk would.
private func limitFiles(to size: Int) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: rlim_t(size), rlim_max: rlim_t(size))
  #expect(setrlimit(fileSizeLimit, &limit) == 0)
}

#if canImport(Glibc)
  private let fileSizeLimit = CInt(RLIMIT_FSIZE.rawValue)
#else
  private let fileSizeLimit = RLIMIT_FSIZE
#endif

/// Makes permissions count in this process, which the superuser's do not.
private func dropPrivileges() {
  if geteuid() == 0 { #expect(seteuid(65_534) == 0) }
}
