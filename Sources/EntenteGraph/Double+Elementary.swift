#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Double {
  /// e raised to this power.
  var exponential: Double { exp(self) }

  /// The natural logarithm.
  var naturalLogarithm: Double { log(self) }

  /// The cube root.
  var cubeRoot: Double { cbrt(self) }
}
