import Foundation

/// Writes a file and waits until it is on the disk.
func writeRaw(_ bytes: [UInt8], to path: String) {
  unlink(path)
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  precondition(file >= 0, "The file cannot be made")
  bytes.withUnsafeBytes { all in
    var done = 0
    while done < all.count {
      let count = write(file, all.baseAddress.map { $0 + done }, all.count - done)
      precondition(count > 0, "The file cannot be written")
      done += count
    }
  }
  precondition(fsync(file) == 0, "The file is not on the disk")
  close(file)
}

/// Reads a file into fresh memory, as any program that loads it does.
func readRaw(_ path: String, count: Int) -> [UInt8] {
  let file = open(path, O_RDONLY)
  precondition(file >= 0, "The file cannot be read")
  defer { close(file) }
  return [UInt8](unsafeUninitializedCapacity: count) { room, filled in
    while filled < count {
      let step = read(file, room.baseAddress.map { $0 + filled }, count - filled)
      precondition(step > 0, "The file ends early")
      filled += step
    }
  }
}

func size(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : 0
}

/// Seconds that something takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let time = (ContinuousClock.now - start).components
  return Double(time.seconds) + Double(time.attoseconds) / 1e18
}

/// A number of bytes that the system says about this process, such as `VmHWM`; Linux only.
func memory(_ field: String) -> Int {
  let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = text.split(separator: "\n").first { $0.hasPrefix("\(field):") }
  let digits = line?.split(separator: " ").dropLast().last ?? line?.split(separator: "\t").last
  return (digits.flatMap { Int($0.filter(\.isNumber)) } ?? 0) * 1024
}

/// Starts the highest mark of memory anew; Linux only.
func resetPeak() {
  let file = open("/proc/self/clear_refs", O_WRONLY)
  guard file >= 0 else { return }
  _ = write(file, "5", 1)
  close(file)
}

/// Runs this program again with other words, and gives back what it said.
func again(_ words: [String]) throws -> String {
  let process = Process()
  let output = Pipe()
  process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
  process.arguments = words
  process.standardOutput = output
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}
