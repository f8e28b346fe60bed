import Analysis
import Disclosure
import SDGModel

/// A line with the places where it is cut, and a signature by which lines with the same history are
/// told once.
struct ExplainedLine: Sendable {
  /// What one figure adds to the history: when, who, with what, and how it follows the one before.
  struct Step: Hashable, Sendable {
    var period: Period
    var source: String
    var publisher: String
    var instrument: Instrument
    var nature: Nature?
    var cut: [String]
  }

  let line: DataLine
  let cuts: [LineCut]
  let steps: [Step]

  init(_ line: DataLine, in data: PublishableDataset) {
    self.line = line
    let cuts = LineCut.all(line, in: data)
    let reasons = Dictionary(
      cuts.map { ($0.row, $0.reasons.map(\.code)) }, uniquingKeysWith: { first, _ in first })
    steps = line.rows.map { index in
      let row = data.observations[index]
      return Step(
        period: row.period, source: row.source, publisher: row.publisher,
        instrument: Instrument(row.sourceText), nature: row.nature, cut: reasons[index] ?? [])
    }
    self.cuts = cuts
  }
}

/// Figures of a line that one maker measured with one instrument, and how they follow each other.
struct ExplainedRun {
  var rows: [Int]
  /// The cut between the run before and this one; `nil` for the first.
  var before: LineCut?
  /// The cuts within the run, in order of time.
  var within: [LineCut]

  static func all(_ explained: ExplainedLine) -> [ExplainedRun] {
    guard let first = explained.line.rows.first else { return [] }
    var runs = [ExplainedRun(rows: [first], before: nil, within: [])]
    for cut in explained.cuts {
      if cut.changesSource || cut.reasons.contains(.natureChanged) {
        runs.append(ExplainedRun(rows: [cut.row], before: cut, within: []))
      } else {
        runs[runs.count - 1].rows.append(cut.row)
        if !cut.isJoined { runs[runs.count - 1].within.append(cut) }
      }
    }
    return runs
  }
}

/// Lines of one series, area, unit and definition.
struct ExplainedSection {
  var key: DataLine.Key
  /// Lines with the same history, told once.
  var blocks: [ExplainedBlock]
  var lineCount: Int { blocks.map(\.lines.count).reduce(0, +) }
  var rows: [Int] { blocks.flatMap { $0.lines.flatMap(\.line.rows) } }

  /// The sections in the order of their lines; within one the line for everybody, or the one with
  /// the fewest categories, comes first.
  static func all(_ lines: [ExplainedLine]) -> [ExplainedSection] {
    var order: [DataLine.Key] = []
    var groups: [DataLine.Key: [ExplainedLine]] = [:]
    for line in lines {
      var key = line.line.key
      key.breakdown = .total
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(line)
    }
    return order.map { key in
      ExplainedSection(key: key, blocks: ExplainedBlock.all(groups[key] ?? []))
    }
  }
}

/// Lines whose figures come from the same makers in the same periods.
struct ExplainedBlock {
  /// The line with the fewest categories first.
  var lines: [ExplainedLine]

  /// The one line whose figures stand for the block; `nil` where several have equally few
  /// categories, so that none does.
  var lead: ExplainedLine? {
    guard let first = lines.first else { return nil }
    let fewest = first.line.key.breakdown.parts.count
    return lines.count(where: { $0.line.key.breakdown.parts.count == fewest }) == 1 ? first : nil
  }

  /// Categories that all lines share.
  var common: Breakdown {
    let first = lines.first?.line.key.breakdown.parts ?? []
    return Breakdown(
      first.filter { part in lines.allSatisfy { $0.line.key.breakdown.parts.contains(part) } })
  }

  static func all(_ lines: [ExplainedLine]) -> [ExplainedBlock] {
    let sorted = lines.sorted { a, b in
      let (x, y) = (a.line.key.breakdown, b.line.key.breakdown)
      return x.parts.count == y.parts.count ? x < y : x.parts.count < y.parts.count
    }
    // Categories that every line has (a test has a subject and a grade) keep lines apart; others
    // are told together.
    let unavoidable = sorted.dropFirst().reduce(Set(sorted.first?.dimensions ?? [])) {
      $0.intersection($1.dimensions)
    }
    struct History: Hashable {
      var constant: Breakdown
      var steps: [ExplainedLine.Step]
    }
    var order: [History] = []
    var groups: [History: [ExplainedLine]] = [:]
    let hasBase = sorted.first.map { Set($0.dimensions) == unavoidable } ?? false
    for line in sorted {
      let parts = line.line.key.breakdown.parts.filter { unavoidable.contains($0.dimension) }
      let history = History(
        constant: hasBase ? Breakdown(parts) : .total, steps: line.steps)
      if groups[history] == nil { order.append(history) }
      groups[history, default: []].append(line)
    }
    // The blocks of one constant stand together, in the order of the first of them.
    var constants: [Breakdown] = []
    for history in order where !constants.contains(history.constant) {
      constants.append(history.constant)
    }
    return constants.flatMap { constant in
      order.filter { $0.constant == constant }.map { ExplainedBlock(lines: groups[$0] ?? []) }
    }
  }
}

extension ExplainedLine {
  var dimensions: [String] { line.key.breakdown.parts.map(\.dimension) }
}

extension LineCut.Reason {
  /// The reason for programs; missing years with the first and the last of them.
  var code: String {
    switch self {
    case .missingYears(let first, let last): "missingYears:\(first)-\(last)"
    case .otherPeriods: "otherPeriods"
    case .sourceChanged: "sourceChanged"
    case .natureChanged: "natureChanged"
    case .marked: "marked"
    case .censored: "censored"
    }
  }
}
