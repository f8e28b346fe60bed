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
  /// Indicators that are measured less often than every year.
  public var periodicities: [Periodicity] = []
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
  /// Codes of the series that it is about; none for all of the indicators.
  public var series: [String]
  public var dimensions: [String]
  /// Categories of the dimensions; none for all.
  public var categories: [String]
  /// Levels of area; none for the project's own.
  public var areas: [String]
  public var reason: LocalText

  public init(
    indicators: [String], dimensions: [String], areas: [String] = [], series: [String] = [],
    categories: [String] = [], reason: LocalText
  ) {
    self.indicators = indicators
    self.series = series
    self.dimensions = dimensions
    self.categories = categories
    self.areas = areas
    self.reason = reason
  }
}

/// How often an indicator is measured, where that is less than every year: a census of ten years is not old after six.
public struct Periodicity: Sendable, Equatable {
  public var indicators: [String]
  /// A figure is asked for every so many years.
  public var years: Int
  public var reason: LocalText

  public init(indicators: [String], years: Int, reason: LocalText) {
    (self.indicators, self.years, self.reason) = (indicators, years, reason)
  }
}

extension Scope {
  /// Every how many years a figure of an indicator is asked for; 1 where the project says nothing.
  public func periodicity(of indicator: String) -> Int {
    periodicities.first { $0.indicators.contains(indicator) }?.years ?? 1
  }

  /// A figure of the indicator at most this many years old is fresh: the project's years, or its periodicity, where that is longer.
  public func freshYears(of indicator: String) -> Int {
    max(freshYears, periodicity(of: indicator))
  }

  /// A figure of more years than this is old: as long after it has ceased to be fresh as for other indicators.
  public func staleYears(of indicator: String) -> Int {
    freshYears(of: indicator) + staleYears - freshYears
  }

  /// The first year of an indicator that is not old.
  public func firstCurrentYear(of indicator: String) -> Int { asOf - staleYears(of: indicator) }
}
