/// What the name of a series says beyond what is measured.
public enum SeriesName {
  /// The power of ten that a name ends with in brackets, `(millions of …)`; `nil` where it has none.
  public static func powerOfTen(in name: String) -> Int? {
    guard let open = name.lastIndex(of: "("), name.hasSuffix(")") else { return nil }
    let inside = name[name.index(after: open)...].lowercased()
    let words = [("thousand", 3), ("million", 6), ("billion", 9)]
    return words.first { inside.hasPrefix($0.0) }?.1
  }
}
