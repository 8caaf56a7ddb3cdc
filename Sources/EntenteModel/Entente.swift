/// The engine itself.
public enum Entente {
  /// Its version, as the program shows it and snapshots keep it.
  public static let version = "0.1.0"
}
