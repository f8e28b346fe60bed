/// One series of the global database: a measured thing under an indicator.
public struct SeriesInfo: Sendable, Equatable, Identifiable {
  /// `SI_POV_DAY1`.
  public let code: String
  /// The indicators that it belongs to, in framework order; empty for some retired series.
  public let indicators: [String]
  /// English.
  public let name: String
  /// Code of its unit; `nil` where it is not known or differs.
  public let unit: String?
  /// The edition of the framework that retired it.
  public let retiredIn: String?
  /// Which way is better; `nil` where that is not known or depends.
  public let direction: DesiredDirection?
  /// The international target, where the lists hold one for its indicator.
  public let target: InternationalTarget?
  public var id: String { code }
}

/// The series that the lists know. Others exist: a code that is not here is kept as it is.
public struct SeriesList: Sendable {
  /// Sorted by code.
  public let all: [SeriesInfo]
  private let positions: [String: Int]
  private let ofIndicator: [String: [Int]]
  private let directions: DirectionList

  private static let cached = ReferenceFolder.load { (folder) throws(ReferenceError) in
    try load(from: folder)
  }

  /// The list that comes with the program, read once.
  public static func standard() throws(ReferenceError) -> SeriesList { try cached.get() }

  /// Reads the list, and the directions of its indicators, from a folder.
  public static func load(from folder: String) throws(ReferenceError) -> SeriesList {
    try SeriesList(folder: folder)
  }

  private init(folder: String) throws(ReferenceError) {
    directions = try DirectionList(folder: folder)
    let table = try ReferenceTable(
      "series", in: folder, columns: ["series", "indicators", "name", "unit", "retired"])
    var all: [SeriesInfo] = []
    var positions: [String: Int] = [:]
    var ofIndicator: [String: [Int]] = [:]
    for row in table.rows {
      let code = table[row, "series"]
      let indicators = table.list(row, "indicators", separator: " ")
      let entry = directions.entry(series: code, indicators: indicators)
      positions[code] = all.count
      for indicator in indicators { ofIndicator[indicator, default: []].append(all.count) }
      all.append(
        SeriesInfo(
          code: code, indicators: indicators, name: table[row, "name"],
          unit: table.optional(row, "unit"), retiredIn: table.optional(row, "retired"),
          direction: entry.direction, target: entry.target))
    }
    self.all = all
    self.positions = positions
    self.ofIndicator = ofIndicator
  }

  /// A series by its code, in the case that it has or in capitals; `nil` where the list lacks it.
  public func series(_ code: String) -> SeriesInfo? {
    (positions[code] ?? positions[code.uppercased()]).map { all[$0] }
  }

  /// The series that the list has under an indicator, by code.
  public func series(ofIndicator code: String) -> [SeriesInfo] {
    (ofIndicator[IndicatorCode(code).text] ?? []).map { all[$0] }
  }

  /// The indicators of a series: from the list, else from the form of national codes.
  public func indicators(ofSeries code: String) -> [String] {
    series(code)?.indicators ?? SeriesList.indicator(ofNationalSeries: code).map { [$0] } ?? []
  }

  /// Which way is better for a series, be it known here or not.
  ///
  /// - Parameter indicators: the indicators that the data name for it, asked in their order where
  ///   the list does not know the series.
  public func direction(series code: String, indicators: [String] = []) -> DesiredDirection? {
    entry(code, indicators).direction
  }

  /// The international target of a series, be it known here or not.
  public func target(series code: String, indicators: [String] = []) -> InternationalTarget? {
    entry(code, indicators).target
  }

  /// Whether a series is one of growth rates, of which no growth is taken: their mean is held against a target.
  public func isGrowthRate(series code: String, indicators: [String] = []) -> Bool {
    entry(code, indicators).isGrowthRate
  }

  private func entry(_ code: String, _ indicators: [String]) -> DirectionList.Entry {
    let known = self.indicators(ofSeries: code)
    return directions.entry(
      series: code, indicators: known.isEmpty ? indicators.map { IndicatorCode($0).text } : known)
  }

  /// The indicator that the code of a national series names: `_L_XX_010301_5` is of `1.3.1`. This
  /// is the form that the SDG data structure asks of countries' own series. `nil` for others.
  public static func indicator(ofNationalSeries code: String) -> String? {
    let parts = code.split(separator: "_")
    guard code.hasPrefix("_L_"), parts.count >= 3, parts[2].utf8.count == 6 else { return nil }
    let digits = Array(parts[2].lowercased())
    let target = digits[2...3].first == "0" ? String(digits[3]) : String(digits[2...3])
    guard let goal = Int(String(digits[0...1])), let number = Int(String(digits[4...5])) else {
      return nil
    }
    let found = IndicatorCode("\(goal).\(target).\(number)")
    return found.hasGlobalForm ? found.text : nil
  }
}
