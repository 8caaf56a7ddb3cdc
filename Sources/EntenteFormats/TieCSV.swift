public import EntenteModel

extension ActorGraph {
  /// Reads a table of ties (CSV, RFC 4180): one claim a row.
  ///
  /// Columns are `from,to[,layer,value,start,end,confidence,cite,directed,kind,recorded]`, or
  /// `source,target[,weight]`, or others that the options name. Actors are states made of the names
  /// in the table, with identifiers in lower case; the source is the file unless `cite` names one; a
  /// row without a layer goes to `tie`, and one without a column of values has 1.
  ///
  /// - Parameters:
  ///   - bytes: The file, in UTF-8.
  ///   - file: How the file is named in faults; its stem names the graph.
  ///   - options: How to read it.
  /// - Throws: ``EntenteError`` of code `faultyDocument` with the faults of the rows and their
  ///   places, up to 100; `notAGraph` for a file that is no text; `badOption` for options that do
  ///   not fit the file.
  /// - Complexity: O(N + C log C) for N bytes and C claims.
  public init(
    csv bytes: [UInt8],
    file: String,
    options: TieCSVOptions = TieCSVOptions()
  ) throws(EntenteError) {
    self = try TieCSV.read(bytes, file: file, options: options).graph
  }
}

/// A table of ties while it is read.
struct TieCSV {
  let file: String
  let header: TieCSVHeader
  let columns: Columns
  let scale: ClosedRange<Double>?
  let isSymmetric: Bool
  var scanner: CSVScanner
  var table = ClaimTable()
  var actors = NameTable()
  var layers = NameTable()
  var cites = NameTable()
  var usesFile = false
  var rows = 0
  var faults: FaultList
  var faultCount = 0

  /// The least and greatest value, and the place of the first outside -1...1.
  var lowest = Double.infinity
  var highest = -Double.infinity
  var outside: CSVScanner.Field?

  /// The most faults that are listed.
  static let faultLimit = 100

  /// Positions of the columns.
  struct Columns {
    let from, to: Int
    let layer, value, start, end, confidence, cite, directed, kind, recorded: Int?

    init(_ header: TieCSVHeader) {
      (from, to) = (header[.from] ?? 0, header[.to] ?? 0)
      (layer, value, start, end) = (header[.layer], header[.value], header[.start], header[.end])
      (confidence, cite, directed) = (header[.confidence], header[.cite], header[.directed])
      (kind, recorded) = (header[.kind], header[.recorded])
    }
  }
}

extension TieCSV {
  /// Reads a whole table.
  static func read(_ bytes: [UInt8], file: String, options: TieCSVOptions) throws(EntenteError)
    -> ReadGraph
  {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let bad = firstBadByte(in: bytes, from: start) {
      let (line, column) = YAMLText.place(of: bad.offset, in: bytes, from: start)
      throw YAMLText.error(bad.reason, file: file, line: line, column: column)
    }
    let isTabbed = options.tabs ?? file.lowercased().hasSuffix(".tsv")
    var scanner = CSVScanner(bytes, delimiter: isTabbed ? 9 : 44)
    do throws(CSVScanner.Failure) {
      guard try scanner.next() else {
        let reason = "the file is empty. A table of ties begins with the header from,to,value."
        throw CSVScanner.Failure(message: reason, line: 1, column: 1)
      }
    } catch {
      throw YAMLText.error(error.message, file: file, line: error.line, column: error.column)
    }
    let names = scanner.fields.map { scanner.text($0) }
    let header = try TieCSVHeader(names, options: options, file: file)
    var reader = try TieCSV(scanner, header, options, file)
    reader.readRows()
    let graph = try reader.finish()
    return ReadGraph(graph: graph, warnings: header.warning.map { [$0] } ?? [])
  }

  private init(
    _ scanner: CSVScanner,
    _ header: TieCSVHeader,
    _ options: TieCSVOptions,
    _ file: String
  ) throws(EntenteError) {
    if let scale = options.scale,
      !(scale.lowerBound < scale.upperBound && (scale.upperBound - scale.lowerBound).isFinite)
    {
      let range = "\(digits(scale.lowerBound))...\(digits(scale.upperBound))"
      throw EntenteError(
        .badOption,
        "--scale=\(range) has no length.",
        remedy: "Give the least and the greatest value, as in --scale=-10...10."
      )
    }
    self.scanner = scanner
    self.header = header
    self.file = file
    columns = Columns(header)
    scale = options.scale
    isSymmetric = options.symmetric
    faults = FaultList(file: file)
  }

  private mutating func readRows() {
    do throws(CSVScanner.Failure) {
      while try scanner.next() {
        rows += 1
        readRow()
      }
    } catch {
      report(error.message, line: error.line, column: error.column)
    }
  }

  /// Makes the graph of the rows.
  private mutating func finish() throws(EntenteError) -> ActorGraph {
    reportRange()
    let actorIDs = identifiers(of: actors, "actor")
    let layerIDs = identifiers(of: layers, "layer")
    let citeIDs = identifiers(of: cites, "source")
    if usesFile, let clash = citeIDs.firstIndex(of: "file") {
      let place = cites.places[clash]
      let message = "'\(cites.names[clash])' would have the id 'file' of rows that cite nothing."
      report("\(message) Cite it by another name.", line: place.line, column: place.column)
    }
    if layers.names.count > Int(UInt16.max) {
      report("there are \(layers.names.count) layers; the most is 65535.", line: 1, column: 1)
    }
    guard faultCount == 0 else { throw faultyTable }
    if !usesFile { table.source = table.source.map { $0 - 1 } }
    let fileSource = usesFile ? [Source(id: "file", title: fileName(file))] : []
    return ActorGraph(
      name: stem(file),
      title: stem(file),
      asOf: nil,
      layers: zip(layerIDs, layers.names).map { Layer(id: $0, title: $0 == "tie" ? "Tie" : $1) },
      actors: zip(actorIDs, actors.names).map { Actor(id: $0, name: $1) },
      sources: fileSource + zip(citeIDs, cites.names).map { Source(id: $0, title: $1) },
      table: table
    )
  }

  private var faultyTable: EntenteError {
    guard faultCount > faults.faults.count else {
      return .faultyDocument(faults.faults, claims: rows)
    }
    let message =
      "\(faultCount) faults in \(rows) claims, of which the first \(faults.faults.count)"
    return EntenteError(
      .faultyDocument,
      "\(message) are listed; nothing was loaded.",
      faults: faults.faults.sorted()
    )
  }
}
