import Bytes
import Ingest
import SDGModel

/// The coverage question of an extract, from the column store alone: for each indicator and area how
/// many rows there are, the first and last year, how many years, and for each of eight dimensions
/// the latest year with a category that is no total.
enum ExtractWork {
  private static let totals: [(column: String, total: String)] = [
    ("[Age]", "ALLAGE"), ("[Sex]", "BOTHSEX"), ("[Location]", "ALLAREA"),
    ("[Disability status]", "_T"), ("[Education level]", "_T"), ("[Quantile]", "_T"),
    ("[Migratory status]", "_T"), ("[Population Group]", "_T"),
  ]

  fileprivate struct Cell {
    var rows = 0
    var first = Int32.max
    var last = Int32.min
    /// One bit for each year from 1900.
    var years = SIMD4<UInt64>()
    /// Zero where no row tells a category.
    var latest = SIMD8<Int32>()
  }

  static func run(_ path: String, threads: Int) throws -> [UInt8] {
    let vocabulary = try Vocabulary.standard()
    let groups = { (header: [String]) in ColumnGrouping.groups(header, vocabulary: vocabulary) }
    let table =
      try CSVTable(path: path, threads: threads, groups: groups)
      ?? CSVTable(
        TextBytes(decoding: try FileBytes.read(path)), threads: threads, groups: groups)
    guard table.irregular.isEmpty else {
      throw FileError(path: path, reason: "\(table.irregular.count) rows do not fit the header")
    }
    let cells = try cells(table, path)
    // While everything that was read is still kept.
    Bench.tell("peak-anonymous-memory: \(PeakMemory.anonymous()) of \(table.rowCount) rows")
    return cells.text
  }

  private static func column(
    _ name: String, _ table: CSVTable, _ path: String
  ) throws -> TextColumn {
    guard let number = table.header.firstIndex(of: name) else {
      throw FileError(path: path, reason: "no column \(name)")
    }
    return table.text(number)
  }

  private static func cells(
    _ table: CSVTable, _ path: String
  ) throws -> Cells {
    let indicators = try column("Indicator", table, path)
    let areas = try column("GeoAreaCode", table, path)
    let periods = try column("TimePeriod", table, path)
    let years = periods.values.map { Int32($0) ?? 0 }
    let masks = try dimensionMasks(table, path)
    let width = areas.values.count
    var cells = [Cell](repeating: Cell(), count: indicators.values.count * width)
    for row in 0..<table.rowCount {
      let place = Int(indicators.codes[row]) * width + Int(areas.codes[row])
      let year = years[Int(periods.codes[row])]
      let bit = Int(year) - 1900
      cells[place].rows &+= 1
      cells[place].first = min(cells[place].first, year)
      cells[place].last = max(cells[place].last, year)
      cells[place].years[bit >> 6 & 3] |= 1 << UInt64(bit & 63)
      let seen = masks.masks[Int(masks.codes[row])] & year
      cells[place].latest = pointwiseMax(cells[place].latest, seen)
    }
    return Cells(indicators: indicators.values, areas: areas.values, cells: cells)
  }

  /// For each combination of categories a lane of ones where a dimension is told.
  private static func dimensionMasks(
    _ table: CSVTable, _ path: String
  ) throws -> (codes: PackedColumn<UInt32>, masks: [SIMD8<Int32>]) {
    let columns = try totals.map { try column($0.column, table, path) }
    guard columns.allSatisfy({ $0.codes.sharesCombinations(with: columns[0].codes) }) else {
      throw FileError(path: path, reason: "the dimensions do not stand side by side")
    }
    let codes = columns[0].codes.combinations
    let count = Int(codes.max() ?? 0) + 1
    let masks = (0..<count).map { combination -> SIMD8<Int32> in
      var mask = SIMD8<Int32>()
      for (lane, column) in columns.enumerated() {
        let text = column.values[Int(column.codes.map?[combination] ?? UInt32(combination))]
        mask[lane] = text.isEmpty || text == totals[lane].total ? 0 : -1
      }
      return mask
    }
    return (codes, masks)
  }

}

/// The cells of all indicators and areas, an indicator's side by side.
private struct Cells {
  let indicators: [String]
  let areas: [String]
  let cells: [ExtractWork.Cell]

  /// A line for each cell with rows, in the order of the names' bytes.
  var text: [UInt8] {
    var out: [UInt8] = []
    let areaOrder = Cells.order(areas)
    for indicator in Cells.order(indicators) {
      for area in areaOrder {
        let cell = cells[indicator * areas.count + area]
        guard cell.rows > 0 else { continue }
        out += indicators[indicator].utf8
        out.append(UInt8(ascii: ","))
        out += areas[area].utf8
        let years = (0..<4).reduce(0) { $0 + cell.years[$1].nonzeroBitCount }
        for number in [cell.rows, Int(cell.first), Int(cell.last), years] {
          out.append(UInt8(ascii: ","))
          out += String(number).utf8
        }
        for lane in 0..<8 {
          out.append(UInt8(ascii: ","))
          if cell.latest[lane] != 0 { out += String(cell.latest[lane]).utf8 }
        }
        out.append(10)
      }
    }
    return out
  }

  private static func order(_ names: [String]) -> [Int] {
    names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
  }
}
