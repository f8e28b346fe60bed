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
          guard let value = list.number(row, "estimate", &log),
            let error = list.number(row, "se", &log)
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
        list.hold(
          row, "“\(list[row, "period"])” is no period",
          "Write a year such as 2019, or 2019-Q4.",
          &log)
        return nil
      }
      if let first = seen.updateValue(list.line(row), forKey: period) {
        list.hold(
          row, "The period \(period.text) stands on line \(first) too",
          "Keep one row for each period.", &log)
        return nil
      }
      var point = PairedPoint(period: period)
      readOfficial(list, row, &point, &log)
      point.citizen = list.number(row, "citizen", &log)
      point.officialError = list.magnitude(row, "official_se", &log)
      point.citizenError = list.magnitude(row, "citizen_se", &log)
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
      point.official = list.number(row, "official", &log)
    }
  }

  private static func requireNumbers(_ list: ListFile, _ row: Int, _ log: inout DiagnosticLog) {
    guard list[row, "estimate"].isEmpty || list[row, "se"].isEmpty else { return }
    list.hold(
      row, "An estimate or its standard error is blank",
      "Write both, or take the row out.", &log)
  }
}
