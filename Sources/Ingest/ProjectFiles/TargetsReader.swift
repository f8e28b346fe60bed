import Bytes
import SDGModel

/// Reads `targets.csv`: national targets and baselines of series, one row a target.
public enum TargetsReader {
  private static let fields = [
    "series", "area", "baselineYear", "baseline", "targetYear", "target", "direction", "source",
  ]

  /// Reads the file; a row that cannot be read is held with its reason, and its series told: no other target takes the
  /// place of one that somebody meant.
  ///
  /// Every column that is no field is a dimension; blanks and totals leave the breakdown. A row
  /// without an area is about the project's own.
  public static func read(
    path: String, name: String, context: ReaderContext
  ) -> (targets: [SeriesTarget], held: Set<String>, diagnostics: [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    let vocabulary = context.vocabulary
    guard
      var list = ListFile(
        path: path, name: name, known: fields, required: ["series", "targetYear", "target"],
        isOpen: { vocabulary.dimension(named: $0) != nil }, log: &log)
    else { return ([], [], log.finished()) }
    let areas = AreaResolver(context)
    var targets: [SeriesTarget] = []
    var held: Set<String> = []
    for row in list.rows(.unreadableTarget, log: &log) {
      if let target = target(row, list, vocabulary, areas, &log) {
        targets.append(target)
      } else if !list[row, "series"].isEmpty {
        held.insert(list[row, "series"])
      }
    }
    return (targets, held, log.finished())
  }

  private static func target(
    _ row: Int, _ list: ListFile, _ vocabulary: Vocabulary, _ areas: AreaResolver,
    _ log: inout DiagnosticLog
  ) -> SeriesTarget? {
    func hold(_ message: String, _ hint: String) {
      log.add(
        .unreadableTarget, line: list.line(row), rows: 1, message, hint: hint,
        subject: list.table.rowText(row))
    }
    let series = list[row, "series"]
    guard !series.isEmpty else {
      hold("The target names no series", "Write the code of a series or indicator.")
      return nil
    }
    guard let year = Int(list[row, "targetYear"]), CalendarDay.possibleYears.contains(year) else {
      hold("The target of \(series) has no year", "Write a year such as 2030 in targetYear.")
      return nil
    }
    guard let value = DecimalText.parse(list[row, "target"]) else {
      hold("The target of \(series) is no number", "Write a plain number with a decimal point.")
      return nil
    }
    let direction = SeriesTarget.Direction(rawValue: list[row, "direction"].lowercased())
    guard direction != nil || list[row, "direction"].isEmpty else {
      hold(
        "“\(list[row, "direction"])” is no direction", "Write increase, decrease or maintain.")
      return nil
    }
    let area: String
    switch areas.meaning(of: list[row, "area"], numbersAreOwn: false) {
    case .code(let code), .other(let code): area = code
    case .unknown(let code):
      log.add(
        .unknownArea, line: list.line(row), rows: 1, "No list has the area \(code)",
        hint: "List it in areas.csv, or correct the code.", subject: "\(series);\(code)")
      area = code
    }
    var result = SeriesTarget(
      series: series, area: area, breakdown: breakdown(row, list, vocabulary),
      targetYear: year, target: value, direction: direction, source: list[row, "source"])
    result.baseline = DecimalText.parse(list[row, "baseline"])
    result.baselineYear = Int(list[row, "baselineYear"])
    if result.baseline == nil && !list[row, "baseline"].isEmpty
      || result.baselineYear == nil && !list[row, "baselineYear"].isEmpty
    {
      hold("The baseline of \(series) is no number", "Write a plain number, or leave it blank.")
      return nil
    }
    if let from = result.baselineYear, from >= year {
      hold("The target of \(series) lies before its baseline", "Correct one of the two years.")
      return nil
    }
    return result
  }

  private static func breakdown(
    _ row: Int, _ list: ListFile, _ vocabulary: Vocabulary
  ) -> Breakdown {
    Breakdown(
      list.columnNames.filter { !fields.contains($0) }.compactMap { column in
        let text = list[row, column]
        guard !text.isEmpty, let dimension = vocabulary.dimension(named: column) else {
          return nil
        }
        guard let known = vocabulary.category(dimension: dimension.id, text: text) else {
          return Breakdown.Part(dimension.id, text)
        }
        return known.isTotal ? nil : Breakdown.Part(known.dimension, known.code)
      })
  }
}
