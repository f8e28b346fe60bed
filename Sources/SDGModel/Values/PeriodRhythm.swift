extension Period {
  /// How often figures of such periods come. Figures of one rhythm make a line; a year and its months make two.
  public enum Rhythm: UInt8, Sendable, CaseIterable, Comparable {
    /// A year or several.
    case yearly
    case quarterly
    case monthly
    /// Days, or a time of less than a year between two of them.
    case daily

    public static func < (a: Rhythm, b: Rhythm) -> Bool { a.rawValue < b.rawValue }
  }

  public var rhythm: Rhythm {
    switch kind {
    case .year, .splitYear, .years: .yearly
    case .quarter: .quarterly
    case .month: .monthly
    case .day: .daily
    case .days: dayCount >= 365 ? .yearly : .daily
    }
  }
}
