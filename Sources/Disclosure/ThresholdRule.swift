import SDGModel

/// The minimum-frequency rule: a count *n* of persons with 0 < *n* < *k* is not shown.
///
/// It applies to numerators, denominators, sample sizes and complements (denominator less
/// numerator), and to counts that are themselves the value. A true 0 is published. Source: UN and
/// Eurostat handbooks on statistical disclosure control, minimum-frequency rule; the default
/// thresholds are 5, and 10 for sensitive groups.
///
/// A share of 100 % says of everybody asked the same (group disclosure: A. Hundepool et al. (2012),
/// "Statistical Disclosure Control", Wiley, 4.2): it is shown of at least 2 *k* persons, of fewer than whom
/// no other share but 0 can be shown either.
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
    return isBroken || isOfAll(row, limit) ? limit : nil
  }

  /// Whether it says that all of few persons have the answer.
  private func isOfAll(_ row: Observation, _ limit: Int) -> Bool {
    guard CountUnit.isPercentage(row.unit), let base = row.denominator ?? row.sampleSize,
      base > 0, base < Double(2 * limit)
    else { return false }
    return row.value == .number(100) || row.numerator == base
  }

  /// Whether the rule is about a row at all.
  func appliesTo(_ row: Observation) -> Bool {
    row.value.saysSomething && !isPublishedOfficially(row) && !isExempt(row)
  }

  /// What the row is rounded to; `nil` where it is no count of persons, or is not to be rounded. A count of
  /// some among others is a share as well and not rounded.
  func rounding(of row: Observation) -> Int? {
    guard let base = settings.rounding, appliesTo(row), CountUnit.mayCount(row.unit),
      case .number(let number) = row.value, row.denominator == nil,
      row.sampleSize.map({ $0 == number }) ?? true
    else { return nil }
    return isSensitive(row) ? max(base, settings.sensitiveThreshold) : base
  }

  func limit(for row: Observation) -> Int {
    isSensitive(row) ? settings.sensitiveThreshold : settings.threshold
  }

  /// Those asked, those who have the answer, those who have not; 0 where it is not known.
  func persons(in row: Observation) -> [Double] { PublishedFigures.persons(in: row) }

  private func isPublishedOfficially(_ row: Observation) -> Bool {
    guard let publisher = register[row.publisher], publisher.kind.isOfficial else { return false }
    return !publisher.isRecordLevel
  }

  /// Whether a decision lets the national total of a register be shown, however small.
  func isExempt(_ row: Observation) -> Bool {
    row.value.saysSomething && row.area == scope.area.id && row.breakdown.isTotal
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
      counts.append(number * PublishedFigures.power(of: row.multiplier))
    }
    let base = row.denominator ?? row.sampleSize
    if let base {
      let numerator = row.numerator ?? PublishedFigures.numeratorOfRate(row, base: base)
      if let numerator { counts += [numerator, base - numerator] }
    }
    return counts
  }
}
