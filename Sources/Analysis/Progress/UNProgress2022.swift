/// The four levels of the UN Progress Chart of 2022 and before.
///
/// With a target: CR = CAGR_a/CAGR_r, from 0.95 on track, 0.5 fair progress, −0.1 limited or none, below
/// deterioration. Without: growth a year in the wanted direction, above 1 per cent, above 0.5, from −1.
///
/// Source: UNSD, "SDG Progress Chart 2022, technical note", as UNDP implements it.
enum UNProgress2022 {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    try GrowthAgainstTarget.assess(question) { ratio in
      ratio >= 0.95
        ? .onTrack : ratio >= 0.5 ? .fairProgress : ratio >= -0.1 ? .limitedOrNone : .deterioration
    } ofGrowth: { growth in
      growth > 0.01
        ? .onTrack
        : growth > 0.005 ? .fairProgress : growth >= -0.01 ? .limitedOrNone : .deterioration
    }
  }
}
