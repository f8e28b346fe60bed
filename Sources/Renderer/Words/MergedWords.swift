import SDGModel
import Wording

/// What is said of a merged series, on pages and by the command line.
struct MergedWords {
  let words: Words

  private func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    words.catalogue.text("merged.\(key)", arguments)
  }

  /// What, where, of whom, and in which unit.
  func title(_ series: MergedSeries) -> String {
    let unit = series.key.key.unit
    return [
      words.seriesTitle(series.key.key.series), place(series),
      unit.isEmpty ? "" : words.unitName(unit),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Where and of whom.
  func place(_ series: MergedSeries) -> String {
    [words.areaName(series.key.key.area), words.breakdownLabel(series.key.key.breakdown)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  func failure(_ series: MergedSeries) -> String {
    series.failure.map { say("failure.\($0.rawValue)") } ?? ""
  }

  /// How it was made, why so, of what, and who decided; or why it was not.
  func sentences(_ series: MergedSeries) -> [String] {
    var texts: [String] = []
    if series.failure != nil {
      texts.append(say("failed", ["reason": .text(self.failure(series))]))
    } else {
      texts.append(say("method.\(series.method?.rawValue ?? MergeRule.priorityFill.rawValue)"))
    }
    if !series.sources.isEmpty {
      texts.append(say("sources", ["names": .text(list(series.sources.map(words.sourceTitle)))]))
    }
    if !series.reason.isEmpty { texts.append(say("reason", ["reason": .text(series.reason)])) }
    texts += overlap(series)
    for source in series.sources { texts.append(decision(source, series)) }
    return texts.map(Site.sentence)
  }

  /// A difference of shares is in percentage points; of others in their unit.
  private func difference(_ size: Double, _ series: MergedSeries) -> String {
    let number = words.value(.number(size))
    let unit = series.key.key.unit
    if words.vocabulary?.unit(named: unit)?.unit.symbol == "%" {
      return say("points", ["value": .asIs(number)])
    }
    let label = unit.isEmpty ? "" : words.unitLabel(unit, multiplier: series.key.key.multiplier)
    return label.isEmpty ? number : "\(number)\u{A0}\(label)"
  }

  private func list(_ texts: [String]) -> String { words.catalogue.list(texts) }

  /// Both sides of the same periods: what they say of each other.
  private func overlap(_ series: MergedSeries) -> [String] {
    guard !series.overlap.isEmpty else { return series.failure == nil ? [say("noOverlap")] : [] }
    var texts = [
      say(
        "overlap",
        [
          "count": .count(series.overlap.count),
          "periods": .text(list(series.overlap.map(words.period))),
        ])
    ]
    if let bias = test("bias", series)?.value {
      let size = difference(rounded(bias.magnitude), series)
      texts.append(
        say(bias == 0 ? "bias.none" : bias > 0 ? "bias.above" : "bias.below", ["size": .asIs(size)])
      )
    }
    if let verdict = test("equivalence", series)?.verdict { texts.append(say("test.\(verdict)")) }
    if let verdict = test("conclusion", series)?.verdict { texts.append(say("test.\(verdict)")) }
    return texts
  }

  private func test(_ name: String, _ series: MergedSeries) -> MergedSeries.Test? {
    series.tests.first { $0.name == name }
  }

  private func decision(_ source: String, _ series: MergedSeries) -> String {
    guard let decision = words.register[source]?.decision(for: series.key.indicator) else {
      return words.catalogue.text("decision.none")
    }
    return words.catalogue.text(
      "decision.recorded",
      [
        "body": .text([decision.body, decision.role].compactMap { $0 }.joined(separator: ", ")),
        "date": .code(decision.date ?? ""), "reason": .text(decision.fullReason ?? ""),
      ])
  }

  /// How one figure came about; for what is missing, why.
  func making(_ point: MergedSeries.Point) -> String {
    var texts = [say("making.\(point.making.rawValue)")]
    texts += point.refusals.map { say("refusal.\($0.rawValue)") }
    return texts.filter { !$0.isEmpty }.joined(separator: ": ")
  }

  func statuses(_ point: MergedSeries.Point) -> String {
    let flags = point.flags.filter { $0 != .normal || point.flags.count == 1 }
    return list(flags.map { words.catalogue.text("status.\($0.rawValue)") })
  }

  /// A computed figure with as many digits as say something: four.
  func value(_ point: MergedSeries.Point, multiplier: Int) -> String {
    guard let value = point.value else { return "–" }
    let scaled = value * Site.powerOfTen(multiplier)
    return words.catalogue.numbers.text(point.making == .computed ? rounded(scaled) : scaled)
  }

  func interval(_ point: MergedSeries.Point, multiplier: Int) -> String {
    guard let lower = point.lower, let upper = point.upper else { return "" }
    let texts = [lower, upper].map {
      words.catalogue.numbers.text(rounded($0 * Site.powerOfTen(multiplier)))
    }
    return "\(texts[0])–\(texts[1])"
  }

  private func rounded(_ value: Double) -> Double {
    var step = 1000.0
    var bound = 1.0
    while value.magnitude >= bound, step > 1 {
      bound *= 10
      step /= 10
    }
    return (value * step).rounded() / step
  }
}
