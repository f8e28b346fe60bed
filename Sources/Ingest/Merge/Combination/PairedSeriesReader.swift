import Bytes
import SDGModel
import Statistics

/// Reads the tables of `combine` and `agree`: `period,official,citizen[,official_se,citizen_se]`, or
/// `label,estimate,se`.
public enum PairedSeriesReader {
  public enum Content: Sendable, Equatable {
    case series([PairedPoint])
    case estimates([(label: String, estimate: Estimate)])

    public static func == (a: Content, b: Content) -> Bool {
      switch (a, b) {
      case (.series(let one), .series(let other)): one == other
      case (.estimates(let one), .estimates(let other)): one.elementsEqual(other) { $0 == $1 }
      default: false
      }
    }
  }

  private static let known = [
    "period", "official", "citizen", "official_se", "citizen_se", "label", "estimate", "se",
  ]

  /// - Returns: what the file holds, and every problem found; with one that holds a row back nothing of
  ///   the file should be used.
  public static func read(path: String, name: String) -> (Content?, [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    guard
      var list = ListFile(path: path, name: name, known: known, required: [], log: &log)
    else { return (nil, log.finished()) }
    let rows = list.rows(.unreadableFigure, log: &log)
    let isEstimates = list.columnNames.contains("estimate")
    let needed = isEstimates ? ["estimate", "se"] : ["period", "official", "citizen"]
    let missing = needed.filter { !list.columnNames.contains($0) }
    guard missing.isEmpty else {
      log.add(
        .missingColumn, line: list.table.headerLine,
        "No column for: \(missing.joined(separator: ", "))",
        hint: "Give period,official,citizen or label,estimate,se.")
      return (nil, log.finished())
    }
    let content: Content
    if isEstimates {
      content = .estimates(
        rows.compactMap { row in
          guard let value = number(list, row, "estimate", &log),
            let error = number(list, row, "se", &log)
          else {
            requireNumbers(list, row, &log)
            return nil
          }
          return (list[row, "label"], Estimate(value: value, error: error))
        })
    } else {
      content = .series(points(list, rows, &log))
    }
    return (content, log.finished())
  }

  private static func points(
    _ list: ListFile, _ rows: [Int], _ log: inout DiagnosticLog
  ) -> [PairedPoint] {
    var seen: [Period: Int] = [:]
    return rows.compactMap { row in
      guard let period = Period(list[row, "period"]) else {
        hold(
          list, row, "“\(list[row, "period"])” is no period",
          "Write a year such as 2019, or 2019-Q4.",
          &log)
        return nil
      }
      if let first = seen.updateValue(list.line(row), forKey: period) {
        hold(
          list, row, "The period \(period.text) stands on line \(first) too",
          "Keep one row for each period.", &log)
        return nil
      }
      var point = PairedPoint(period: period)
      readOfficial(list, row, &point, &log)
      point.citizen = number(list, row, "citizen", &log)
      point.officialError = error(list, row, "official_se", &log)
      point.citizenError = error(list, row, "citizen_se", &log)
      return point
    }
  }

  /// The official figure with its mark: `45.2b` begins a series anew, `*` is a figure that is not shown.
  private static func readOfficial(
    _ list: ListFile, _ row: Int, _ point: inout PairedPoint, _ log: inout DiagnosticLog
  ) {
    let text = list[row, "official"]
    if let value = ObservedValue.reading(mark: text), !value.saysSomething {
      point.isSuppressed = value == .suppressed
    } else if let marked = MarkedValue(text), case .number(let value) = marked.value {
      point.official = value
      point.isBreak = marked.flag == "b"
    } else {
      point.official = number(list, row, "official", &log)
    }
  }

  private static func error(
    _ list: ListFile, _ row: Int, _ column: String, _ log: inout DiagnosticLog
  ) -> Double? {
    guard let value = number(list, row, column, &log) else { return nil }
    guard value >= 0 else {
      hold(
        list, row, "A standard error is below 0", "Write it as 0 or more, or leave it blank.", &log)
      return nil
    }
    return value
  }

  /// `nil` for a blank and for a mark of a figure that is not there; a problem for any other text.
  private static func number(
    _ list: ListFile, _ row: Int, _ column: String, _ log: inout DiagnosticLog
  ) -> Double? {
    let text = list[row, column]
    if let value = DecimalText.parse(text) { return value }
    if let value = ObservedValue.reading(mark: text), !value.saysSomething { return nil }
    hold(
      list, row, "“\(text)” in the column \(column) is no plain number",
      "Write a number with a decimal point, or leave the cell blank.", &log)
    return nil
  }

  private static func requireNumbers(_ list: ListFile, _ row: Int, _ log: inout DiagnosticLog) {
    guard list[row, "estimate"].isEmpty || list[row, "se"].isEmpty else { return }
    hold(
      list, row, "An estimate or its standard error is blank",
      "Write both, or take the row out.", &log)
  }

  private static func hold(
    _ list: ListFile, _ row: Int, _ message: String, _ hint: String, _ log: inout DiagnosticLog
  ) {
    log.add(
      .unreadableFigure, line: list.line(row), rows: 1, message, hint: hint,
      subject: list.table.rowText(row))
  }
}
