/// A dimension by which figures are broken down.
public struct Dimension: Sendable, Equatable, Identifiable {
  public enum Kind: String, Sendable {
    /// A characteristic of persons: sex, age, disability.
    case person
    /// Where people live or a thing stands, below the reference area: urban and rural, a city.
    case place
    /// Something that is not about people: product, hazard.
    case thing
    /// How the figure was made: frequency, bounds.
    case statistical
  }

  /// Our id, which breakdowns carry: `sex`, `location`.
  public let id: String
  /// The dimension of the SDG data structure: `SEX`. Several of ours share
  /// `COMPOSITE_BREAKDOWN`. `nil` where the structure has none.
  public let concept: String?
  /// English.
  public let name: String
  public let kind: Kind
  /// Whether its categories are groups of people.
  public let describesPeople: Bool
  /// Whether the 2030 Agenda names it for all figures on people (paragraph 74 (g), target 17.18).
  public let isChapeau: Bool
  /// Whether its categories have an order, the most disadvantaged or youngest first.
  public let isOrdered: Bool
  /// Whether categories beyond the listed ones are to be expected.
  public let isOpen: Bool
  /// Whether the words of its categories say by themselves what they are, in whatever column they
  /// stand: "with disabilities", "rural".
  public let isTelling: Bool
}

/// A category of a dimension.
public struct Category: Sendable, Equatable {
  /// Id of the dimension it belongs to. It may be another than the one asked for: a code found in a
  /// column of composite breakdowns belongs to the dimension that it describes.
  public let dimension: String
  /// The SDMX code, or our own where SDMX has none.
  public let code: String
  /// English.
  public let name: String
  /// Whether it stands for all categories together.
  public let isTotal: Bool
  /// Whether a full breakdown by the dimension has it at least: both sexes, all five quintiles.
  public let isOfFullBreakdown: Bool

  init(
    dimension: String, code: String, name: String, isTotal: Bool, isOfFullBreakdown: Bool = false
  ) {
    (self.dimension, self.code, self.name) = (dimension, code, name)
    (self.isTotal, self.isOfFullBreakdown) = (isTotal, isOfFullBreakdown)
  }
}

/// What a column of a data file holds besides a dimension.
public enum DataField: String, Sendable, CaseIterable {
  case goal, target, indicator, series, seriesName, release
  case area, areaName, parentArea, parentAreaName
  case period, timeDetail, timeCoverage, basePeriod
  case value, valueDetail, upperBound, lowerBound, standardError, sampleSize, numerator, denominator
  case unit, unitMultiplier, nature, status, confidentiality
  case source, note, seriesNote, geoInfoAddress, geoInfoType, customLabel, lastUpdate
  case dataflow, structure, action, latestYear, latestValue
}

/// What a column name says that the column holds.
public enum Heading: Sendable, Equatable {
  case field(DataField)
  /// The description that stands beside the codes of a field, such as `unitsDesc`.
  case fieldLabel(DataField)
  /// Codes or names of a dimension's categories.
  case dimension(Dimension)
  /// The names that stand beside the codes of a dimension, such as `sexDesc`.
  case dimensionLabel(Dimension)
}

/// A unit of measure.
public struct UnitInfo: Sendable, Equatable, Identifiable {
  public enum Kind: String, Sendable {
    case share, rate, ratio, count, money, index, physical, yesNo
  }

  /// The SDMX code: `PT`.
  public let code: String
  /// English.
  public let name: String
  /// What may be printed behind a number, `%`; empty where only the name will do.
  public let symbol: String
  public let kind: Kind
  public var id: String { code }
}

/// How a text for a unit reads: a unit, and what the text adds to it.
public struct UnitReading: Sendable, Equatable {
  public let unit: UnitInfo
  /// 6 for "millions of …".
  public let powerOfTen: Int
  /// The year whose prices the text names, as in "constant 2015 United States dollars". Figures in
  /// prices of different years are not comparable, though their unit has one code.
  public let basePeriod: Int?
}
