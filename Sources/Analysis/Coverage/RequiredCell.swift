import SDGModel

/// What is asked of one series, breakdown and level of area, and how much of it figures fill.
///
/// What is counted is an area in a period of the indicator's periodicity: with figures asked for every year since 2015, a
/// province of 2019 is one. Nothing is asked of a series that a project has no figure of: where an indicator has none
/// at all, one cell without a series stands for it.
///
/// Source: the minimum disaggregation set of the IAEG-SDGs for what is asked; the count itself is the tool's own.
public struct RequiredCell: Sendable, Equatable {
  public var indicator: String
  /// Blank where no figure of the indicator counts, and where its series has no code.
  public var series: String
  /// What has to be told apart: a dimension, or several at once; none for a figure at all.
  public var dimensions: [String]
  /// The category of the dimension; none for a group that is known in other forms than one category, and where a dimension
  /// is asked for and no category of it is known.
  public var categories: [String]
  /// Ids of the project's population groups that it is about, in the project's order.
  public var groups: [String]
  /// Level of area: the project's own, or one of its `areas.csv`.
  public var level: String
  public var requirement: Requirement
  /// Whether the project waives it: nothing is asked then.
  public var isWaived: Bool
  /// Why the project asks for it, or waives it; empty where it says nothing.
  public var reason: LocalText
  /// How good what is known is, or what is missing; below the project's own level, of all its areas together.
  public var `class` = CoverageClass.noFigure
  /// How many areas it is asked of.
  public var areas: Int
  /// The periods that it is asked for, the earliest first.
  public var periods: [Filling]

  /// How many areas have a figure of one period.
  public struct Filling: Sendable, Equatable {
    public var firstYear: Int
    public var lastYear: Int
    /// From official statistics, figures included that they took over from citizens.
    public var official = 0
    /// From citizens who may fill gaps.
    public var citizens = 0
    /// From either.
    public var any = 0
    /// Held back, with no other figure of official statistics: protection, and so no gap that citizens could fill.
    public var heldBack = 0

    public init(firstYear: Int, lastYear: Int) {
      (self.firstYear, self.lastYear) = (firstYear, lastYear)
    }
  }

  /// How many areas and periods are asked for.
  public var asked: Int { isWaived ? 0 : areas * periods.count }
  public var official: Int { sum(\.official) }
  public var with: Int { sum(\.any) }
  public var heldBack: Int { sum(\.heldBack) }
  public var gain: Int { with - official }

  private func sum(_ part: (Filling) -> Int) -> Int {
    isWaived ? 0 : periods.reduce(0) { $0 + part($1) }
  }
}

/// Required cells of some kind taken together, each count with what it is of.
public struct RequiredTally: Sendable, Equatable {
  public var cells = 0
  public var asked = 0
  public var official = 0
  public var with = 0
  public var heldBack = 0

  public var gain: Int { with - official }

  public init() {}

  public init(_ cells: some Sequence<RequiredCell>) {
    for cell in cells where !cell.isWaived {
      self.cells += 1
      asked += cell.asked
      official += cell.official
      with += cell.with
      heldBack += cell.heldBack
    }
  }

  /// By level of area, in the order in which levels come first.
  public static func byLevel(_ cells: [RequiredCell]) -> [(level: String, tally: RequiredTally)] {
    var order: [String] = []
    for cell in cells where !order.contains(cell.level) { order.append(cell.level) }
    let groups = Dictionary(grouping: cells, by: \.level)
    return order.map { ($0, RequiredTally(groups[$0] ?? [])) }
  }

  /// By year, the earliest first. A period of several years counts in its last.
  public static func byYear(_ cells: [RequiredCell]) -> [(year: Int, tally: RequiredTally)] {
    var found: [Int: RequiredTally] = [:]
    for cell in cells where !cell.isWaived {
      for period in cell.periods {
        var tally = found[period.lastYear] ?? RequiredTally()
        tally.cells += 1
        tally.asked += cell.areas
        tally.official += period.official
        tally.with += period.any
        tally.heldBack += period.heldBack
        found[period.lastYear] = tally
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
