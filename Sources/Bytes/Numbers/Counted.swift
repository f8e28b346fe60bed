/// Numbers of things in the tool's own English messages; pages have a catalogue of their own.
public enum Counted {
  /// `1 figure`, `2 figures`, `0 figures`.
  ///
  /// - Parameter many: the plural where an `s` does not make it.
  public static func text(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
