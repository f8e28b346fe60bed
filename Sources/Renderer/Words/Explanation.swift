import Analysis
import Bytes
import Disclosure
import SDGModel
import Wording

/// Where the figures of one indicator come from, for people and for programs: who measured when,
/// why lines are cut, what stands beside what and is not compared, and what is missing.
///
/// It says what the record holds and nothing more: no difference, ratio, trend or judgement.
public struct Explanation: Sendable {
  /// What is explained.
  public struct Question: Sendable {
    /// The code in the framework's form, or the data's own.
    public var indicator: String
    /// Only figures of the area with this code; `nil` for all.
    public var area: String?
    /// Only figures whose period lies within this one; `nil` for all.
    public var period: Period?

    public init(indicator: String, area: String? = nil, period: Period? = nil) {
      self.indicator = indicator
      self.area = area
      self.period = period
    }
  }

  public let question: Question
  /// What is typed behind `whocounts explain` to ask again; empty: the indicator alone.
  public var command = ""
  let words: Words
  let findings: Findings
  /// The code, and every other code under which the framework lists the same indicator.
  let codes: [String]
  /// Every line of the indicator in the asked area, with all its figures.
  let lines: [ExplainedLine]
  /// Every cell of the indicator in the asked area and period.
  let cells: [MergedCell]

  public init(_ question: Question, words: Words, findings: Findings) {
    self.question = question
    self.words = words
    self.findings = findings
    var codes = [question.indicator]
    for code in words.framework.listings(of: question.indicator) where !codes.contains(code) {
      codes.append(code)
    }
    self.codes = codes
    let byIndicator = DataLine.byIndicator(words.data)
    lines = codes.flatMap { byIndicator[$0] ?? [] }
      .filter { question.area == nil || $0.key.area == question.area }
      .map { ExplainedLine($0, in: words.data) }
      .filter { line in line.line.rows.contains { question.asks(for: words.data, row: $0) } }
    cells = words.data.cells.filter { cell in
      codes.contains(cell.key.indicator)
        && (question.area == nil || cell.key.key.area == question.area)
        && question.includes(cell.key.key.period)
    }
  }

  /// Merged series of the indicator in the asked area.
  var mergedSeries: [MergedSeries] {
    findings.mergedSeries.filter {
      codes.contains($0.key.indicator)
        && (question.area == nil || $0.key.key.area == question.area)
    }
  }

  /// Rows of figures that are shown and asked for.
  var rows: [Int] { lines.flatMap { asked($0.line.rows) } }

  func asked(_ rows: [Int]) -> [Int] {
    rows.filter { question.asks(for: words.data, row: $0) }
  }

  /// Figures that are shown: numbers and bounds.
  public var figureCount: Int { rows.count }
  /// Places where a line that was asked for is cut.
  public var cutCount: Int {
    lines.flatMap(\.cuts).filter { !$0.isJoined && touchesQuestion($0) }.count
  }

  func touchesQuestion(_ cut: LineCut) -> Bool {
    !asked([cut.previous, cut.row]).isEmpty
  }

  func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    words.catalogue.text("explain.\(key)", arguments)
  }
}

extension Explanation.Question {
  func includes(_ other: Period) -> Bool {
    guard let period else { return true }
    return period.first <= other.first && other.last <= period.last
  }

  func asks(for data: PublishableDataset, row: Int) -> Bool {
    includes(data.observations.period[row])
  }
}
