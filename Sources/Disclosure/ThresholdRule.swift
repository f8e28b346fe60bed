import SDGModel

/// The minimum-frequency rule: a count *n* of persons with 0 < *n* < *k* is not shown.
///
/// It applies to numerators, denominators, sample sizes and complements (denominator less
/// numerator), and to counts that are themselves the value. A true 0 is published. Source: UN and
/// Eurostat handbooks on statistical disclosure control, minimum-frequency rule; the default
/// thresholds are 5, and 10 for sensitive groups.
struct ThresholdRule {
  let settings: DisclosureSettings
  let scope: Scope
  let register: SourceRegister

  /// The threshold that a row breaks; `nil` where it may be shown.
  ///
  /// What an official producer has published already passes as published. A recorded exemption
  /// covers a register's national totals, never its areas or groups.
  func limitBroken(by row: Observation) -> Int? {
    guard appliesTo(row) else { return nil }
    let limit = limit(for: row)
    let isBroken = counts(of: row).contains { $0 > 0 && $0 < Double(limit) }
    return isBroken ? limit : nil
  }

  /// Whether the rule is about a row at all.
  func appliesTo(_ row: Observation) -> Bool {
    row.value.saysSomething && !isPublishedOfficially(row) && !isExempt(row)
  }

  func limit(for row: Observation) -> Int {
    isSensitive(row) ? settings.sensitiveThreshold : settings.threshold
  }

  /// Those asked, those who have the answer, those who have not; 0 where it is not known.
  func persons(in row: Observation) -> [Double] {
    let isCount = CountUnit.mayCount(row.unit)
    let base = row.denominator ?? row.sampleSize
    let own = isCount ? row.value.number.map { $0 * power(of: row.multiplier) } : nil
    let met = row.numerator ?? base.flatMap { numeratorOfRate(row, base: $0) } ?? own
    return [base ?? own ?? 0, met ?? 0, base.flatMap { base in met.map { base - $0 } } ?? 0]
  }

  private func isPublishedOfficially(_ row: Observation) -> Bool {
    guard let publisher = register[row.publisher], publisher.kind.isOfficial else { return false }
    return !publisher.isRecordLevel
  }

  private func isExempt(_ row: Observation) -> Bool {
    row.area == scope.area.id && row.breakdown.isTotal
      && settings.exempt.contains { $0.source == row.source }
  }

  private func isSensitive(_ row: Observation) -> Bool {
    scope.groups.contains { group in
      group.isSensitive && (group.includes(row.breakdown) || group.series.contains(row.series))
    }
  }

  /// Every number of persons that the row shows or lets be computed.
  private func counts(of row: Observation) -> [Double] {
    var counts = [row.numerator, row.denominator, row.sampleSize].compactMap { $0 }
    if CountUnit.mayCount(row.unit), let number = row.value.number {
      counts.append(number * power(of: row.multiplier))
    }
    let base = row.denominator ?? row.sampleSize
    if let base {
      let numerator = row.numerator ?? numeratorOfRate(row, base: base)
      if let numerator { counts += [numerator, base - numerator] }
    }
    return counts
  }

  /// 1.5 in millions are 1,500,000 persons.
  private func power(of multiplier: Int) -> Double {
    let power = (0..<min(abs(multiplier), 30)).reduce(1.0) { product, _ in product * 10 }
    return multiplier < 0 ? 1 / power : power
  }

  /// 25 per cent of 12 persons are 3 persons.
  private func numeratorOfRate(_ row: Observation, base: Double) -> Double? {
    guard CountUnit.isPercentage(row.unit), case .number(let value) = row.value else { return nil }
    return (value / 100 * base).rounded()
  }
}
