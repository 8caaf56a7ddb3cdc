// Snapshots against raw files: `swift run -c release snapshots [claims] [actors] [rounds]`.
// Ratios are of the same round, so that whatever else the machine does strikes both alike.

import EntenteKit
import Foundation

let words = Array(CommandLine.arguments.dropFirst())
let folder = FileManager.default.temporaryDirectory.appendingPathComponent("entente-snapshots")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

func store(_ name: String) throws -> SnapshotStore {
  try SnapshotStore(path: path(name), mode: .create)
}

switch words.first {
case "peak-restore":
  let before = memory("VmRSS")
  resetPeak()
  let graph = try store("large.sqlite").restore("large")
  print(memory("VmHWM") - before, graph.claims.count)
case "peak-save":
  let before = memory("VmRSS")
  let graph = try store("large.sqlite").restore("large")
  unlink(path("peak.sqlite"))
  resetPeak()
  _ = try store("peak.sqlite").save(graph, name: "large", createdAt: 0, engine: "0")
  print(memory("VmHWM") - before, graph.claims.count)
case "peak-further":
  let before = memory("VmRSS")
  let graph = try store("further.sqlite").restore("next")
  resetPeak()
  _ = try store("peak.sqlite").save(graph, name: "next", createdAt: 0, engine: "0")
  print(memory("VmHWM") - before, graph.claims.count)
case "further":
  let numbers = words.compactMap { Int($0) }
  try further(
    claims: numbers.first ?? 1_000_000,
    actors: numbers.dropFirst().first ?? 100_000,
    rounds: numbers.dropFirst(2).first ?? 5
  )
case "drift":
  try drift(snapshots: words.dropFirst().first.flatMap { Int($0) } ?? 1_000)
case "list":
  try list(snapshots: words.dropFirst().first.flatMap { Int($0) } ?? 10_000)
default:
  let numbers = words.compactMap { Int($0) }
  try large(
    claims: numbers.first ?? 1_000_000,
    actors: numbers.dropFirst().first ?? 100_000,
    rounds: numbers.dropFirst(2).first ?? 9
  )
}
