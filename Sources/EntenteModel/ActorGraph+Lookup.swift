extension ActorGraph {
  /// The position of an actor by identifier, name, alias or code, ignoring case.
  ///
  /// An identifier wins over names and aliases, and these over codes.
  ///
  /// - Parameter name: What the actor is called.
  /// - Returns: A position in `actors`.
  /// - Throws: ``EntenteError`` of code `unknownActor`, with the nearest name, or `ambiguousName`.
  /// - Complexity: O(A) for A actors.
  public func actorIndex(_ name: String) throws(EntenteError) -> Int {
    let typed = name.lowercased()
    if let index = actors.firstIndex(where: { $0.id.lowercased() == typed }) { return index }
    let named = actors.indices.filter { index in
      actors[index].name.lowercased() == typed
        || actors[index].aliases.contains { $0.lowercased() == typed }
    }
    let found =
      named.isEmpty
      ? actors.indices.filter { actors[$0].codes.values.contains { $0.lowercased() == typed } }
      : named
    guard let first = found.first else { throw .unknownActor(name, in: self) }
    guard found.count == 1 else {
      throw .ambiguousName(name, candidates: found.map { actors[$0].id })
    }
    return first
  }

  /// The position of a layer.
  ///
  /// - Parameter name: Its identifier.
  /// - Returns: A position in `layers`.
  /// - Throws: ``EntenteError`` of code `unknownLayer`.
  public func layerIndex(_ name: String) throws(EntenteError) -> Int {
    guard let index = layers.firstIndex(where: { $0.id == name }) else {
      throw .unknownLayer(name, in: self)
    }
    return index
  }

  /// The position of a source.
  ///
  /// - Parameter name: Its identifier.
  /// - Returns: A position in `sources`.
  /// - Throws: ``EntenteError`` of code `unknownSource`.
  public func sourceIndex(_ name: String) throws(EntenteError) -> Int {
    guard let index = sources.firstIndex(where: { $0.id == name }) else {
      throw .unknownSource(name, in: self)
    }
    return index
  }

  /// The position of a claim.
  ///
  /// - Parameter name: Its identifier, or `#` and its position from 1.
  /// - Returns: A position in `claims`.
  /// - Throws: ``EntenteError`` of code `unknownClaim`.
  /// - Complexity: O(C) for C claims.
  public func claimIndex(_ name: String) throws(EntenteError) -> Int {
    if name.hasPrefix("#"), let number = Int(name.dropFirst()), number > 0, number <= claims.count {
      return number - 1
    }
    guard let text = claims.texts.firstIndex(of: name), text > 0,
      let index = claims.id.firstIndex(of: UInt32(text))
    else { throw .unknownClaim(name, in: self) }
    return index
  }
}
