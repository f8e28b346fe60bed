import SDGModel

/// What citizen sources see that no official source sees.
///
/// A *line* is one series with one breakdown in one area: what would be drawn as one curve. A
/// citizen source adds to it where no official measurement stands, or an older one.
public struct CitizenContribution: Sendable, Equatable {
  /// Lines that only citizens measured, or measured last, with figures that count.
  public var lines: [Line]
  /// The same with figures that are shown beside official ones and count nowhere.
  public var alongside: [Line]

  public struct Line: Sendable, Equatable {
    public var indicator: String
    public var series: String
    public var area: String
    public var breakdown: Breakdown
    /// Ids of the citizen sources, sorted.
    public var sources: [String]
    /// Latest year with citizens' figures.
    public var latestWith: Int
    /// Latest year without them; `nil` where nothing would be known.
    public var latestWithout: Int?
    /// Whether the official record has taken the figure over.
    public var isAdopted: Bool

    public init(
      indicator: String, series: String, area: String, breakdown: Breakdown, sources: [String],
      latestWith: Int, latestWithout: Int?, isAdopted: Bool
    ) {
      self.indicator = indicator
      self.series = series
      self.area = area
      self.breakdown = breakdown
      self.sources = sources
      self.latestWith = latestWith
      self.latestWithout = latestWithout
      self.isAdopted = isAdopted
    }
  }

  public init(lines: [Line], alongside: [Line] = []) {
    self.lines = lines
    self.alongside = alongside
  }

  public func lines(ofIndicator indicator: String) -> [Line] {
    lines.filter { $0.indicator == indicator }
  }

  public func lines(ofSource source: String) -> [Line] {
    lines.filter { $0.sources.contains(source) }
  }
}
