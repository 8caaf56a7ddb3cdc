/// How often a vertex stands between two others that are not tied, by the groups of the three.
public struct Brokerage: Hashable, Sendable, Codable {
  /// All three in one group.
  public var coordinator: Int
  /// The two others in one group, the broker in another.
  public var itinerant: Int
  /// The broker and the receiver in one group, the sender in another.
  public var gatekeeper: Int
  /// The sender and the broker in one group, the receiver in another.
  public var representative: Int
  /// All in different groups.
  public var liaison: Int

  /// Creates counts.
  public init(
    coordinator: Int = 0,
    itinerant: Int = 0,
    gatekeeper: Int = 0,
    representative: Int = 0,
    liaison: Int = 0
  ) {
    self.coordinator = coordinator
    self.itinerant = itinerant
    self.gatekeeper = gatekeeper
    self.representative = representative
    self.liaison = liaison
  }
}

extension Brokerage {
  /// The sum of the five roles.
  public var total: Int { coordinator + itinerant + gatekeeper + representative + liaison }
}

extension Adjacency {
  /// Counts the five roles of each vertex between others that are not tied.
  ///
  /// Ordered triples a to b to c, all different, without a tie from a to c, credited to b. An
  /// undirected tie runs both ways, so every open triple counts twice. Loops are ignored and
  /// parallel ties count once.
  ///
  /// - Parameter groups: The group of each vertex, any numbers.
  /// - Returns: One a vertex, in vertex order.
  /// - Precondition: There is one group a vertex.
  /// - Complexity: O(sum over ties u to v of the length of v's row) time, O(V) space.
  /// - SeeAlso: Gould and Fernandez, Structures of mediation (1989), Sociological Methodology 19:89.
  public func brokerage(groups: [Int]) -> [Brokerage] {
    let silent: (Double) throws(Never) -> Void = { _ in }
    return brokers(groups, silent)
  }

  /// Counts the five roles of each vertex between others that are not tied, telling how far it is.
  ///
  /// As ``brokerage(groups:)``.
  ///
  /// - Parameters:
  ///   - groups: The group of each vertex, any numbers.
  ///   - progress: Receives the share done, in 0..<1, about a hundred times a second at most; stops
  ///     the work by throwing.
  /// - Returns: One a vertex, in vertex order.
  /// - Throws: What `progress` throws.
  /// - Precondition: There is one group a vertex.
  /// - Complexity: O(sum over ties u to v of the length of v's row) time, O(V) space.
  public func brokerage(
    groups: [Int],
    progress: (Double) throws -> Void
  ) throws -> [Brokerage] {
    try brokers(groups, progress)
  }

  private func brokers<Failure: Error>(
    _ groups: [Int],
    _ progress: (Double) throws(Failure) -> Void
  ) throws(Failure) -> [Brokerage] {
    precondition(groups.count == vertexCount, "There must be one group per vertex")
    var counts = [Brokerage](repeating: Brokerage(), count: vertexCount)
    var telling = Telling()
    var mark = [UInt32](repeating: .max, count: vertexCount)
    for sender in 0..<vertexCount {
      let own = Vertex(sender)
      for slot in row(of: own) { mark[Int(targets[slot])] = own }
      mark[sender] = own
      var lastBroker = own
      for slot in row(of: own) where targets[slot] != own && targets[slot] != lastBroker {
        if slot & 7 == 0, let share = telling.due(Double(sender) / Double(vertexCount)) {
          try progress(share)
        }
        let broker = Int(targets[slot])
        lastBroker = targets[slot]
        var lastReceiver = Vertex.max
        for slot in row(of: lastBroker) where targets[slot] != lastReceiver {
          let receiver = Int(targets[slot])
          lastReceiver = targets[slot]
          // The broker itself is marked, being the sender's neighbour.
          guard mark[receiver] != own else { continue }
          counts[broker].add(groups[sender], groups[broker], groups[receiver])
        }
      }
    }
    return counts
  }
}

extension Brokerage {
  /// Counts one triple by the groups of sender, broker and receiver.
  fileprivate mutating func add(_ sender: Int, _ broker: Int, _ receiver: Int) {
    if sender == receiver {
      if sender == broker { coordinator &+= 1 } else { itinerant &+= 1 }
    } else if broker == receiver {
      gatekeeper &+= 1
    } else if sender == broker {
      representative &+= 1
    } else {
      liaison &+= 1
    }
  }
}
