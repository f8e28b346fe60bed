import Bytes
import SDGModel
import Statistics

/// Reads the table of `gap`: `year,ahead,behind[,ahead_se,behind_se]`.
public enum GapReader {
  public struct Series: Sendable, Equatable {
    /// In order of time, one for each year.
    public var points: [GapDynamics.Point] = []
    /// Years in which one of the two groups has no figure, and which therefore have no gap.
    public var incomplete = 0
  }

  private static let known = ["year", "ahead", "behind", "ahead_se", "behind_se"]

  /// - Returns: the years, and every problem found; with one that holds a row back nothing of the file should
  ///   be used.
  public static func read(path: String, name: String) -> (Series?, [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    guard
      let list = ListFile(
        path: path, name: name, known: known, required: ["year", "ahead", "behind"], log: &log)
    else { return (nil, log.finished()) }
    var reading = list
    var seen: [Int: Int] = [:]
    var series = Series()
    for row in reading.rows(.unreadableFigure, log: &log) {
      guard let year = list.year(row, &seen, &log) else { continue }
      let (ahead, behind) = (
        list.number(row, "ahead", &log), list.number(row, "behind", &log)
      )
      guard let ahead, let behind else {
        series.incomplete += 1
        continue
      }
      series.points.append(
        .init(
          time: Double(year), ahead: ahead, behind: behind,
          aheadError: list.magnitude(row, "ahead_se", &log),
          behindError: list.magnitude(row, "behind_se", &log)))
    }
    series.points.sort { $0.time < $1.time }
    return (series, log.finished())
  }
}
