import Bytes
import SDGModel
import Statistics

/// Reads the table of `progress`: `year,value[,se]`.
public enum TimePointReader {
  public struct Series: Sendable, Equatable {
    /// In order of time, one for each year.
    public var points: [TimePoint]
    /// The year with which the series begins anew; what stands before it is left out.
    public var breakYear: Int?
    /// Forecasts, which are left out.
    public var forecasts: Int
    public var beforeBreak: Int
    /// Years without a figure.
    public var blank: Int
  }

  private static let known = ["year", "value", "se"]

  /// - Returns: the series, and every problem found; with one that holds a row back nothing of the file should be
  ///   used.
  public static func read(path: String, name: String) -> (Series?, [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    guard
      let list = ListFile(
        path: path, name: name, known: known, required: ["year", "value"], log: &log)
    else { return (nil, log.finished()) }
    var reading = list
    var seen: [Int: Int] = [:]
    var series = Series(points: [], breakYear: nil, forecasts: 0, beforeBreak: 0, blank: 0)
    for row in reading.rows(.unreadableFigure, log: &log) {
      guard let year = list.year(row, &seen, &log) else { continue }
      let error = list.magnitude(row, "se", &log)
      guard let (value, flag) = value(list, row, &log) else {
        if list[row, "value"].isEmpty { series.blank += 1 }
        continue
      }
      if flag == "f" {
        series.forecasts += 1
        continue
      }
      if flag == "b" { series.breakYear = max(series.breakYear ?? year, year) }
      series.points.append(TimePoint(time: Double(year), value: value, error: error))
    }
    series.points.sort { $0.time < $1.time }
    if let year = series.breakYear {
      let kept = series.points.filter { $0.time >= Double(year) }
      series.beforeBreak = series.points.count - kept.count
      series.points = kept
    }
    return (series, log.finished())
  }

  /// The figure with its mark: `45.2b` begins the series anew, `45.2f` is a forecast; `nil` for none.
  private static func value(
    _ list: ListFile, _ row: Int, _ log: inout DiagnosticLog
  ) -> (value: Double, flag: Character?)? {
    if let marked = MarkedValue(list[row, "value"]), case .number(let value) = marked.value {
      return (value, marked.flag)
    }
    guard let value = list.number(row, "value", &log) else { return nil }
    return (value, nil)
  }
}
