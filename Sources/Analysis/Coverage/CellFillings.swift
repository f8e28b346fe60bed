import SDGModel

/// Which areas and periods the figures of one series fill, by what is told apart.
///
/// A figure fills the cell of a category only where it tells it apart from another category or the total, as in
/// ``DistinguishingFigures``; a figure of two dimensions fills the cells of each.
struct CellFillings {
  /// A category of a dimension, or a population group with the dimensions that tell it apart.
  struct Key: Hashable {
    var dimensions: [String]
    var categories: [String]
    var group = ""

    static let total = Key(dimensions: [], categories: [])

    init(dimensions: [String], categories: [String]) {
      (self.dimensions, self.categories) = (dimensions, categories)
    }

    init(_ group: PopulationGroup) {
      (dimensions, categories, self.group) = (group.dimensions, [], group.id)
    }
  }

  /// Of one cell and one area: the periods filled, by their number.
  struct Filled {
    var official: Set<Int> = []
    var citizens: Set<Int> = []
    var heldBack: Set<Int> = []
    /// Figures of any year, for the class of the cell.
    var figures = FigureSummary()
    var hasHeldBack = false
  }

  private var byCell: [Key: [String: Filled]] = [:]
  private let asked: AskedPeriods

  init(periods: AskedPeriods) { asked = periods }

  mutating func add(_ figure: UsableFigures.Figure, to key: Key, isHeldBack: Bool = false) {
    byCell[key, default: [:]][figure.area, default: Filled()].add(
      figure, period: asked.period(of: figure.period.lastYear), isHeldBack: isHeldBack)
  }

  /// What a class has to know of a cell in some areas: a level of which an area has no figure is not told by area.
  func evidence(_ key: Key, areas: Set<String>, firstCurrentYear: Int) -> CoverageClass.Evidence {
    func summary(_ key: Key) -> (figures: FigureSummary, areas: Int, isHeldBack: Bool) {
      var (found, count, isHeldBack) = (FigureSummary(), 0, false)
      for (area, filled) in byCell[key] ?? [:] where areas.contains(area) {
        found.add(filled.figures)
        if !filled.figures.isEmpty { count += 1 }
        isHeldBack = isHeldBack || filled.hasHeldBack
      }
      return (found, count, isHeldBack)
    }
    let own = summary(key)
    let others = byCell.keys.contains { other in
      other != key && other.group.isEmpty && !other.dimensions.isEmpty
        && Set(other.dimensions).isSubset(of: key.dimensions)
        && !summary(other).figures.isEmpty
    }
    return CoverageClass.Evidence(
      own: own.figures, all: summary(.total).figures, hasSuppressed: own.isHeldBack,
      hasOtherCategories: others, lacksAreas: own.areas < areas.count,
      firstCurrentYear: firstCurrentYear)
  }

  /// What the areas of a level have of a cell.
  func periods(_ key: Key, areas: Set<String>) -> [RequiredCell.Filling] {
    var periods = asked.periods.map {
      RequiredCell.Filling(firstYear: $0.lowerBound, lastYear: $0.upperBound)
    }
    for (area, filled) in byCell[key] ?? [:] where areas.contains(area) {
      let heldBack = filled.heldBack.subtracting(filled.official)
      for period in filled.official { periods[period].official += 1 }
      for period in heldBack { periods[period].heldBack += 1 }
      let citizens = filled.citizens.subtracting(heldBack)
      for period in citizens { periods[period].citizens += 1 }
      for period in filled.official.union(citizens) { periods[period].any += 1 }
    }
    return periods
  }
}

extension CellFillings.Filled {
  fileprivate mutating func add(
    _ figure: UsableFigures.Figure, period: Int?, isHeldBack: Bool
  ) {
    guard !isHeldBack else {
      hasHeldBack = true
      if let period, !figure.maker.isCitizen { heldBack.insert(period) }
      return
    }
    figures.add(figure)
    guard let period else { return }
    if figure.maker == .citizen {
      citizens.insert(period)
    } else {
      official.insert(period)
    }
  }
}

/// The periods in which a figure is asked for: every so many years from the first year of availability to the year that
/// the project speaks for.
///
/// Formula: ⌊(last − first) / years⌋ + 1 periods.
struct AskedPeriods: Equatable {
  let first: Int
  let last: Int
  let years: Int

  init(first: Int, last: Int, years: Int = 1) {
    (self.first, self.last, self.years) = (first, last, max(1, years))
  }

  /// None where the project speaks for a year before the first.
  var count: Int { last < first ? 0 : (last - first) / years + 1 }

  func period(of year: Int) -> Int? {
    year < first || year > last ? nil : (year - first) / years
  }

  var periods: [ClosedRange<Int>] {
    (0..<count).map { first + $0 * years...min(last, first + ($0 + 1) * years - 1) }
  }
}
