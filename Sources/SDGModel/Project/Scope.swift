/// What the project is about: the facts of `whocounts.yaml` that more than one room needs.
public struct Scope: Sendable, Equatable {
  public var title: LocalText
  /// The country or other area that the dashboard is about.
  public var area: Area
  /// Parts of it, and other areas that data name.
  public var areas: [Area]
  /// Language tags; the first is the fallback.
  public var languages: [String]
  /// Nothing later is shown.
  public var asOf: Int
  /// Printed date, ISO; `nil` where the project gives none.
  public var publishedOn: String?
  /// A sentence that every page carries.
  public var notice: LocalText
  /// What citizen sources are judged by.
  public var criteria: QualityCriteria = .standard
  /// First year of the availability that is counted.
  public var since: Int
  /// A figure at most this many years old is fresh.
  public var freshYears: Int
  /// A figure of more years than this is old: with `asOf` 2019 and 5, before 2014.
  public var staleYears: Int
  /// Counts of persons below it are not shown; of groups marked as sensitive below the second.
  public var leastCount = 5
  public var leastSensitiveCount = 10
  public var groups: [PopulationGroup]
  public var required: [RequiredBreakdown]
  public var waived: [RequiredBreakdown]
  public var targets: [SeriesTarget]
  /// Indicator names of the project's own: national indicators, and translations.
  public var indicatorNames: [String: LocalText]
  /// Names of the project's own series.
  public var seriesNames: [String: LocalText]
  /// Names of categories that the vocabulary lacks, by dimension and category.
  public var categoryNames: [Breakdown.Part: LocalText]

  public init(title: LocalText, area: Area, languages: [String], asOf: Int) {
    self.title = title
    self.area = area
    self.areas = []
    self.languages = languages
    self.asOf = asOf
    publishedOn = nil
    notice = LocalText()
    since = Scope.baseline
    freshYears = Scope.standardFreshYears
    staleYears = Scope.standardStaleYears
    groups = []
    required = []
    waived = []
    targets = []
    indicatorNames = [:]
    seriesNames = [:]
    categoryNames = [:]
  }

  public static let standardFreshYears = 3
  public static let standardStaleYears = 5

  /// The year that the 2030 Agenda starts from.
  public static let baseline = 2015

  /// The first year that is not old.
  public var firstCurrentYear: Int { asOf - staleYears }

  /// The area with a code; the project's own among them.
  public func area(_ code: String) -> Area? {
    code == area.id ? area : areas.first { $0.id == code }
  }
}

/// What the project adds to the required breakdowns, or waives, with its reason.
public struct RequiredBreakdown: Sendable, Equatable {
  public var indicators: [String]
  public var dimensions: [String]
  public var areas: [String]
  public var reason: LocalText

  public init(
    indicators: [String], dimensions: [String], areas: [String] = [], reason: LocalText
  ) {
    self.indicators = indicators
    self.dimensions = dimensions
    self.areas = areas
    self.reason = reason
  }
}
