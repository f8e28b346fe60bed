/// What stands behind a cell of the matrix, in numbers that add up over cells.
///
/// Source: the tool's own metrics (frequency, comparability, uncertainty), as exact counts with their denominators.
public struct CellDepth: Sendable, Equatable {
  /// Distinct years with a figure of the group since the first year of availability.
  public var years = 0
  /// Pairs of figures that follow each other in one series, unit and breakdown; and those of them between which no
  /// break, other source or other nature lies.
  public var pairs = 0
  public var comparablePairs = 0
  /// Figures with a standard error, an interval or a number of persons asked; and those precise enough: a standard
  /// error of at most 30 per cent of the value, or at most 10 points to each side.
  public var withUncertainty = 0
  public var precise = 0

  public init() {}

  init(_ figures: [UsableFigures.Figure], since: Int) {
    years = Set(figures.map(\.period.lastYear).filter { $0 >= since }).count
    withUncertainty = figures.count(where: \.hasUncertainty)
    precise = figures.count(where: \.isPrecise)
    struct Line: Hashable {
      var series: String
      var unit: String
      var parts: String
    }
    let lines = Dictionary(grouping: figures) {
      Line(series: $0.series, unit: $0.unit, parts: $0.breakdown.text)
    }
    for line in lines.values {
      let sorted = line.sorted { $0.period < $1.period }
      for (earlier, later) in zip(sorted, sorted.dropFirst()) {
        pairs += 1
        if !later.isBreak, earlier.source == later.source, earlier.nature == later.nature {
          comparablePairs += 1
        }
      }
    }
  }

  static func + (a: CellDepth, b: CellDepth) -> CellDepth {
    var sum = a
    sum.years += b.years
    sum.pairs += b.pairs
    sum.comparablePairs += b.comparablePairs
    sum.withUncertainty += b.withUncertainty
    sum.precise += b.precise
    return sum
  }
}
