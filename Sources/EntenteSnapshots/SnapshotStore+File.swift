internal import EntenteModel
internal import Foundation

extension SnapshotStore {
  /// Whether there is a file at the path, which must then be one that can be read.
  ///
  /// It is never opened here: closing it would take the locks from every connection to it.
  ///
  /// A missing file is an error where it cannot be made: in mode `readOnly`, and in a directory that
  /// does not exist.
  func fileExists() throws(EntenteError) -> Bool {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .noPath(path) }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let problem = errno
      guard problem == ENOENT || problem == ENOTDIR else {
        throw .unreadableStore(path, because: reason(problem))
      }
      guard isDirectoryThere else { throw .noDirectory(directory, path, mode) }
      guard mode == .create else { throw .noStore(path) }
      return false
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .directoryForStore(path)
    default: throw .notAStore(path, because: "it is not a file")
    }
    guard status.st_size > 0 else { throw .emptyStore(path) }
    guard faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0 else {
      throw .unreadableStore(path, because: reason(errno))
    }
    return true
  }

  /// What a file is that SQLite does not take for a database.
  ///
  /// Only such a file may be opened here: closing a database would take its locks from every
  /// connection that this process has to it.
  func errorOfForeignFile() -> EntenteError {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .unreadableStore(path, because: reason(errno)) }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: 4_096)
    let count = read(descriptor, &start, start.count)
    guard count >= 0 else { return .unreadableStore(path, because: reason(errno)) }
    if start.starts(with: "SQLite format 3\0".utf8) {
      return .damagedStore(path, because: "its header is not that of a database")
    }
    let isText = !start.prefix(count).contains { $0 < 9 }
    return .notAStore(path, because: isText ? "it is a text file" : "it is a file of another kind")
  }

  /// How many bytes the file has now.
  func fileSize() -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Makes the file at once and whole: fills a draft beside it, which then takes the path.
  ///
  /// - Parameters:
  ///   - isReplacing: Whether an older file goes, rather than the draft.
  ///   - fill: Fills the file at the path that it is given.
  /// - Returns: False when another program made the file first; the draft is gone then.
  /// - Throws: What `fill` throws, after the draft is gone.
  func publishing(
    replacing isReplacing: Bool = false,
    _ fill: (String) throws(EntenteError) -> Void
  ) throws(EntenteError) -> Bool {
    let draft = "\(path).\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).draft"
    let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let problem = errno
      guard problem != ENOENT || isDirectoryThere else {
        throw .noDirectory(directory, path, .create)
      }
      throw .unwritableStore(path, because: reason(problem))
    }
    close(descriptor)
    defer {
      unlink(draft)
      unlink(draft + "-journal")
    }
    try fill(draft)
    if isReplacing {
      guard rename(draft, path) == 0 else { throw .unwritableStore(path, because: reason(errno)) }
    } else if link(draft, path) != 0 {
      if errno == EEXIST { return false }
      // A file system without links: the path was free a moment ago.
      guard rename(draft, path) == 0 else { throw .unwritableStore(path, because: reason(errno)) }
    }
    let parent = open(directory, O_RDONLY | O_CLOEXEC)
    if parent >= 0 {
      fsync(parent)
      close(parent)
    }
    return true
  }

  private var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private var isDirectoryThere: Bool {
    var status = stat()
    return stat(directory, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The system's words for an error, such as `permission denied`.
  private func reason(_ problem: CInt) -> String { String(cString: strerror(problem)).lowercased() }
}
