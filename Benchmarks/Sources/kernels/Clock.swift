/// The milliseconds that something takes.
func milliseconds<Answer>(_ body: () throws -> Answer) rethrows -> (Double, Answer) {
  let clock = ContinuousClock()
  let start = clock.now
  let answer = try body()
  return ((clock.now - start) / .milliseconds(1), answer)
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

/// A number with three decimals.
func decimal(_ value: Double) -> String {
  let thousandths = Int((value * 1000).rounded())
  return "\(thousandths / 1000)." + String("\(1000 + thousandths % 1000)".dropFirst())
}
