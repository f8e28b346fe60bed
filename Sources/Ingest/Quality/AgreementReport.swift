import SDGModel
import Statistics

/// What an official and a citizen series of the same thing say of each other: every test with its verdict,
/// and whether there is an open conflict, which keeps the citizen source alongside.
///
/// Differences are the citizen figure less the official one. Where both have standard errors, each period
/// is tested by z with Holm's correction; where they have none nothing is tested, and a difference of more
/// than a tenth and more than two units is called a conflict, unless the criteria set other limits.
public struct AgreementReport: Sendable {
  public enum Verdict: String, Sendable, CaseIterable {
    case agreement, noDifferenceShown, difference, equivalent, notShownEquivalent, conflict
    case openConflict, unreliable, notComputable, notTested
  }

  public struct Row: Sendable, Equatable {
    public var test: String
    public var value: Double?
    public var interval: Interval?
    public var p: Double?
    public var verdict: Verdict?

    init(
      _ test: String, _ value: Double?, _ interval: Interval? = nil, p: Double? = nil,
      verdict: Verdict? = nil
    ) {
      self.test = test
      self.value = value
      self.interval = interval
      self.p = p
      self.verdict = verdict
    }
  }

  /// How far apart two series may be and still agree.
  public enum Margin: Sendable, Equatable {
    /// In the unit of the figures: percentage points for shares.
    case absolute(Double)
    /// A share of the mean of the official figures.
    case relative(Double)
  }

  static let significance = 0.05

  public let rows: [Row]
  /// Periods that both have, in order.
  public let overlap: [Period]
  public let verdict: Verdict

  public init(
    _ points: [PairedPoint], margin: Margin, limits: QualityCriteria.ConflictLimits = .init()
  ) {
    let common = points.filter { $0.pair != nil }.sorted { $0.period < $1.period }
    overlap = common.map(\.period)
    let periods = AgreementReport.periods(common, limits)
    var rows = [Row("overlap", Double(common.count))]
    rows += AgreementReport.series(common, margin)
    rows += periods.rows
    let trend = AgreementReport.trend(common)
    rows += trend.map { [$0] } ?? []
    let isOpen = periods.isOpen || trend?.verdict == .conflict
    let isEquivalent = rows.contains { $0.verdict == .equivalent }
    verdict =
      common.isEmpty
      ? .notComputable
      : isOpen
        ? .openConflict
        : periods.hasConflict ? .conflict : isEquivalent ? .agreement : .noDifferenceShown
    rows.append(Row("conclusion", nil, verdict: verdict))
    self.rows = rows
  }

  private static func series(_ common: [PairedPoint], _ margin: Margin) -> [Row] {
    guard let found = Agreement(common.compactMap(\.pair)) else {
      return [Row("bias", common.first?.pair?.difference, verdict: .notTested)]
    }
    let paired = found.pairedTest
    let width = absolute(margin, found)
    let equivalence = width.flatMap { found.equivalence(margin: $0) }
    return [
      Row(
        "bias", found.bias, paired?.interval, p: paired?.p,
        verdict: paired.map { $0.p < significance ? .difference : .noDifferenceShown }),
      Row("spread", found.spread),
      Row(
        "limitsOfAgreement", found.bias, found.limits,
        verdict: found.limits == nil ? .notComputable : common.count < 10 ? .unreliable : nil),
      Row("meanAbsolutePercentageError", found.meanAbsolutePercentageError),
      Row("rootMeanSquaredError", found.rootMeanSquaredError),
      Row("pearson", found.pearson?.r, p: found.pearson?.p),
      Row("spearman", found.spearman), Row("concordance", found.concordance),
      Row(
        "equivalence", width, equivalence?.interval, p: equivalence?.p,
        verdict: equivalence.map { $0.p < significance ? .equivalent : .notShownEquivalent }
          ?? .notComputable),
    ]
  }

  private static func absolute(_ margin: Margin, _ agreement: Agreement) -> Double? {
    switch margin {
    case .absolute(let width): return width
    case .relative(let share):
      let official = agreement.pairs.map(\.official)
      return Moments.mean(official).map { ($0 * share).magnitude }
    }
  }

  private static func periods(
    _ common: [PairedPoint], _ limits: QualityCriteria.ConflictLimits
  ) -> (rows: [Row], hasConflict: Bool, isOpen: Bool) {
    let tests = common.map(test)
    let adjusted = HolmCorrection.adjusted(tests.compactMap { $0?.p })
    var rows: [Row] = []
    var conflicts: [Bool] = []
    var next = adjusted.makeIterator()
    for (point, test) in zip(common, tests) {
      guard let pair = point.pair else { continue }
      if let test, let p = next.next() {
        let half = NormalDistribution.quantile(0.975) * test.error
        conflicts.append(p < significance)
        rows.append(
          Row(
            "z \(point.period.text)", test.z,
            Interval(lower: test.difference - half, upper: test.difference + half), p: p,
            verdict: p < significance ? .conflict : .noDifferenceShown))
      } else {
        let isLarge = isLargeDifference(pair, limits)
        conflicts.append(isLarge)
        rows.append(
          Row(
            "difference \(point.period.text)", pair.difference,
            verdict: isLarge ? .conflict : .notTested))
      }
    }
    let isRepeated = zip(conflicts, conflicts.dropFirst()).contains { $0 && $1 }
    let isFar = tests.contains { ($0?.z.magnitude ?? 0) > limits.z }
    return (rows, conflicts.contains(true), isRepeated || isFar)
  }

  private static func test(_ point: PairedPoint) -> PairTest? {
    guard let pair = point.pair, let official = point.officialError,
      let citizen = point.citizenError
    else { return nil }
    return PairTest(
      official: Estimate(value: pair.official, error: official),
      citizen: Estimate(value: pair.citizen, error: citizen))
  }

  private static func isLargeDifference(
    _ pair: Pair, _ limits: QualityCriteria.ConflictLimits
  ) -> Bool {
    let difference = pair.difference.magnitude
    return difference > limits.absolute
      && difference > limits.relative * pair.official.magnitude
  }

  /// Two series that significantly move in opposite directions are in conflict, whatever their level.
  private static func trend(_ common: [PairedPoint]) -> Row? {
    let times = common.map(\.period.axis.middle)
    let pairs = common.compactMap(\.pair)
    guard let official = Trend(x: times, y: pairs.map(\.official)),
      let citizen = Trend(x: times, y: pairs.map(\.citizen)), let ofOfficial = official.p,
      let ofCitizen = citizen.p
    else { return nil }
    let isOpposite =
      official.slope * citizen.slope < 0 && max(ofOfficial, ofCitizen) < significance
    return Row(
      "trend", citizen.slope - official.slope, p: max(ofOfficial, ofCitizen),
      verdict: isOpposite ? .conflict : .noDifferenceShown)
  }
}
