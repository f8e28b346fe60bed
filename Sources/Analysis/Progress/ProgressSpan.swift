import Statistics

/// The way from the baseline to the latest figure, and on to the target.
struct ProgressSpan {
  let question: ProgressQuestion
  let baseline: TimePoint
  let latest: TimePoint

  /// What holds for every method before it computes anything.
  enum Start {
    case span(ProgressSpan)
    case ended(ProgressResult)
  }

  /// - Parameter anyLater: where no figure is near the baseline year, whether the next later one counts.
  static func start(_ question: ProgressQuestion, anyLater: Bool = false) -> Start {
    guard let latest = question.points.last else { return .ended(.notAssessable(.noFigures)) }
    let later =
      anyLater ? question.points.first { $0.time >= question.baselineYear } : question.baseline
    guard let baseline = later else {
      // A single figure is no series, whatever its year.
      return .ended(.notAssessable(question.points.count == 1 ? .onePoint : .noBaseline))
    }
    let span = ProgressSpan(question: question, baseline: baseline, latest: latest)
    guard span.years > 0 else {
      // There are earlier figures, and none after the baseline.
      if question.points.count > 1, !question.meetsTarget(latest.value) {
        return .ended(.notAssessable(.nothingSince))
      }
      return .ended(
        .notAssessable(question.meetsTarget(latest.value) ? .onePointMet : .onePoint))
    }
    return .span(span)
  }

  var years: Double { latest.time - baseline.time }
  var yearsLeft: Double { question.targetYear - latest.time }
  var yearsInAll: Double { question.targetYear - baseline.time }
  var isMet: Bool { question.meetsTarget(latest.value) }

  /// (v_t − v_b)/(t − b), in the unit of the figures a year.
  var annualChange: Double { (latest.value - baseline.value) / years }

  /// Its standard error, the two figures being of independent surveys; `nil` where one of them has none.
  var annualChangeError: Double? {
    guard let one = baseline.error, let other = latest.error else { return nil }
    return (one * one + other * other).squareRoot() / years
  }

  /// CAGR_a, for figures above 0.
  func observedGrowth() throws(ProgressGap) -> Double {
    guard baseline.value > 0, latest.value > 0,
      let growth = Growth.compound(from: baseline.value, to: latest.value, years: years)
    else { throw .notPositive }
    return growth
  }

  /// CAGR_r.
  func requiredGrowth(_ target: Double) throws(ProgressGap) -> Double {
    guard target > 0 else { throw .targetNotPositive }
    guard target != baseline.value else { throw .atTarget }
    guard let growth = Growth.compound(from: baseline.value, to: target, years: yearsInAll) else {
      throw .yearOver
    }
    return growth
  }

  /// What is over with the target: met, lost since the baseline, or its year past.
  ///
  /// - Parameter score: of a method that scores what is met.
  func settled(score: Double? = nil) -> ProgressResult? {
    guard let target = question.target else { return nil }
    if isMet { return ProgressResult(.targetMet, score: score) }
    if question.sign * (baseline.value - target) > 0 { return ProgressResult(.targetLost) }
    if yearsLeft <= 0 { return ProgressResult(.targetMissed) }
    return nil
  }
}

extension ProgressQuestion {
  /// Whether the figures of baseline and latest year differ by more than chance, at 5 per cent; `nil` where one has
  /// no standard error.
  public var isSignificant: Bool? {
    guard case .span(let span) = ProgressSpan.start(self), let error = span.annualChangeError,
      error > 0
    else { return nil }
    return (span.annualChange / error).magnitude >= NormalDistribution.quantile(0.975)
  }
}
