/// Means and variances of plain lists.
public enum Moments {
  public static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : CompensatedSum.of(values) / Double(values.count)
  }

  /// Σ(x − m)²/(n − 1); `nil` for fewer than two values.
  public static func sampleVariance(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values) else { return nil }
    return CompensatedSum.of(values.map { ($0 - mean) * ($0 - mean) }) / Double(values.count - 1)
  }
}
