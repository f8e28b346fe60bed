import Bytes
import SDGModel

/// Which column of a file holds what.
struct ColumnPlan {
  /// A column that breaks figures down.
  struct DimensionColumn {
    var column: Int
    /// Our id where the vocabulary knows the column, else the header itself.
    var id: String
    /// A statistical dimension: how a figure was made, not of whom it is.
    var isStatistical: Bool
  }

  let dialect: Dialect
  var fields: [DataField: Int] = [:]
  var dimensions: [DimensionColumn] = []
  /// Attribute columns of the input's own, kept with each row's note under their name.
  var attributes: [(column: Int, name: String)] = []

  func column(_ field: DataField) -> Int? { fields[field] }

  /// What a header cell is for in a dialect.
  enum Role: Equatable {
    case field(DataField)
    case dimension(Dimension)
    case national
    case unused

    var isBreakdown: Bool {
      switch self {
      case .dimension, .national: true
      case .field, .unused: false
      }
    }
  }
}

extension ColumnPlan {
  /// In our own format `dimension:Indicator` is a dimension whatever its name looks like.
  static let dimensionPrefix = "dimension:"

  /// The role of a column by its name.
  static func role(of name: String, in dialect: Dialect, vocabulary: Vocabulary) -> Role {
    if dialect.isTidy, name.hasPrefix(dimensionPrefix) { return .national }
    let key = ColumnName.fold(name)
    switch dialect {
    case .openSDG:
      if let field = openSDGFields[key] { return .field(field) }
      if openSDGUnused.contains(key) { return .unused }
      return dimension(named: name, vocabulary) ?? .national
    case .tidyCSV, .mapped, .recipe:
      if let field = tidyFields[key] { return .field(field) }
      if tidyUnused.contains(key) { return .unused }
    case .sdmxCSV, .sdmxML:
      if sdmxUnused.contains(key) { return .unused }
    case .unsdLong: break
    case .unsdWide, .unsdJSON:
      if wideUnused.contains(key) { return .unused }
    }
    let plain = dialect == .sdmxCSV ? String(name.prefix { $0 != ":" }) : name
    switch vocabulary.heading(named: plain) {
    case .dimension(let found): return .dimension(found)
    case .field(let field): return dialect.isTidy ? tidyRole(of: field) : .field(field)
    case .fieldLabel, .dimensionLabel: return .unused
    case nil: return .national
    }
  }

  private static func dimension(named name: String, _ vocabulary: Vocabulary) -> Role? {
    vocabulary.dimension(named: name).map { .dimension($0) }
  }

  /// In our own format a place name such as `county` is a category like any other; what describes
  /// a value is read under its other names too.
  private static func tidyRole(of field: DataField) -> Role {
    switch field {
    case .lowerBound, .upperBound, .standardError, .sampleSize, .numerator, .denominator, .unit,
      .unitMultiplier, .nature, .status, .source, .note, .seriesNote, .timeDetail, .timeCoverage,
      .basePeriod:
      .field(field)
    case .areaName, .parentArea, .parentAreaName: .national
    default: .unused
    }
  }

  private static let tidyFields: [String: DataField] = [
    "indicator": .indicator, "series": .series, "area": .area, "period": .period, "value": .value,
    "lower": .lowerBound, "upper": .upperBound, "se": .standardError, "n": .sampleSize,
    "numerator": .numerator, "denominator": .denominator, "unit": .unit,
    "multiplier": .unitMultiplier, "nature": .nature, "status": .status, "source": .source,
    "note": .note,
  ]

  /// What our own `observations.csv` adds to the layout: it is said by the source register when the
  /// file is read again.
  private static let tidyUnused: Set = ["maker", "sourceid", "publisherid"]

  /// The columns that Open SDG does not take for disaggregations, and SDMX attributes under their
  /// concepts. Every other column is one, even if it is called `Indicator` or `Source`.
  private static let openSDGFields: [String: DataField] = [
    "year": .period, "value": .value, "series": .series, "units": .unit, "unit": .unit,
    "unitmeasure": .unit, "unitmultiplier": .unitMultiplier, "unitmult": .unitMultiplier,
    "geocode": .area, "refarea": .area, "observationstatus": .status, "obsstatus": .status,
    "nature": .nature, "commentobs": .note, "commentts": .seriesNote, "sourcedetail": .source,
    "upperbound": .upperBound, "lowerbound": .lowerBound, "timedetail": .timeDetail,
    "timecoverage": .timeCoverage, "baseper": .basePeriod,
  ]

  private static let openSDGUnused: Set = ["datalastupdate", "progress"]
  /// What describes the area of a row once more, in country workbooks and in JSON, and the page that
  /// an interface gave it on.
  private static let wideUnused: Set = [
    "x", "y", "type", "iso3", "unmember", "countryprofile", "areaname", "level", "valuetype",
    "totalelements", "totalpages", "pagenumber", "size",
  ]

  private static let sdmxUnused: Set = ["structure", "structurename", "geoinfourl", "geoinfotype"]
}
