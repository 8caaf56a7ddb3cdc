import Dispatch
import Foundation
import Synchronization

/// What a program printed, and how it ended.
struct Outcome: Sendable {
  let output: String
  let errors: String

  /// The exit status as a shell tells it: 128 and the signal for a program that a signal ended.
  let status: Int32
}

/// The real program `entente`.
enum Program {
  /// Where it is: the file that ENTENTE_PROGRAM names, else `entente` beside the tests.
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["ENTENTE_PROGRAM"] { return named }
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundleURL)
    let places = [URL(fileURLWithPath: CommandLine.arguments[0])] + bundles
    let programs = places.map {
      $0.deletingLastPathComponent().appendingPathComponent("entente").path
    }
    let files = FileManager.default
    return programs.first { files.isExecutableFile(atPath: $0) } ?? "entente"
  }()

  /// Runs the program with some words.
  static func run(
    _ words: [String],
    in folder: Folder,
    input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = words
    return try finish(process, in: folder, input: input, environment: environment)
  }

  /// Runs a line as a shell does.
  static func shell(_ line: String, in folder: Folder) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    return try finish(process, in: folder)
  }

  /// Runs the program and sends it an interrupt, as Ctrl-C does, after a while.
  static func interrupt(_ words: [String], in folder: Folder, after seconds: Double) throws
    -> Outcome
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = words
    return try finish(process, in: folder, signal: SIGINT, after: seconds)
  }

  private static func finish(
    _ process: Process,
    in folder: Folder,
    input: String? = nil,
    environment: [String: String] = [:],
    signal: Int32 = SIGKILL,
    after seconds: Double = timeLimit
  ) throws -> Outcome {
    let (output, errors) = (Pipe(), Pipe())
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = clean(folder).merging(environment) { _, given in given }
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    if let input {
      try Data(input.utf8).write(to: URL(fileURLWithPath: folder.inputPath))
      process.standardInput = try FileHandle(
        forReadingFrom: URL(fileURLWithPath: folder.inputPath)
      )
    }
    try unblocked { try process.run() }
    let (id, isOver) = (process.processIdentifier, Flag())
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
      if !isOver.isSet { kill(id, signal) }
    }
    let said = Reader(errors)
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    isOver.set()
    let bySignal = process.terminationReason == .uncaughtSignal
    return Outcome(
      output: String(decoding: answer, as: UTF8.self),
      errors: String(decoding: said.finish(), as: UTF8.self),
      status: (bySignal ? 128 : 0) + process.terminationStatus
    )
  }

  /// Starts a program with no signal blocked or ignored: the threads of tests block them, and a
  /// program inherits that.
  private static func unblocked(_ start: () throws -> Void) rethrows {
    signal(SIGINT, SIG_DFL)
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try start()
  }

  /// How long a program may run, in seconds.
  private static let timeLimit = 60.0

  private static func clean(_ folder: Folder) -> [String: String] {
    [
      "PATH": folder.searchPath, "HOME": folder.path, "TERM": "dumb",
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }
}

/// Reads a pipe to its end beside whoever reads another.
private final class Reader: Sendable {
  private let data = Mutex(Data())
  private let group = DispatchGroup()

  init(_ pipe: Pipe) {
    group.enter()
    let handle = pipe.fileHandleForReading
    DispatchQueue.global().async { [self] in
      let all = handle.readDataToEndOfFile()
      data.withLock { $0 = all }
      group.leave()
    }
  }

  func finish() -> Data {
    group.wait()
    return data.withLock { $0 }
  }
}

/// Something that happened, seen from every thread.
private final class Flag: Sendable {
  private let value = Mutex(false)

  var isSet: Bool { value.withLock { $0 } }

  func set() { value.withLock { $0 = true } }
}
