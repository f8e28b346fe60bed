/// The breakdowns that the framework's own texts ask of each indicator: the minimum disaggregation
/// set, "the dimensions named in the indicator or in its target".
public struct RequiredBreakdowns: Sendable {
  /// Where a dimension is named.
  public enum Naming: String, Sendable, Comparable {
    case target, indicator, both

    private var rank: Int {
      switch self {
      case .target: 0
      case .indicator: 1
      case .both: 2
      }
    }
    public static func < (a: Naming, b: Naming) -> Bool { a.rank < b.rank }
  }

  public struct Requirement: Sendable, Equatable {
    public let indicator: String
    /// Id of the dimension; `other` where the words ask for one that has no name here.
    public let dimension: String
    public let namedIn: Naming
  }

  /// What the indicator counts, in words of the framework.
  public struct Population: Sendable, Equatable {
    /// Whether the breakdowns that the 2030 Agenda names for all figures on people apply to it
    /// "where relevant".
    public let isPeopleBased: Bool
    /// The group that is its denominator, and so is no breakdown of it: `newborns`; empty for none.
    public let fixedPopulation: String
    /// The same group as far as dimensions can say it, `sex:F;age:15-49`; empty where they cannot.
    public let fixedBreakdown: String
    /// The words after "by" in its title; empty for none. A hint, cut out by a pattern.
    public let byClause: String
  }

  private var requirements: [String: [Requirement]] = [:]
  private var populations: [String: Population] = [:]
  /// Every requirement, in framework order.
  public let all: [Requirement]

  private static let cached = ReferenceFolder.load { (folder) throws(ReferenceError) in
    try load(from: folder)
  }

  /// The list that comes with the program, read once.
  public static func standard() throws(ReferenceError) -> RequiredBreakdowns { try cached.get() }

  /// Reads the list from a folder.
  public static func load(from folder: String) throws(ReferenceError) -> RequiredBreakdowns {
    try RequiredBreakdowns(folder: folder)
  }

  private init(folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "required-breakdowns", in: folder, columns: ["indicator", "dimension", "namedIn"])
    var all: [Requirement] = []
    for row in table.rows {
      all.append(
        Requirement(
          indicator: table[row, "indicator"], dimension: table[row, "dimension"],
          namedIn: try table.word(row, "namedIn")))
    }
    self.all = all
    requirements = Dictionary(grouping: all, by: \.indicator)
    let people = try ReferenceTable(
      "populations", in: folder,
      columns: [
        "indicator", "peopleBased", "fixedPopulation", "fixedBreakdown", "byClause",
      ])
    for row in people.rows {
      populations[people[row, "indicator"]] = Population(
        isPeopleBased: people.flag(row, "peopleBased"),
        fixedPopulation: people[row, "fixedPopulation"],
        fixedBreakdown: people[row, "fixedBreakdown"], byClause: people[row, "byClause"])
    }
  }

  /// The dimensions that an indicator must be broken down by; empty where none is named.
  public func requirements(of indicator: String) -> [Requirement] {
    requirements[IndicatorCode(indicator).text] ?? []
  }

  /// What the indicator counts; `nil` where the list has nothing on it.
  public func population(of indicator: String) -> Population? {
    populations[IndicatorCode(indicator).text]
  }

  /// Whether the indicator is about people, so that the 2030 Agenda's breakdowns apply.
  public func isPeopleBased(_ indicator: String) -> Bool {
    population(of: indicator)?.isPeopleBased ?? false
  }
}
