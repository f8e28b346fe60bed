import Analysis
import SDGModel
import Wording

/// What is said of how far a series is on its way: judgements, what they rest on, and what was left out.
struct ProgressWords {
  let words: Words
  let settings: ProgressSettings

  private func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    words.catalogue.text("progress.\(key)", arguments)
  }

  /// What pages show of a series: the project's method, or of growth rates the mean that is held against a target.
  func shown(_ progress: SeriesProgress) -> (method: ProgressMethod, result: ProgressResult)? {
    let method = progress.rule == .growth ? .linear : settings.method
    return progress.result(method).map { (method, $0) }
  }

  func name(_ method: ProgressMethod) -> String { say("method.\(method.rawValue)") }

  func name(_ result: ProgressResult.Class) -> String { say("class.\(result.rawValue)") }

  /// An arrow and the word: the arrow says the same to who sees it.
  func badge(_ result: ProgressResult) -> String {
    let sign = ProgressWords.sign(result.class)
    return sign.isEmpty ? name(result.class) : "\(sign) \(name(result.class))"
  }

  /// The badge of a series. Two figures without errors are a change and no trend: no arrow points anywhere.
  func badge(_ result: ProgressResult, of progress: SeriesProgress) -> String {
    progress.points.count < 3 && progress.isSignificant == nil && result.class != .targetMet
      ? name(result.class) : badge(result)
  }

  private static func sign(_ class: ProgressResult.Class) -> String {
    switch `class` {
    case .targetMet, .targetAchieved: "✓"
    case .onTrack, .significantProgress, .substantialProgress, .maintain, .onTrackOrMaintaining,
      .improving:
      "↑"
    case .moderateProgress, .fairProgress, .moderatelyImproving, .accelerate: "↗"
    case .marginalProgress, .limitedOrNone, .insufficientProgress, .limitedProgress, .behind,
      .stagnation, .stagnating, .noClearTrend:
      "→"
    case .regression, .deterioration, .movementAway, .moderateMovementAway,
      .significantMovementAway, .reverse, .decreasing, .worsening, .targetLost:
      "↓"
    case .targetNotMet, .targetMissed, .notAssessable, .notAvailable: ""
    }
  }

  /// Why there is no judgement, or what else has to be known.
  func reason(_ result: ProgressResult) -> String {
    guard let reason = result.reason else { return "" }
    guard let gap = ProgressGap(rawValue: reason) else { return reason }
    return say("gap.\(gap)")
  }

  /// The reason, or that a target once met may not stay so.
  func remark(_ progress: SeriesProgress, _ result: ProgressResult) -> String {
    guard result.class == .targetMet, progress.rule == .level, let from = progress.baseline?.value,
      let to = progress.latest?.value,
      progress.direction == .increase ? to < from : to > from
    else { return reason(result) }
    return say("movesAway")
  }

  private func amount(_ value: Double, _ progress: SeriesProgress) -> String {
    words.amount(value, like: progress.key)
  }

  /// `52.5 % (2015)`
  func point(_ time: Double, _ value: Double, _ progress: SeriesProgress) -> String {
    say(
      "point", ["value": .text(amount(value, progress)), "year": .asIs("\(Int(time))")])
  }

  /// What is asked, and by whom.
  func aim(_ progress: SeriesProgress) -> String {
    let aim = progress.aim
    guard let value = aim.value else { return say("aim.none.\(progress.direction.rawValue)") }
    let arguments: [String: Catalogue.Argument] = [
      "value": .text(amount(value, progress)), "year": .asIs("\(aim.year)"),
      "source": .text(aim.source),
    ]
    switch aim.basis {
    case .national where aim.isOfEverybody: return say("aim.everybody", arguments)
    case .national: return say(aim.source.isEmpty ? "aim.own" : "aim.national", arguments)
    default: return say("aim.international", arguments)
    }
  }

  /// Where figures would be in the year of the target.
  func expected(_ progress: SeriesProgress) -> String {
    progress.expected.map { amount($0, progress) } ?? "–"
  }

  /// What has to be known before a word is written about a judgement.
  func notes(_ progress: SeriesProgress) -> [String] {
    var notes: [String] = []
    if let year = progress.breakYear {
      notes.append(
        say(
          "break",
          ["year": .asIs("\(year)"), "count": .count(progress.leftOut.beforeBreak)]))
    }
    if progress.hasOwnBaseline { notes.append(say("ownBaseline")) }
    if progress.isSignificant == false { notes.append(say("notSignificant")) }
    if progress.points.count == 2 { notes.append(say("twoFigures")) }
    if let years = progress.years, years < 3 {
      notes.append(say("shortSpan", ["count": .count(Int(years))]))
    }
    if progress.leftOut.forecasts > 0 {
      notes.append(say("forecasts", ["count": .count(progress.leftOut.forecasts)]))
    }
    if progress.leftOut.bounds > 0 {
      notes.append(say("bounds", ["count": .count(progress.leftOut.bounds)]))
    }
    if progress.makers.contains(where: \.isCitizen) {
      notes.append(say(progress.isOfCitizensAlone ? "ofCitizens" : "withCitizens"))
    }
    return notes
  }

  /// The measure and who it is about.
  func title(_ progress: SeriesProgress) -> String {
    let key = progress.key
    let name = words.measureName(series: key.series, indicator: key.indicator, unit: key.unit)
    guard !key.breakdown.isTotal else { return name }
    return say(
      "titled",
      ["name": .text(name), "part": .text(words.breakdownLabel(key.breakdown))])
  }
}
