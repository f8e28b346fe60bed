/// Eurostat's assessment for the EU's set of indicators.
///
/// With a target: R = CAGR_a/CAGR_r, from 0.95 significant progress, 0.6 moderate, 0 insufficient, below movement away.
/// Without: growth a year in the wanted direction, from 1 per cent significant, from 0 moderate progress, from −1 per
/// cent moderate movement away. Eurostat looks at fifteen years, of which ten must be there, and at five.
///
/// Source: Eurostat, "Sustainable development in the European Union", annex on methods; the limits with a target as
/// the first code of Open SDG quotes them.
enum EurostatProgress {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    try GrowthAgainstTarget.assess(question) { ratio in
      ratio >= 0.95
        ? .significantProgress
        : ratio >= 0.6 ? .moderateProgress : ratio >= 0 ? .insufficientProgress : .movementAway
    } ofGrowth: { growth in
      growth >= 0.01
        ? .significantProgress
        : growth >= 0
          ? .moderateProgress : growth >= -0.01 ? .moderateMovementAway : .significantMovementAway
    }
  }
}
