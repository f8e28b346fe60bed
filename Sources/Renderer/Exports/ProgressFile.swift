import Analysis
import Bytes

/// `progress.csv`: what every method says of every series that can be judged, one row a series and method.
struct ProgressFile {
  let progress: [SeriesProgress]

  func csv() -> [UInt8] { Array(Self.table(progress).csv().utf8) }

  static func table(_ progress: [SeriesProgress]) -> Table {
    Table(
      columns: columns.map(\.name),
      rows: progress.flatMap { one in one.results.map { row(one, $0.method, $0.result) } })
  }

  static func row(
    _ one: SeriesProgress, _ method: ProgressMethod, _ result: ProgressResult
  ) -> [Cell] {
    let key = one.key
    return [
      .text(key.indicator), .text(key.series), .text(key.area), .text(key.breakdown.text),
      .text(key.unit), .integer(key.multiplier), .text(key.strand),
      .text(one.direction.rawValue), .text(one.rule.rawValue), .text(one.aim.basis.rawValue),
      Cell(one.aim.value), .integer(one.aim.year), .text(method.rawValue),
      .text(result.class.rawValue), Cell(result.value), Cell(result.score), Cell(result.reason),
      Cell(one.baseline.map { Int($0.time) }), Cell(one.baseline?.value),
      Cell(one.latest.map { Int($0.time) }), Cell(one.latest?.value), Cell(one.expected),
      one.isSignificant.map(Cell.bool) ?? .missing, Cell(one.breakYear),
      .integer(one.leftOut.count), .bool(one.isOfCitizensAlone),
    ]
  }

  static let columns = [
    ExportColumn("indicator", "Code of the indicator"),
    ExportColumn("series", "Code of the series; blank where it has none"),
    ExportColumn("area", "Code of the reference area"),
    ExportColumn("breakdown", "dimension=category, separated by semicolons; blank: the total"),
    ExportColumn("unit", "Code of the unit, or the source's own word"),
    ExportColumn("multiplier", .integer, "Power of ten by which the values are multiplied"),
    ExportColumn("source", "Blank: the official record; else the source that the series is of"),
    ExportColumn("direction", "Which way is better: increase, decrease, toward"),
    ExportColumn(
      "rule", "level, parity, share or growth: how a figure is read before it is judged"),
    ExportColumn("targetBasis", "national, international or none: who set the target"),
    ExportColumn("target", .number, "The value to reach; blank: growth alone is judged"),
    ExportColumn("targetYear", .integer, "The year of the target"),
    ExportColumn("method", "The method that judges"),
    ExportColumn("class", "Its judgement"),
    ExportColumn(
      "value", .number,
      "The method's own quantity: a ratio of the way, without a target growth a year; an index; a distance"
    ),
    ExportColumn("score", .number, "Its score, where it has one"),
    ExportColumn("reason", "Why there is no judgement, or no quantity"),
    ExportColumn(
      "baselineYear", .integer,
      "Year of the figure that it starts from; `open-sdg` takes the next later one where there is none"
    ),
    ExportColumn("baseline", .number, "That figure"),
    ExportColumn("latestYear", .integer, "Year of the latest figure"),
    ExportColumn("latest", .number, "That figure"),
    ExportColumn(
      "expected", .number,
      "What it would come to in the target year at the pace of three years or more; a percentage ends at 100, on which `value` does not rest"
    ),
    ExportColumn(
      "isSignificant", .boolean, "Whether the change is more than the errors of the two figures"),
    ExportColumn(
      "breakYear", .integer,
      "The year since which it is the same measure: earlier figures are left out"),
    ExportColumn("leftOut", .integer, "Figures of the line that are not used"),
    ExportColumn("ofCitizens", .boolean, "Whether citizens alone collected it"),
  ]
}

/// `inequality.csv`: how far groups are apart, one row for each series and dimension.
struct InequalityFile {
  let inequality: [SeriesInequality]

  func csv() -> [UInt8] { Array(Self.table(inequality).csv().utf8) }

  static func table(_ found: [SeriesInequality]) -> Table {
    Table(columns: columns.map(\.name), rows: found.map(row))
  }

  static func row(_ one: SeriesInequality) -> [Cell] {
    let (key, dynamics) = (one.key, one.dynamics)
    return [
      .text(key.indicator), .text(key.series), .text(key.area), .text(key.breakdown.text),
      .text(key.unit), .integer(key.multiplier), .text(key.strand), .text(one.dimension),
      Cell(one.direction?.rawValue), .text(one.period.text), .integer(one.groups.count),
      Cell(one.worst?.category), Cell(one.worst?.value), Cell(one.best?.category),
      Cell(one.best?.value), Cell(one.difference?.estimate), Cell(one.difference?.error),
      Cell(one.ratio?.estimate), Cell(one.furthestBehind?.joined(separator: " ")),
      Cell(one.span?.lowerBound), Cell(one.span?.upperBound), Cell(dynamics?.gaps.first),
      Cell(dynamics?.gaps.last), Cell(dynamics?.annualChange),
      Cell(dynamics?.annualChangeError), one.changedSides ? .missing : Cell(dynamics?.yearsToClose),
      one.changedSides ? "changed sides" : Cell(dynamics?.verdict.rawValue),
      one.changedSides ? .missing : Cell(dynamics?.pattern.rawValue),
    ]
  }

  static let columns = [
    ExportColumn("indicator", "Code of the indicator"),
    ExportColumn("series", "Code of the series; blank where it has none"),
    ExportColumn("area", "Code of the reference area"),
    ExportColumn("breakdown", "What all groups share: dimension=category; blank: nothing"),
    ExportColumn("unit", "Code of the unit, or the source's own word"),
    ExportColumn("multiplier", .integer, "Power of ten by which the values are multiplied"),
    ExportColumn("source", "Blank: the official record; else the source that the series is of"),
    ExportColumn("dimension", "What tells the groups apart"),
    ExportColumn("direction", "Which way is better; blank where it is not known"),
    ExportColumn("period", "The latest period in which groups stand beside each other"),
    ExportColumn("groups", .integer, "How many they are"),
    ExportColumn("behind", "Category of the worst figure; without a direction of the smallest"),
    ExportColumn("behindValue", .number, "Its figure"),
    ExportColumn("ahead", "Category of the best figure; without a direction of the largest"),
    ExportColumn("aheadValue", .number, "Its figure"),
    ExportColumn("difference", .number, "D: the largest less the smallest, in the unit"),
    ExportColumn("differenceSe", .number, "Its standard error, where both have one"),
    ExportColumn("ratio", .number, "R: the largest by the smallest"),
    ExportColumn(
      "furthestBehind",
      "Categories that may be the furthest behind, separated by blanks; blank where errors are missing"
    ),
    ExportColumn("firstYear", .integer, "First year in which both have a figure of the source"),
    ExportColumn("lastYear", .integer, "Last such year"),
    ExportColumn("firstGap", .number, "The gap in the first year, above 0 while the one is behind"),
    ExportColumn("lastGap", .number, "The gap in the last year"),
    ExportColumn("annualChange", .number, "Its change a year"),
    ExportColumn("annualChangeSe", .number, "The standard error of the change"),
    ExportColumn("yearsToClose", .number, "Until it is 0 at that change; blank where it grows"),
    ExportColumn(
      "verdict",
      "narrowing, widening, no significant change or not tested; changed sides: the one behind was ahead before"
    ),
    ExportColumn("pattern", "Who moved how"),
  ]
}
