import SDGModel
import Statistics

/// Makes the merged series that the project's settings ask for.
///
/// It takes the published observations: what disclosure control hid is suppressed here too, and so is
/// never filled and never part of a factor. Figures meet only where their cells do, in area, breakdown,
/// definition and unit. An official figure never changes.
public struct SeriesMerge {
  let observations: ObservationTable
  let register: SourceRegister
  let settings: MergeSettings

  public init(
    observations: ObservationTable, register: SourceRegister, settings: MergeSettings
  ) {
    self.observations = observations
    self.register = register
    self.settings = settings
  }

  /// - Parameter cells: those of ``Merge``, with rows of the observations.
  /// - Returns: one series for each line of cells whose rule makes one and in which citizens' figures
  ///   stand; a named rule that could make nothing says why. Sorted by key.
  public func series(of cells: [MergedCell]) -> [MergedSeries] {
    var lines: [CellKey: [MergedCell]] = [:]
    for cell in cells where settings.rule(for: cell.key).method != .sideBySide {
      var key = cell.key
      key.key.period = Period.earliest
      lines[key, default: []].append(cell)
    }
    return lines.compactMap { key, cells in
      let rule = settings.rule(for: key)
      let line = MergeLine(
        cells: cells.sorted { $0.key < $1.key }, observations: observations, register: register,
        rule: rule)
      guard line.hasCitizens else { return nil }
      let merged = series(line, key: key, rule: rule)
      return merged.addsFigures || isNamed(key) ? merged : nil
    }
    .sorted { $0.key < $1.key }
  }

  private func isNamed(_ key: CellKey) -> Bool { settings.series[key.key.series] != nil }

  private func series(
    _ line: MergeLine, key: CellKey, rule: MergeSettings.SeriesRule
  ) -> MergedSeries {
    var merged = MergedSeries(key: key, method: rule.form, reason: rule.reason)
    merged.sources = line.sources
    merged.tier = line.tier
    do throws(CombinationFailure) {
      guard !line.sources.isEmpty else { throw .tier }
      guard line.hasOfficial else { throw key.key.definition.isEmpty ? .noOverlap : .definition }
      describeOverlap(line, &merged)
      if rule.method == .combine {
        // A splice adjusts a level that differs, for a reason that a decision states; an average of what
        // contradicts itself describes nobody.
        guard !isOpenConflict(merged) else { throw .openConflict }
        merged.points = try EstimateMerge(line: line, rule: rule).points()
      } else if let form = rule.form {
        guard merged.overlap.count >= SeriesMerge.leastOverlap else { throw .shortOverlap }
        var options = rule.options
        options.areShares = CountUnit.isPercentage(key.key.unit)
        let points = line.points()
        let computed = try SeriesCombination(form, options: options).combine(points)
        merged.points = zip(points, computed).map { line.point($0, $1) }
      } else {
        merged.points = line.filled()
      }
    } catch {
      merged.failure = error
    }
    return merged
  }

  private func isOpenConflict(_ merged: MergedSeries) -> Bool {
    merged.tests.contains { $0.verdict == AgreementReport.Verdict.openConflict.rawValue }
  }

  /// One common period gives a factor and says nothing about whether it lasts.
  public static let leastOverlap = 2

  /// What the two say of each other belongs to every merged series: whoever signs it has to see it.
  private func describeOverlap(_ line: MergeLine, _ merged: inout MergedSeries) {
    let report = AgreementReport(line.points(), margin: .relative(0.1))
    merged.overlap = report.overlap
    guard !report.overlap.isEmpty else { return }
    let told: Set<String> = [
      "bias", "meanAbsolutePercentageError", "concordance", "equivalence", "conclusion",
    ]
    merged.tests = report.rows.filter { told.contains($0.test) }.map {
      MergedSeries.Test(name: $0.test, value: $0.value, p: $0.p, verdict: $0.verdict?.rawValue)
    }
  }
}
