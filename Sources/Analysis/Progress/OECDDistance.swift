import Statistics

/// The OECD's distance to the target in standard deviations of the peers, and whether there is a trend.
///
/// max(0, d(v* − v)/σ), σ of the peers at the baseline. The trend is Spearman's rank correlation of years and values
/// of all figures, a direction where it is significant at 10 per cent.
///
/// Source: OECD (2022), "The Short and Winding Road to 2030".
enum OECDDistance {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    guard let latest = question.points.last else { throw .noFigures }
    var distance: Double?
    var missing: ProgressGap?
    if question.target == nil {
      missing = .noTarget
    } else if question.peerDeviation == nil {
      missing = .needsPeers
    }
    if let target = question.target, let deviation = question.peerDeviation {
      distance = max(0, question.sign * (target - latest.value) / deviation)
    }
    let trend = RankTrend(question.points)
    var found = ProgressResult.Class.noClearTrend
    if let trend, trend.p < 0.1 {
      found = question.sign * trend.rho > 0 ? .improving : .worsening
    }
    if distance == 0 { found = .targetMet }
    if question.points.count < 3, found != .targetMet {
      return ProgressResult(
        .notAssessable, value: distance, reason: (missing ?? .fewPoints).rawValue)
    }
    return ProgressResult(found, value: distance, reason: missing?.rawValue)
      .with(("spearman", trend?.rho), ("p_value", trend?.p))
  }
}
