import Analysis
import Disclosure
import SDGModel

/// The sentences that figures find, from their values alone.
///
/// Two figures are set into one sentence only where nothing lies between them: the ends of one
/// uncut line, or categories of one line-up in one period from one source. Else the latest figure
/// is said, with its period.
extension Words {
  /// `from 107.7 in 2000 to 45.6 in 2017`, where a line of four figures or more runs uncut to its
  /// end; `12% in 2015, 13% in 2016 and 14% in 2017` of two or three; else the latest figure.
  ///
  /// Forecasts are not quoted.
  func finding(_ line: DataLine, saysRate: Bool = false) -> String {
    let run = uncutRun(line)
    guard let first = run.first, let last = run.last else { return "" }
    switch run.count {
    case 1: return one(last, saysRate: saysRate)
    case 2...3 where Set(run.map { amount($0) }).count == 1:
      return fromTo(first, last, saysRate: saysRate)
    case 2...3:
      let parts = run.map { one($0, saysRate: saysRate && $0.period == last.period) }
      return catalogue.list(parts)
    default: return fromTo(first, last, saysRate: saysRate)
    }
  }

  /// The latest figure alone: `45.6 per 1,000 live births in 2017`.
  func latestFinding(_ line: DataLine, saysRate: Bool = false) -> String {
    uncutRun(line).last.map { one($0, saysRate: saysRate) } ?? ""
  }

  /// Names a value with its period.
  private func one(_ row: Observation, saysRate: Bool) -> String {
    let isSpan = row.period.kind == .days || row.period.kind == .day
    return say(
      isSpan ? "finding.span" : "finding.one",
      [
        "value": .text(amount(row, saysRate: saysRate)), "period": .text(period(row.period)),
      ])
  }

  private func fromTo(_ first: Observation, _ last: Observation, saysRate: Bool) -> String {
    let (start, end) = (amount(first), amount(last))
    return say(
      start == end ? "finding.same" : "finding.fromTo",
      [
        "first": .text(start), "firstPeriod": .text(period(first.period)),
        "last": .text(amount(last, saysRate: saysRate)), "lastPeriod": .text(period(last.period)),
      ])
  }

  /// The uncut stretch that ends with the latest figure that is no forecast.
  private func uncutRun(_ line: DataLine) -> [Observation] {
    var run: [Observation] = []
    for index in line.rows.reversed() {
      let row = data.observations[index]
      guard row.status != .forecast else { continue }
      guard let next = run.last else {
        run.append(row)
        continue
      }
      let reasons = LineCut.reasons(from: row, to: next, register: register)
      guard reasons.isEmpty else { break }
      run.append(row)
    }
    return run.reversed()
  }

  /// The lines that have a figure of the latest period: `Female 70.6%, Male 71.5%` where they are
  /// few, between what they lie where they are many. The period comes with it. `nil` where their
  /// sources differ.
  func lineup(_ panel: FigurePanel) -> (period: String, text: String)? {
    let all = zip(panel.labels, panel.lines).compactMap { label, line in
      uncutRun(line).last.map { (label: label, row: $0) }
    }
    guard let first = all.max(by: { $0.row.period < $1.row.period })?.row else { return nil }
    let told = all.filter { $0.row.period == first.period }
    guard told.allSatisfy({ $0.row.source == first.source }) else { return nil }
    if told.count <= 4 {
      let parts = told.map { label, row in
        say("finding.part", ["label": .text(label), "value": .text(amount(row))])
      }
      return (period(first.period), parts.joined(separator: catalogue.text("list.separator")))
    }
    let latest = told.map(\.row)
    // No category of many is named: a list that is led by the highest is a league table.
    let ordered = latest.sorted { ($0.value.number ?? 0) < ($1.value.number ?? 0) }
    guard let low = ordered.first, let high = ordered.last else { return nil }
    return (
      period(first.period),
      say(
        "finding.between",
        [
          "low": .text(amount(low)), "high": .text(amount(high)),
          "dimension": .text(inSentence(dimensionLabels(differing(panel.lines)))),
        ])
    )
  }

  /// The dimensions in which lines differ, `sex+age`.
  private func differing(_ lines: [DataLine]) -> String {
    let parts = lines.map(\.key.breakdown.parts)
    let shared = parts.dropFirst().reduce(Set(parts.first ?? [])) { $0.intersection($1) }
    let names = Set(parts.joined()).subtracting(shared).map(\.dimension)
    return Set(names).sorted().joined(separator: "+")
  }

  /// A name within a sentence: without its capital, unless it is an abbreviation.
  func inSentence(_ name: String) -> String {
    guard let second = name.dropFirst().first, second.isLowercase || second == " " else {
      return name
    }
    return name.prefix(1).lowercased() + name.dropFirst()
  }
}
