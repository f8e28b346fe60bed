/// What is known of a required cell, an indicator and a group, and how good it is: exactly one class of each cell, the
/// first in this order that applies.
///
/// The first nine say that something is missing, the next four that something is there and weak. A figure that is held
/// back to protect people is no gap that anybody should fill.
///
/// Source: the tool's own order (no framework prescribes one); natures and statuses are SDMX's.
public enum CoverageClass: String, Sendable, CaseIterable {
  /// The indicator cannot count the group, or the project waives it.
  case notApplicable
  /// Figures of the group are there, and held back.
  case suppressed
  /// No figure of any kind for the indicator.
  case noFigure
  /// All figures are modelled or forecast: nobody was asked.
  case onlyModelled
  /// All figures are made by global monitoring, from what the country did not compute itself.
  case onlyGlobal
  /// All figures are of citizens.
  case onlyCitizen
  /// Figures for everybody, and none that tells the group's dimension apart.
  case onlyTotal
  /// The group's dimension is told apart, and the group is in no figure.
  case otherCategories
  /// The project asks for areas, and the group has figures of the whole alone, or of some areas.
  case notByArea
  /// The latest figure is older than the project calls current.
  case old
  /// One year alone: no change can be told.
  case singlePoint
  /// Between the two latest years stands a break or another definition.
  case broken
  /// No figure has a standard error, an interval or a number of persons asked.
  case noUncertainty
  case covered
}

extension CoverageClass {
  /// What a cell is classified by.
  struct Evidence {
    /// Figures of the group, and of the indicator in all.
    var own: FigureSummary
    var all: FigureSummary
    /// Whether figures of the group are held back.
    var hasSuppressed = false
    /// Whether the group's dimension has categories beside the total.
    var hasOtherCategories = false
    /// Whether areas are asked for and an area has no figure of the group.
    var lacksAreas = false
    /// The first year that is current.
    var firstCurrentYear: Int
  }

  init(_ evidence: Evidence) {
    let own = evidence.own
    self =
      if own.isEmpty && evidence.hasSuppressed {
        .suppressed
      } else if let origin = CoverageClass.origin(own.isEmpty ? evidence.all : own) {
        origin
      } else if own.isEmpty {
        evidence.hasOtherCategories ? .otherCategories : .onlyTotal
      } else if evidence.lacksAreas {
        .notByArea
      } else {
        CoverageClass.quality(own, firstCurrentYear: evidence.firstCurrentYear)
      }
  }

  /// Who made all the figures, where that leaves something to be wished for.
  private static func origin(_ figures: FigureSummary) -> CoverageClass? {
    if figures.isEmpty { return .noFigure }
    if figures.isModelled { return .onlyModelled }
    if figures.isGlobal { return .onlyGlobal }
    return figures.isOfCitizens ? .onlyCitizen : nil
  }

  private static func quality(_ own: FigureSummary, firstCurrentYear: Int) -> CoverageClass {
    guard let latest = own.latestYear, latest >= firstCurrentYear else { return .old }
    if own.years.count == 1 { return .singlePoint }
    if own.isBroken { return .broken }
    return own.hasUncertainty ? .covered : .noUncertainty
  }
}
