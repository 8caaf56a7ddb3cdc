extension Crew {
  /// How many pieces to cut a work of some steps into: enough to share it out evenly and to stop it
  /// soon, whatever the number of threads.
  func pieces(_ steps: Int) -> Int { max(1, min(256, steps / 40_000)) }
}
