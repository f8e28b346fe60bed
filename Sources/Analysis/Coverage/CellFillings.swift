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
  }

  private(set) var byCell: [Key: [String: Filled]] = [:]
  private let asked: AskedPeriods

  init(periods: AskedPeriods) { asked = periods }

  mutating func add(_ figure: UsableFigures.Figure, to key: Key, isHeldBack: Bool = false) {
    guard let period = asked.period(of: figure.period.lastYear) else { return }
    if isHeldBack {
      guard !figure.maker.isCitizen else { return }
      byCell[key, default: [:]][figure.area, default: Filled()].heldBack.insert(period)
    } else if figure.maker == .citizen {
      byCell[key, default: [:]][figure.area, default: Filled()].citizens.insert(period)
    } else {
      byCell[key, default: [:]][figure.area, default: Filled()].official.insert(period)
    }
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
