import Analysis
import SDGModel
import Wording

/// What is said of how far the groups of a series are apart.
struct InequalityWords {
  let words: Words

  private func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    words.catalogue.text("unequal.\(key)", arguments)
  }

  func label(_ category: String, _ found: SeriesInequality) -> String {
    words.breakdownLabel(Breakdown([.init(found.dimension, category)]))
  }

  private func amount(_ value: Double, _ found: SeriesInequality) -> String {
    words.amount(value, like: found.key)
  }

  /// The series, whom it is about, the dimension and the period.
  func title(_ found: SeriesInequality) -> String {
    let key = found.key
    var parts = [words.measureName(series: key.series, indicator: key.indicator, unit: key.unit)]
    if !key.breakdown.isTotal { parts.append(words.breakdownLabel(key.breakdown)) }
    if key.area != words.data.scope.area.id { parts.append(words.areaName(key.area)) }
    parts.append(words.period(found.period))
    return parts.joined(separator: words.catalogue.text("list.separator"))
  }

  /// The gap in the unit and as a ratio, and who is behind; of two groups in so many words.
  func sentences(_ found: SeriesInequality) -> [String] {
    guard let worst = found.worst, let best = found.best else { return [] }
    if worst.value == best.value {
      return [say("alike", ["value": .text(amount(worst.value, found))])]
    }
    var sentences = [
      say(
        found.direction == nil ? "gap.neutral" : "gap",
        [
          "gap": .text(difference(found)), "ratio": .text(ratio(found)),
          "worst": .text(label(worst.category, found)),
          "worstValue": .text(amount(worst.value, found)),
          "best": .text(label(best.category, found)), "bestValue": .text(amount(best.value, found)),
        ])
    ]
    if let behind = behind(found) { sentences.append(behind) }
    sentences += change(found)
    return sentences
  }

  /// With its interval where one is known: of several groups the ends were picked after looking, and none is told.
  private func difference(_ found: SeriesInequality) -> String {
    guard let first = found.worst, let last = found.best else { return "" }
    let gap = (last.value - first.value).magnitude
    let kind = CountUnit.isPercentage(found.key.unit) && found.key.multiplier == 0
    let text =
      kind
      ? say("points", ["number": .number(gap, decimals: 1)]) : amount(gap, found)
    guard found.groups.count == 2, let interval = found.difference?.interval else { return text }
    let ends = [interval.lower, interval.upper].map { abs($0) }.sorted()
    let crosses = interval.lower < 0 && interval.upper > 0
    return crosses
      ? say("uncertain", ["gap": .text(text)])
      : say(
        "interval",
        [
          "gap": .text(text),
          "range": .text(
            words.catalogue.range(Words.significant(ends[0]), Words.significant(ends[1]))),
        ])
  }

  private func ratio(_ found: SeriesInequality) -> String {
    guard let ratio = found.ratio?.estimate, ratio > 0 else { return "" }
    return say(
      "ratio", ["number": .number(Words.significant(max(ratio, 1 / ratio)), decimals: 2)])
  }

  /// One group may be called the last only where every other is shown to be better.
  private func behind(_ found: SeriesInequality) -> String? {
    // Of two groups the interval has said it.
    guard found.groups.count > 2 else { return nil }
    guard let set = found.furthestBehind else {
      return found.direction == nil ? nil : say("behind.untested")
    }
    let names = set.map { label($0, found) }
    if names.count == found.groups.count { return say("behind.none") }
    return names.count == 1
      ? say("behind.one", ["group": .text(names[0])])
      : say("behind.several", ["groups": .text(words.catalogue.list(names))])
  }

  private func change(_ found: SeriesInequality) -> [String] {
    guard let dynamics = found.dynamics, let span = found.span else { return [] }
    if found.changedSides {
      return [
        say(
          "changedSides",
          ["first": .asIs("\(span.lowerBound)"), "last": .asIs("\(span.upperBound)")])
      ]
    }
    let arguments: [String: Catalogue.Argument] = [
      "first": .asIs("\(span.lowerBound)"), "last": .asIs("\(span.upperBound)"),
      "from": .text(amountOfGap(dynamics.gaps.first ?? 0, found)),
      "to": .text(amountOfGap(dynamics.gaps.last ?? 0, found)),
      "pattern": .text(say("pattern.\(dynamics.pattern)")),
    ]
    var sentences = [say("change.\(dynamics.verdict)", arguments)]
    // A gap that may as well stand still closes in no year.
    let isGain = dynamics.changeBehind > 0
    if dynamics.verdict != .notSignificant, isGain, let years = dynamics.yearsToClose {
      sentences.append(
        years > 50
          ? say("notClosed")
          : say("closed", ["years": .number(years.rounded(.up), decimals: 0)]))
    }
    if let relative = dynamics.relativeRate, relative * dynamics.annualChange < 0 {
      sentences.append(say("disagree"))
    }
    return sentences
  }

  private func amountOfGap(_ gap: Double, _ found: SeriesInequality) -> String {
    CountUnit.isPercentage(found.key.unit) && found.key.multiplier == 0
      ? say("points", ["number": .number(gap, decimals: 1)])
      : amount(gap, found)
  }
}
