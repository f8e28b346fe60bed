import SDGModel

/// What is known of one population group by one indicator.
public enum CoverageState: String, Sendable, CaseIterable {
  /// A figure of a current year, from official sources alone.
  case official
  /// Figures of current years from official sources and from citizens, or collected by citizens
  /// and published as official.
  case both
  /// A figure of a current year, from citizens alone, who may fill gaps by a recorded decision.
  case citizen
  /// The latest figure is older than the project calls current.
  case old
  /// No figure. (Not called `none`, which an optional state would take for its own.)
  case notCounted = "none"
  /// The indicator is not about people, or cannot apply to the group.
  case notApplicable

  /// Whether somebody is counted by a figure of a current year.
  public var isCounted: Bool { self == .official || self == .both || self == .citizen }
}

/// One cell of the matrix: an indicator and a population group.
public struct CoverageCell: Sendable, Equatable {
  public var indicator: String
  public var group: String
  public var state: CoverageState
  /// How good what is known is, or what is missing.
  public var `class` = CoverageClass.noFigure
  /// Latest year with a figure of the group from any source.
  public var latestYear: Int?
  public var latestOfficialYear: Int?
  public var latestCitizenYear: Int?
  /// Latest year of a figure that is shown beside and counts nowhere: a citizen source without a
  /// decision that lets it fill gaps, one by another definition, or research.
  public var latestAlongsideYear: Int?
  /// Ids of the sources whose figures count, sorted.
  public var sources: [String]
  /// Whether official statistics have a figure of a current year, one that they took over from citizens included.
  public var hasCurrentOfficial = false
  /// Ids of the citizen sources that have one, and may fill gaps, sorted.
  public var currentCitizens: [String] = []
  /// Number of usable figures of the group.
  public var figures: Int
  /// Ids of citizen sources whose figures of the group stand beside and count nowhere, sorted.
  public var alongsideSources: [String] = []
  /// How good what is known is, in numbers.
  public var depth = CellDepth()
  /// Series that hold them, sorted.
  public var series: [String]

  public init(indicator: String, group: String, state: CoverageState) {
    self.indicator = indicator
    self.group = group
    self.state = state
    sources = []
    figures = 0
    series = []
  }
}

/// An indicator with its cells, one per population group in the project's order.
public struct CoverageRow: Sendable, Equatable {
  public var indicator: String
  /// Whether this is the indicator's first place in the framework. An indicator that is listed
  /// under several targets counts once.
  public var isFirstListing: Bool
  /// Whether the indicator is about people at all; where not, every cell is not applicable.
  public var isAboutPeople: Bool
  /// What is known in total, whatever the breakdown.
  public var total: CoverageCell
  public var cells: [CoverageCell]

  public init(
    indicator: String, isFirstListing: Bool = true, isAboutPeople: Bool, total: CoverageCell,
    cells: [CoverageCell]
  ) {
    self.indicator = indicator
    self.isFirstListing = isFirstListing
    self.isAboutPeople = isAboutPeople
    self.total = total
    self.cells = cells
  }
}

/// Indicator × population group, from values and years, never from column names.
public struct CoverageMatrix: Sendable, Equatable {
  /// Ids of the groups, in the project's order.
  public var groups: [String]
  /// All indicators of the framework and of the data, in the framework's order.
  public var rows: [CoverageRow]

  public init(groups: [String], rows: [CoverageRow]) {
    self.groups = groups
    self.rows = rows
  }

  public func row(_ indicator: String) -> CoverageRow? {
    rows.first { $0.indicator == indicator }
  }

  public func cell(_ indicator: String, _ group: String) -> CoverageCell? {
    row(indicator)?.cells.first { $0.group == group }
  }

  /// How many indicators are in each state for a group, each counted once.
  public func counts(ofGroup group: String) -> [CoverageState: Int] {
    guard let column = groups.firstIndex(of: group) else { return [:] }
    var result: [CoverageState: Int] = [:]
    for row in rows where row.isFirstListing {
      result[row.cells[column].state, default: 0] += 1
    }
    return result
  }

  /// How many indicators are in each state whatever the breakdown, each counted once.
  public var totalCounts: [CoverageState: Int] {
    var result: [CoverageState: Int] = [:]
    for row in rows where row.isFirstListing { result[row.total.state, default: 0] += 1 }
    return result
  }

  /// Indicators that can count the group: the denominator of every share.
  public func applicable(toGroup group: String) -> Int {
    let counts = counts(ofGroup: group)
    return counts.values.reduce(0, +) - (counts[.notApplicable] ?? 0)
  }

  /// What citizen sources add to what official statistics count now: over every indicator, each counted once, and
  /// every group that it can count.
  public var contribution: MarginalContribution<String> { contribution { _, _ in true } }

  /// The same of some sources alone, such as those of one tier.
  ///
  /// - Parameter counts: whether a source counts for an indicator.
  public func contribution(
    where counts: (_ source: String, _ indicator: String) -> Bool
  ) -> MarginalContribution<String> {
    var asked = Set<String>()
    var official = Set<String>()
    var sources: [String: Set<String>] = [:]
    for row in rows where row.isFirstListing {
      for cell in row.cells where cell.state != .notApplicable {
        let place = "\(cell.indicator)/\(cell.group)"
        asked.insert(place)
        if cell.hasCurrentOfficial { official.insert(place) }
        for source in cell.currentCitizens where counts(source, cell.indicator) {
          sources[source, default: []].insert(place)
        }
      }
    }
    return MarginalContribution(asked: asked, official: official, sources: sources)
  }

  /// By how much citizens' figures are later than the latest that no citizens made: over all cells that have both, the
  /// cells where they are, and their years together.
  public var recencyGain: (cells: Int, years: Int) {
    let gains = rows.filter(\.isFirstListing).flatMap(\.cells).compactMap { cell -> Int? in
      guard let official = cell.latestOfficialYear, let citizen = cell.latestCitizenYear,
        citizen > official
      else { return nil }
      return citizen - official
    }
    return (gains.count, gains.reduce(0, +))
  }

  /// Groups that no current official figure counts, and a citizens' one does: without them nobody would see these people.
  public var newlyVisible: [String] {
    groups.indices.filter { column in
      let cells = rows.filter(\.isFirstListing).map { $0.cells[column] }
      return !cells.contains(where: \.hasCurrentOfficial)
        && cells.contains { !$0.currentCitizens.isEmpty }
    }.map { groups[$0] }
  }

  /// Groups with a current figure on fewer than a third of the indicators that can count them: they are hardly counted
  /// at all, and so are their people, whom no share of indicators shows.
  public var uncounted: [String] {
    groups.filter { group in
      let counts = counts(ofGroup: group)
      let counted = CoverageState.allCases.filter(\.isCounted).reduce(0) { $0 + (counts[$1] ?? 0) }
      let asked = applicable(toGroup: group)
      return asked > 0 && 3 * counted < asked
    }
  }

  /// How many cells are in each class, indicators that are listed in several places counted once.
  public var classes: [CoverageClass: Int] {
    rows.filter(\.isFirstListing).flatMap(\.cells).reduce(into: [:]) {
      $0[$1.class, default: 0] += 1
    }
  }
}
