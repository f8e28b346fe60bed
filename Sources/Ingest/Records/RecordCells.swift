import Bytes

/// Which records a recipe uses, and why it leaves the others out. A record counts at the first reason.
struct KeptRecords {
  private(set) var rows: [Int]
  private(set) var leftOut: [RecipeOutcome.LeftOut] = []

  init(count: Int) { rows = Array(0..<count) }

  mutating func keep(_ reason: String, isBySettings: Bool = false, _ test: (Int) -> Bool) {
    let left = rows.filter(test)
    let gone = rows.count - left.count
    if gone > 0 {
      leftOut.append(.init(reason: reason, records: gone, isBySettings: isBySettings))
    }
    rows = left
  }

  /// Of records with the same text in a column the first; a blank is nobody's.
  mutating func keepFirst(of texts: TextColumn, _ isMissing: (String) -> Bool, column: String) {
    var seen = Set<UInt32>()
    keep("standing twice, by the column \(column)", isBySettings: true) { row in
      let code = texts.codes[row]
      return isMissing(texts.values[Int(code)]) || seen.insert(code).inserted
    }
  }
}

/// What each record is about: period, area and groups.
struct RecordCodes {
  var period: (Int) -> String?
  var area: ((Int) -> String?)?
  var groups: [String: (Int) -> String?]
  /// By dimension: all codes that the recipe lists.
  var listed: [String: [String]] = [:]
  /// The area of all records, where they have the same.
  var wholeArea = ""

  init(
    period: @escaping (Int) -> String?, area: ((Int) -> String?)?,
    groups: [String: (Int) -> String?]
  ) {
    (self.period, self.area, self.groups) = (period, area, groups)
  }

  func code(_ dimension: String, _ row: Int) -> String? {
    dimension == "area" ? area?(row) : groups[dimension]?(row)
  }

  /// What a figure is about.
  struct Key: Hashable {
    var period: String
    var area: String
    var groups: [String: String]
  }

  /// A figure's records.
  struct Cell {
    var key: Key
    var rows: [Int]
    /// Of these, those whose category the figure is about; the others share its effort.
    var isFound: (Int) -> Bool = { _ in true }
  }

  /// The cells of a breakdown.
  ///
  /// - Parameter complete: dimensions of it of which every listed category makes a cell in each period.
  func cells(_ rows: [Int], _ breakdown: [String], complete: [String]) -> [Cell] {
    let split = breakdown.filter { !complete.contains($0) }
    var cells: [Key: [Int]] = [:]
    for row in rows {
      guard let key = key(row, split) else { continue }
      cells[key, default: []].append(row)
    }
    let whole = cells.map { Cell(key: $0.key, rows: $0.value) }
    return complete.reduce(whole) { cells, dimension in
      cells.flatMap { cell in
        (listed[dimension] ?? []).map { code in
          var part = cell
          if dimension == "area" { part.key.area = code } else { part.key.groups[dimension] = code }
          part.isFound = { row in cell.isFound(row) && self.code(dimension, row) == code }
          return part
        }
      }
    }
  }

  /// More places and groups than these that no record is about are not told of.
  private static let mostUnrecorded = 5_000

  /// The other places and groups that the recipe lists, or that any record is about, in the periods of the cells.
  func unrecorded(besides cells: [Cell], _ breakdown: [String]) -> [Key] {
    let known = Set(cells.map(\.key))
    let periods = Set(known.map(\.period)).sorted()
    guard !breakdown.isEmpty else { return [] }
    var keys = periods.map { Key(period: $0, area: wholeArea, groups: [:]) }
    for dimension in breakdown {
      let found = known.compactMap { dimension == "area" ? $0.area : $0.groups[dimension] }
      let codes = Set(found).union(listed[dimension] ?? []).sorted()
      guard keys.count * codes.count <= RecordCodes.mostUnrecorded else { return [] }
      keys = keys.flatMap { key in
        codes.map { code in
          var key = key
          if dimension == "area" { key.area = code } else { key.groups[dimension] = code }
          return key
        }
      }
    }
    return keys.filter { !known.contains($0) }
  }

  private func key(_ row: Int, _ breakdown: [String]) -> Key? {
    guard let period = period(row) else { return nil }
    var key = Key(period: period, area: wholeArea, groups: [:])
    for dimension in breakdown {
      guard let code = code(dimension, row) else { return nil }
      if dimension == "area" { key.area = code } else { key.groups[dimension] = code }
    }
    return key
  }
}
