import Foundation
import Testing

/// What each target may import: the arrows of the map in `Sources/README.md`.
private let allowed: [String: Set<String>] = [
  "EntenteGraph": ["Synchronization", "Dispatch", "Glibc", "Darwin"],
  "EntenteModel": ["EntenteGraph", "Glibc", "Darwin"],
  "EntenteSnapshots": [
    "EntenteModel", "GRDB", "GRDBSQLite", "Crypto", "Foundation", "Glibc", "Darwin",
  ],
  "EntenteFormats": ["EntenteModel", "Yams", "Foundation", "FoundationXML"],
  "EntenteReport": ["EntenteModel", "Foundation"],
  "EntenteKit": [
    "EntenteGraph", "EntenteModel", "EntenteSnapshots", "EntenteFormats", "EntenteReport",
  ],
  "EntenteCommand": [
    "EntenteGraph", "EntenteModel", "EntenteSnapshots", "EntenteFormats", "EntenteReport",
    "ArgumentParser", "Foundation", "Glibc", "Darwin",
  ],
]

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The Swift files below a folder of the package.
private func swiftFiles(_ folder: String) throws -> [URL] {
  let top = root.appending(path: folder)
  // What is built stands in hidden folders.
  let all = try #require(
    FileManager.default.enumerator(
      at: top,
      includingPropertiesForKeys: nil,
      options: .skipsHiddenFiles
    )
  )
  return all.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

/// The module that a line imports, if it is an import.
private func imported(_ line: Substring) -> String? {
  let words = line.split(separator: " ")
  guard let keyword = words.firstIndex(of: "import"), keyword < 4 else { return nil }
  let before = ["public", "internal", "package", "@_exported"]
  guard words[..<keyword].allSatisfy({ before.contains(String($0)) }) else { return nil }
  return words.last.map(String.init)
}

@Suite struct ImportTests {
  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what the map allows`(target: String) throws {
    let files = try swiftFiles("Sources/\(target)")
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.split(separator: "\n") {
        guard let module = imported(line.drop { $0 == " " }) else { continue }
        let isAllowed = allowed[target, default: []].contains(module)
        #expect(isAllowed, "\(target)/\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test func `every target of the sources is in the table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path
    )
    #expect(Set(folders.filter { $0.hasPrefix("Entente") }) == Set(allowed.keys))
  }

  @Test func `the map draws every arrow of the table`() throws {
    let map = try String(contentsOf: root.appending(path: "Sources/README.md"), encoding: .utf8)
    for (target, modules) in allowed {
      let row = try #require(
        map.split(separator: "\n").first { $0.hasPrefix("| `\(target)`") },
        "\(target) has no row in the map"
      )
      for module in modules where module != "Darwin" && module != "FoundationXML" {
        #expect(row.contains(module), "the row of \(target) does not name \(module)")
      }
    }
  }

  @Test func `no line of the sources is left for later`() throws {
    for folder in ["Sources", "Tests"] {
      for file in try swiftFiles(folder) where file.lastPathComponent != "ImportTests.swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        for word in ["TO" + "DO", "FIX" + "ME", "@test" + "able"] {
          #expect(!text.contains(word), "\(file.lastPathComponent) has \(word)")
        }
      }
    }
  }

  @Test func `no source file is longer than four hundred lines`() throws {
    for file in try swiftFiles("Sources") where !file.path.hasSuffix(".generated.swift") {
      let lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n",
        omittingEmptySubsequences: false
      )
      #expect(lines.count <= 401, "\(file.lastPathComponent) has \(lines.count) lines")
    }
  }
}
