/// How a data file is laid out. Told from the header, never from the file's name.
public enum Dialect: String, Sendable, CaseIterable {
  /// Our own: `indicator|series`, `period`, `value`, any dimension columns.
  case tidyCSV = "tidy-csv"
  /// SDMX-CSV 1.0 or 2.0 of the SDG data structure.
  case sdmxCSV = "sdmx-csv"
  /// The global database's extracts, one row a value, columns bracketed or not.
  case unsdLong = "unsd-long"
  /// The global database's country workbooks and series files, a column a year.
  case unsdWide = "unsd-wide"
  /// The global database's series files and pages of its public interface.
  case unsdJSON = "unsd-json"
  /// SDMX-ML data messages, generic or structure-specific.
  case sdmxML = "sdmx-ml"
  /// One file an indicator: `Year` … `Value`.
  case openSDG = "open-sdg"
  /// A table of a national workbook or text file, read by the project's mapping for it.
  case mapped = "mapped"
  /// Single records, read by the project's recipe for them.
  case recipe = "recipe"

  /// Whether its columns are those of our own tidy layout.
  var isTidy: Bool { self == .tidyCSV || self == .mapped || self == .recipe }
}

extension Readers {
  /// The dialect of a header, or `nil` where it has the columns of none.
  ///
  /// Letter case, brackets, blanks, hyphens and underscores in column names do not count.
  public static func recognise(header: [String]) -> Dialect? {
    let names = Set(header.map(ColumnName.fold))
    func has(_ name: String) -> Bool { names.contains(name) }
    if has("obsvalue"), has("timeperiod") { return .sdmxCSV }
    if has("value"), has("timeperiod") || has("timeperiodstart"),
      has("seriescode") || has("indicator") || has("series")
    {
      return .unsdLong
    }
    if has("value"), has("period"), has("indicator") || has("series") { return .tidyCSV }
    if has("value"), has("year") { return .openSDG }
    if WideLayout(header) != nil { return .unsdWide }
    return nil
  }
}

/// Column names made comparable.
enum ColumnName {
  /// Letters and digits alone, in lower case: `[Reporting Type]` and `REPORTING_TYPE` meet. What
  /// stands after a colon is the label that SDMX-CSV writes behind an id.
  static func fold(_ name: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == ":" { break }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        key.append(scalar)
      }
    }
    return String(key).lowercased()
  }
}
