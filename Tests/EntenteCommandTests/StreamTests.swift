import Foundation
import Testing

/// Where words come from and answers go: pipes, links, files, interrupts.
@Suite struct StreamTests {
  @Test func `a graph is read from standard input`() throws {
    let folder = try Folder.withToy()
    let text = try folder.text("toy.yaml")
    let piped = try Program.run(["align", "arden", "borduria", "-g", "-"], in: folder, input: text)
    let named = try Program.run(["align", "arden", "borduria", "-g", "toy.yaml"], in: folder)
    #expect(piped.status == 0)
    // The commands that they suggest name what they were asked about.
    #expect(piped.output == named.output.replacing("-g toy.yaml", with: "-g -"))
  }

  @Test func `nothing on standard input is an empty file`() throws {
    let outcome = try Program.run(["check", "-g", "-"], in: Folder(), input: "")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("-:1:1: the file is empty."))
  }

  @Test func `a closed pipe is success and says nothing`() throws {
    let line = "(entente claims; echo $? > status) | head -1; cat status"
    let outcome = try Program.shell(line, in: Folder())
    #expect(outcome.output.hasSuffix("\n0\n"))
    #expect(outcome.output.count { $0 == "\n" } == 2)
    #expect(outcome.errors.isEmpty)
  }

  @Test func `a full disk is a fault`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let outcome = try Program.shell("entente actors > /dev/full", in: Folder())
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("error: 'standard output' cannot be written: "))
  }

  @Test func `a file that is there is replaced`() throws {
    let folder = try Folder.withToy()
    try folder.write(String(repeating: "old\n", count: 5000), "answer.txt")
    let printed = try Program.run(["actors", "-g", "toy.yaml"], in: folder)
    let written = try Program.run(["actors", "-g", "toy.yaml", "-o", "answer.txt"], in: folder)
    #expect(written.status == 0 && written.output.isEmpty && written.errors.isEmpty)
    #expect(try folder.text("answer.txt") == printed.output)
    #expect(try folder.names == ["answer.txt", "toy.yaml"])
  }

  @Test func `a file stays as it was when the command fails`() throws {
    let folder = try Folder.withToy()
    try folder.write("old\n", "answer.txt")
    let words = ["align", "arden", "nobody", "-g", "toy.yaml", "-o", "answer.txt"]
    #expect(try Program.run(words, in: folder).status == 1)
    #expect(try folder.text("answer.txt") == "old\n")
  }

  @Test func `no answer takes the place of a store`() throws {
    let folder = try Folder.withToy()
    #expect(
      try Program.run(["snapshot", "save", "july", "-g", "toy.yaml"], in: folder).status == 0
    )
    for words in ["snapshot restore july", "snapshot list", "actors -g toy.yaml", "export dot"] {
      let line = words.split(separator: " ").map(String.init) + ["-o", "entente.sqlite"]
      let outcome = try Program.run(line, in: folder)
      #expect(outcome.status == 64)
      #expect(
        outcome.errors == """
          error: 'entente.sqlite' is a database, such as a store of snapshots, which the answer \
          would replace. Name another file with -o, or delete it first.

          """
      )
    }
    #expect(try Program.run(["snapshot", "verify"], in: folder).status == 0)
    #expect(try Program.run(["snapshot", "restore", "july"], in: folder).status == 0)
  }

  @Test func `a document that was edited is not replaced by a snapshot`() throws {
    let folder = try Folder.withToy()
    func run(_ words: String) throws -> Outcome {
      try Program.run(words.split(separator: " ").map(String.init), in: folder)
    }
    #expect(try run("snapshot save july -g toy.yaml").status == 0)
    for _ in 0..<2 { #expect(try run("snapshot restore july -o july.yaml").status == 0) }
    #expect(try Program.shell("echo '# mine' >> july.yaml", in: folder).status == 0)
    let refused = try run("snapshot restore july -o july.yaml")
    #expect(refused.status == 64 && refused.output.isEmpty)
    #expect(
      refused.errors == """
        error: 'july.yaml' is there already and holds something else. Name another file with -o, or \
        delete it first.

        """
    )
    #expect(try Program.shell("tail -n 1 july.yaml", in: folder).output == "# mine\n")
  }

  @Test func `a pipe is written to and not replaced`() throws {
    let folder = try Folder.withToy()
    let line =
      "mkfifo pipe; cat pipe > got & entente actors -g toy.yaml -o pipe; wait; test -p pipe"
    #expect(try Program.shell(line, in: folder).status == 0)
    #expect(try folder.text("got").hasPrefix("12 actors"))
  }

  @Test func `a link stays and what it leads to changes`() throws {
    let folder = try Folder.withToy()
    let line = "echo old > real; ln -s real link; entente actors -g toy.yaml -o link; test -L link"
    #expect(try Program.shell(line, in: folder).status == 0)
    #expect(try folder.text("real").hasPrefix("12 actors"))
    #expect(try folder.names == ["link", "real", "toy.yaml"])
  }

  @Test func `an interrupt ends a long command at once and leaves no file`() throws {
    let folder = try Folder.withToy()
    let words = "align russia iran --draws 100000 --threads 1 -o answer.txt"
    let begin = ContinuousClock.now
    let outcome = try Program.interrupt(
      words.split(separator: " ").map(String.init),
      in: folder,
      after: 0.3
    )
    #expect(outcome.status == 130)
    #expect(ContinuousClock.now - begin < .seconds(10))
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    #expect(try folder.names == ["toy.yaml"])
  }

  @Test func `the environment names the graph and an option overrides it`() throws {
    let folder = try Folder.withToy()
    let given = ["ENTENTE_GRAPH": "toy.yaml"]
    let toy = try Program.run(["check"], in: folder, environment: given)
    #expect(toy.output.hasPrefix("Eight imaginary powers"))
    let other = try Program.run(["check", "-g", "multipolar"], in: folder, environment: given)
    #expect(other.output.hasPrefix("Multipolar"))
    let wrong = ["ENTENTE_GRAPH": "nowhere.yaml"]
    #expect(try Program.run(["check"], in: folder, environment: wrong).status == 1)
  }
}
