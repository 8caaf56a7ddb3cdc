internal import EntenteModel
internal import EntenteReport
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// That whoever read the answer has stopped reading.
struct ClosedPipe: Error {}

/// Where bytes go: answers to standard output or a file, everything else to standard error.
enum Output {
  /// Writes an answer to standard output.
  static func write(_ text: String) throws {
    try write(Array(text.utf8), to: STDOUT_FILENO, named: "standard output")
  }

  /// Writes an answer to a file: to a temporary one beside it, which then takes its name.
  ///
  /// A link stays where it is, and a device or a pipe is written to, never replaced.
  static func write(_ text: String, toFile path: String) throws {
    guard let target = plainFile(path) else { return try write(text, toDevice: path) }
    guard !isDatabase(target) else { throw EntenteError.answerIntoDatabase(path) }
    let temporary = "\(target).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard descriptor >= 0 else { throw EntenteError.unwritable(path, errno) }
    var old = stat()
    if stat(target, &old) == 0 { fchmod(descriptor, old.st_mode & 0o7777) }
    do {
      try write(Array(text.utf8), to: descriptor, named: path)
    } catch {
      let code = errno
      close(descriptor)
      unlink(temporary)
      throw EntenteError.unwritable(path, code)
    }
    let isClosed = close(descriptor) == 0
    guard isClosed, rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw EntenteError.unwritable(path, code)
    }
  }

  /// Writes a document to a file that is not there yet, is empty or holds the same already: who has
  /// edited a document must not lose that.
  static func write(_ document: String, toNewFile path: String) throws {
    let files = FileManager.default
    if let target = plainFile(path), files.fileExists(atPath: target), !isDatabase(target) {
      // What cannot be read may hold anything.
      let old = files.contents(atPath: target)
      guard old == Data() || old == Data(document.utf8) else {
        throw EntenteError.otherContent(path)
      }
    }
    try write(document, toFile: path)
  }

  private static func write(_ text: String, toDevice path: String) throws {
    let descriptor = open(path, O_WRONLY)
    guard descriptor >= 0 else { throw EntenteError.unwritable(path, errno) }
    defer { close(descriptor) }
    try write(Array(text.utf8), to: descriptor, named: path)
  }

  /// The plain file to which a path and its links lead, there or not yet; nil for anything else.
  private static func plainFile(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    guard status.st_mode & S_IFMT == S_IFREG, let end = realpath(path, nil) else { return nil }
    defer { free(end) }
    return String(cString: end)
  }

  /// Whether a file is one of SQLite, as a store of snapshots is: no answer may take its place.
  private static func isDatabase(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: 16)
    let count = read(descriptor, &start, start.count)
    return count == start.count && start.elementsEqual("SQLite format 3\0".utf8)
  }

  /// Writes what is wrong to standard error: a line for each fault, and one.
  static func complain(_ error: EntenteError) {
    let sentence = error.remedy.map { "\(error.message) \($0)" } ?? error.message
    let last = error.faults.isEmpty ? "error: \(sentence)" : sentence
    note((error.faults.map(\.description) + [last]).map(oneLine).joined(separator: "\n"))
  }

  /// A text with a question mark for every control character, which names given to it may contain.
  private static func oneLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? "?" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Writes a line to standard error.
  static func note(_ line: String) {
    try? write(Array("\(line)\n".utf8), to: STDERR_FILENO, named: "standard error")
  }

  /// Ends the program with a status.
  static func leave(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  /// How text is laid out on standard output, or in a file.
  static func style(toFile: Bool) -> TextStyle {
    let environment = ProcessInfo.processInfo.environment
    guard !toFile, isatty(STDOUT_FILENO) == 1, environment["TERM"] != "dumb" else {
      return TextStyle()
    }
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }?.uppercased() ?? ""
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return TextStyle(
      width: isKnown ? Int(size.ws_col) : 100,
      isRich: locale.contains("UTF-8") || locale.contains("UTF8"),
      hasColour: (environment["NO_COLOR"] ?? "").isEmpty
    )
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, named name: String) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.write(descriptor, $0.baseAddress, $0.count)
        #else
          Darwin.write(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw ClosedPipe() }
        throw EntenteError.unwritable(name, errno)
      }
      done += count
    }
  }
}

extension EntenteError {
  /// That a file cannot be written, with the system's reason.
  static func unwritable(_ path: String, _ code: Int32) -> EntenteError {
    EntenteError(
      .unwritableFile,
      "'\(path)' cannot be written: \(reason(code)).",
      remedy: code == ENOENT
        ? "Make its directory first (mkdir -p), or name another."
        : "Name a place that you may write to."
    )
  }

  /// That an answer would take the place of a database.
  static func answerIntoDatabase(_ path: String) -> EntenteError {
    EntenteError(
      .badOption,
      "'\(path)' is a database, such as a store of snapshots, which the answer would replace.",
      remedy: "Name another file with -o, or delete it first."
    )
  }

  /// That a document would take the place of something else.
  static func otherContent(_ path: String) -> EntenteError {
    EntenteError(
      .badOption,
      "'\(path)' is there already and holds something else.",
      remedy: "Name another file with -o, or delete it first."
    )
  }

  /// That a file cannot be read, with the system's reason.
  static func unreadable(_ path: String, _ code: Int32) -> EntenteError {
    EntenteError(
      .unreadableFile,
      "'\(path)' cannot be read: \(reason(code)).",
      remedy: "Check the path."
    )
  }

  /// The system's words for a code, in lower case like the rest of a sentence.
  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
