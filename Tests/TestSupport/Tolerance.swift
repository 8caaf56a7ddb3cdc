/// Whether two numbers agree within 1e-9, absolute and relative.
public func isClose(_ first: Double, _ second: Double, _ tolerance: Double = 1e-9) -> Bool {
  first == second
    || first.isFinite && second.isFinite
      && (first - second).magnitude <= tolerance * max(1, first.magnitude, second.magnitude)
}

/// Whether two lists agree within 1e-9.
public func isClose(_ first: [Double], _ second: [Double], _ tolerance: Double = 1e-9) -> Bool {
  first.count == second.count && zip(first, second).allSatisfy { isClose($0, $1, tolerance) }
}
