import Bytes
import SDGModel

/// The global database's wide layout: one row a series and breakdown, a column `value_2015` for each
/// year, and footnotes, sources and natures of all years folded into one cell.
struct WideLayout {
  /// Columns that are repeated in every record of their row.
  let kept: [Int]
  /// Columns whose cells hold texts for several years.
  let folded: [Int]
  let years: [(column: Int, year: String)]

  /// `nil` where a header is not of this layout.
  init?(_ header: [String]) {
    var kept: [Int] = []
    var folded: [Int] = []
    var years: [(column: Int, year: String)] = []
    for (column, raw) in header.enumerated() {
      let name = Trimming.squeezed(raw).lowercased()
      if let year = WideLayout.year(of: name) {
        years.append((column, year))
      } else if WideLayout.foldedNames.contains(name) {
        folded.append(column)
      } else if !WideLayout.latestNames.contains(name) {
        kept.append(column)
      }
    }
    let names = Set(header.map(ColumnName.fold))
    guard !years.isEmpty, names.contains("seriescode") || names.contains("indicator") else {
      return nil
    }
    self.kept = kept
    self.folded = folded
    self.years = years
  }

  /// What `valueDetails` says of a year stands above the number: there the number is a bound.
  static let detailName = "valuedetails"

  private static let foldedNames: Set = [
    "footnotes", "sources", "nature", "timedetails", "valuedetails",
  ]
  /// The latest value once more.
  private static let latestNames: Set = ["value_latest_year", "latest_year"]

  private static func year(of name: String) -> String? {
    guard name.hasPrefix("value_") else { return nil }
    let year = name.dropFirst(6)
    return year.count == 4 && year.allSatisfy { $0.isASCII && $0.isNumber } ? String(year) : nil
  }
}
