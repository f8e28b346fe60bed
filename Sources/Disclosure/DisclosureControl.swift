import SDGModel

/// Decides what of a data set may be published. The only maker of ``PublishableDataset``.
public struct DisclosureControl: Sendable {
  public let settings: DisclosureSettings
  /// What the publication before this one showed.
  public let published: PublishedFigures

  public init(
    settings: DisclosureSettings = DisclosureSettings(),
    published: PublishedFigures = PublishedFigures()
  ) {
    self.settings = settings
    self.published = published
  }

  /// Takes away what must not be seen:
  /// - every trace of sources that are *internal* or that their community has withdrawn;
  /// - figures that the quality gate rejects; how many they were is told;
  /// - values that would show fewer persons than the threshold, or that their source marks as
  ///   suppressed, with all that goes with them, and further ones where a total and its other parts, or the
  ///   publication before, would give those away;
  /// - the text of records whose source shares aggregates only, or holds single records: the row
  ///   as it stands, and what its columns of notes and sources say;
  /// - hashes of rows and files with which guesses at any of these could be tested.
  public func protect(_ data: Dataset, scope: Scope) -> PublishableDataset {
    let withheld = DisclosureControl.withheld(data.sources, publishedOn: scope.publishedOn)
    let sources = data.sources.filter { !withheld.contains($0.id) }
    let register = SourceRegister(sources)
    let threshold = ThresholdRule(settings: settings, scope: scope, register: register)

    var rows = ObservationTable()
    var newRow = [Int?](repeating: nil, count: data.observations.count)
    var log = ProtectionLog()
    // Files whose hash would let somebody test guesses at a value that is not shown.
    var guarded = Set<String>()
    // Files of records of persons: how many they are, or are left out, could tell of few.
    var counted = Set<String>()
    // Their notes tell how many records a figure rests on: no record's own words.
    let computed = Set(data.files.filter(\.holdsFigures).map(\.path))
    let unpublished = unpublished(data, withheld: withheld)
    let verdicts = verdicts(data, threshold, scope: scope, unpublished: unpublished)
    let hidden = verdicts.tables(of: data.observations)
    for index in data.observations.indices {
      var row = data.observations[index]
      if let reason = unpublished[index] {
        if reason == .rejected { log.add(.rejected, row, threshold: nil) }
        continue
      }
      // A group without a record is told beside hidden ones only: it is not known from them.
      let isNobody = row.value == .missing && computed.contains(row.origin.file)
      if isNobody, !hidden.contains(BreakdownTable(row)) { continue }
      if let verdict = verdicts[index] {
        if verdict.reason != .rounded {
          row.hideValue()
        } else if let base = verdict.limit, row.round(to: base) {
          guarded.insert(row.origin.file)
        }
        log.add(verdict.reason, row, threshold: verdict.limit)
      } else if isNobody {
        row.hideValue()
        log.add(.complementary, row, threshold: threshold.limit(for: row))
      }
      if row.value == .suppressed { guarded.insert(row.origin.file) }
      // How many records are left out or held may tell of few persons, whatever else is shown.
      if computed.contains(row.origin.file),
        row.value != data.observations[index].value || row.sampleSize != nil
      {
        counted.insert(row.origin.file)
      }
      if !mayShowText(of: row, register: register) {
        let keepsNote = computed.contains(row.origin.file)
        if !row.origin.text.isEmpty || !row.note.isEmpty && !keepsNote {
          log.add(.recordText, row, threshold: nil)
        }
        row.origin.text = ""
        row.origin.hash = ""
        if !keepsNote { row.note = "" }
        row.sourceText = ""
        guarded.insert(row.origin.file)
      }
      newRow[index] = rows.count
      rows.append(row)
    }
    return PublishableDataset(
      scope: scope, observations: rows, cells: data.cells.compactMap { $0.keeping(newRow) },
      sources: sources,
      diagnostics: data.diagnostics.filter { !withheld.contains($0.source) }.map { finding in
        counted.contains(finding.place.file) ? finding.guarded : finding
      },
      files: data.files.filter { !withheld.contains($0.source) }.map { file in
        var file = file
        if guarded.contains(file.path) { file.hash = "" }
        if counted.contains(file.path) { file.roundCounts() }
        return file
      }, protections: log.entries)
  }

  private enum Unpublished { case withheld, rejected }

  /// Rows of which nothing leaves the project.
  private func unpublished(_ data: Dataset, withheld: Set<String>) -> [Int: Unpublished] {
    var found: [Int: Unpublished] = [:]
    for cell in data.cells {
      for candidate in cell.candidates where candidate.tier == .reject {
        found[candidate.row] = .rejected
      }
    }
    guard !withheld.isEmpty else { return found }
    for index in data.observations.indices {
      let row = data.observations[index]
      if withheld.contains(row.source) || withheld.contains(row.publisher) {
        found[index] = .withheld
      }
    }
    return found
  }

  /// What becomes of the rows, each for the first reason that applies.
  private func verdicts(
    _ data: Dataset, _ threshold: ThresholdRule, scope: Scope, unpublished: [Int: Unpublished]
  ) -> Verdicts {
    let complementary = complementary(data, threshold, scope: scope, unpublished: unpublished)
    let unchanged = unchangedTables(data.observations, threshold)
    var verdicts = Verdicts()
    for index in data.observations.indices {
      guard unpublished[index] == nil else { continue }
      let row = data.observations[index]
      if let base = threshold.rounding(of: row) {
        verdicts[index] = (.rounded, base)
      } else if let limit = threshold.limitBroken(by: row) {
        verdicts[index] = (.belowThreshold, limit)
      } else if let limit = limitOfDifference(row, threshold, unchanged) {
        verdicts[index] = (.nearPublished, limit)
      } else if let limit = complementary[index] {
        verdicts[index] = (.complementary, limit)
      } else if row.value == .suppressed || row.status == .suppressed {
        verdicts[index] = (.suppressedBySource, nil)
      }
    }
    return verdicts
  }

  /// Tables of which something differs by few persons from what was shown before, and nothing by more. Of such a
  /// table nothing is shown: what changed and what did not would tell of which groups the few are.
  private func unchangedTables(
    _ rows: ObservationTable, _ threshold: ThresholdRule
  ) -> Set<PersonTable> {
    guard !published.persons.isEmpty else { return [] }
    var (near, different) = (Set<PersonTable>(), Set<PersonTable>())
    for index in rows.indices {
      let row = rows[index]
      guard threshold.appliesTo(row) else { continue }
      switch published.relation(of: row, limit: threshold.limit(for: row)) {
      case .near: near.insert(PersonTable(row))
      case .different: different.insert(PersonTable(row))
      case .new, .same: break
      }
    }
    return near.subtracting(different)
  }

  /// Rows to be hidden because a total and its other parts would give a small count away.
  private func complementary(
    _ data: Dataset, _ threshold: ThresholdRule, scope: Scope, unpublished: [Int: Unpublished]
  ) -> [Int: Int] {
    var groups: [GroupKey: [ComplementaryRule.Member]] = [:]
    var numbers = TableNumbers()
    for index in data.observations.indices {
      let row = data.observations[index]
      guard unpublished[index] == nil,
        threshold.appliesTo(row) && threshold.rounding(of: row) == nil || threshold.isExempt(row)
      else { continue }
      groups[GroupKey(row), default: []].append(member(index, row, threshold, &numbers))
    }
    // What was shown before and is rejected now is gone as well.
    var left = data.observations
    if unpublished.values.contains(.rejected) {
      left = ObservationTable()
      for index in data.observations.indices where unpublished[index] != .rejected {
        left.append(data.observations[index])
      }
    }
    for row in published.gone(from: left) {
      // Of a source that publishes itself.
      let key = GroupKey(row)
      guard groups[key] != nil else { continue }
      var member = member(-1, row, threshold, &numbers)
      (member.isGone, member.isAlwaysShown, member.broken) = (true, true, nil)
      groups[key]?.append(member)
    }
    var parents: [String: String] = [:]
    for area in scope.areas where area.id != scope.area.id {
      parents[area.id] = area.parent ?? scope.area.id
    }
    let rule = ComplementaryRule(parents: parents)
    let together = groups.values.flatMap(PeriodNesting.groups)
    return together.reduce(into: [:]) { $0.merge(rule.rows($1)) { first, _ in first } }
  }

  private func member(
    _ index: Int, _ row: Observation, _ threshold: ThresholdRule, _ numbers: inout TableNumbers
  ) -> ComplementaryRule.Member {
    let limit = threshold.limit(for: row)
    let relation = published.relation(of: row, limit: limit)
    let isExempt = threshold.isExempt(row)
    let broken = threshold.limitBroken(by: row) ?? (relation == .near ? limit : nil)
    var member = ComplementaryRule.Member(
      row: index, area: row.area, breakdown: row.breakdown, counts: threshold.persons(in: row),
      broken: isExempt ? nil : broken, limit: limit)
    (member.table, member.series) = numbers.numbers(of: row)
    member.period = row.period
    member.wasPublished = relation == .same
    member.wasHidden = published.hid(row)
    member.isNearPublished = published.isNear(row, limit: limit)
    member.hasChanged = relation == .different
    member.isAlwaysShown = isExempt
    member.isDominated = row.sampleSize == 1 && row.numerator == nil && row.value.number != 1
    return member
  }

  /// The threshold that the difference from what was shown before breaks; `nil` where it may be shown.
  private func limitOfDifference(
    _ row: Observation, _ threshold: ThresholdRule, _ unchanged: Set<PersonTable>
  ) -> Int? {
    guard !published.persons.isEmpty, threshold.appliesTo(row) else { return nil }
    let limit = threshold.limit(for: row)
    let isNear = published.relation(of: row, limit: limit) == .near
    return isNear || unchanged.contains(PersonTable(row)) ? limit : nil
  }

  /// Figures that may be of the same persons: of one source.
  private struct GroupKey: Hashable {
    var source: String
    var publisher: String

    init(_ row: Observation) { (source, publisher) = (row.source, row.publisher) }
  }

  /// Ids of the sources of which nothing leaves the project: those that are *internal*, and those
  /// that their community has withdrawn by the date of publication or approves only after it. Merging asks, too: a figure that
  /// is not published must not decide which other one is shown.
  ///
  /// Without a date of publication a withdrawal counts at once: there is no clock to ask.
  public static func withheld(_ sources: [Source], publishedOn: String?) -> Set<String> {
    Set(
      sources.filter { source in
        if source.sharing == .internal { return true }
        if let approved = source.community.approved, let publishedOn, publishedOn < approved {
          return true
        }
        guard let withdrawn = source.community.withdrawn, !withdrawn.isEmpty else { return false }
        return publishedOn.map { withdrawn <= $0 } ?? true
      }
      .map(\.id))
  }

  private func mayShowText(of row: Observation, register: SourceRegister) -> Bool {
    [row.source, row.publisher].allSatisfy { id in
      guard let source = register[id] else { return true }
      return source.sharing == .public && !source.isRecordLevel
    } && row.value != .suppressed
  }
}

extension Observation {
  /// Leaves the count as a multiple of a number, and nothing that tells it closer.
  ///
  /// - Returns: whether a row or file of the input would tell it.
  fileprivate mutating func round(to base: Int) -> Bool {
    guard case .number(let number) = value else { return false }
    let power = PublishedFigures.power(of: multiplier)
    value = .number(CountRounding(base: base).rounded(number * power) / power)
    (lower, upper, standardError) = (nil, nil, nil)
    (sampleSize, numerator, denominator) = (nil, nil, nil)
    (note, origin.text, origin.hash) = ("", "", "")
    return true
  }

  /// Leaves nothing from which the value could be read or computed.
  fileprivate mutating func hideValue() {
    value = .suppressed
    status = .suppressed
    lower = nil
    upper = nil
    standardError = nil
    sampleSize = nil
    numerator = nil
    denominator = nil
    note = ""
    origin.text = ""
    origin.hash = ""
  }
}

extension Diagnostic {
  /// Without exact numbers of records.
  fileprivate var guarded: Diagnostic {
    guard !guardedMessage.isEmpty else { return self }
    var other = self
    (other.message, other.found, other.rowsAffected) = (guardedMessage, "", 0)
    return other
  }
}

extension InputFile {
  /// To tens, each by itself: what was read is their sum.
  fileprivate mutating func roundCounts() {
    func tens(_ count: Int) -> Int { Int(CountRounding(base: 10).rounded(Double(count))) }
    counts = RecordCounts(
      taken: tens(counts.taken), held: tens(counts.held), leftOut: tens(counts.leftOut),
      notPublished: tens(counts.notPublished))
    countsAreRounded = true
  }
}

extension MergedCell {
  /// The cell with its candidates' new rows; `nil` where none is left. What is shown is chosen
  /// again from what is left, so that a withheld source leaves no hole that betrays it.
  fileprivate func keeping(_ newRow: [Int?]) -> MergedCell? {
    var result = self
    result.candidates = []
    result.shown = []
    for (position, candidate) in candidates.enumerated() {
      guard let row = newRow[candidate.row] else { continue }
      if shown.contains(position) { result.shown.append(result.candidates.count) }
      result.candidates.append(Candidate(row: row, source: candidate.source, tier: candidate.tier))
    }
    guard !result.candidates.isEmpty else { return nil }
    if result.shown.isEmpty {
      result.shown = Array(result.candidates.indices.prefix(1))
    }
    if Set(result.candidates.map(\.source)).count == 1 { result.rule = .onlySource }
    return result
  }
}

/// Collects what was hidden, one entry per reason, indicator, series and source.
private struct ProtectionLog {
  private struct Key: Hashable {
    var reason: Protection.Reason
    var indicator: String
    var series: String
    var source: String
    var threshold: Int?
  }
  private var rows: [Key: Int] = [:]

  mutating func add(_ reason: Protection.Reason, _ row: Observation, threshold: Int?) {
    let key = Key(
      reason: reason, indicator: row.indicator, series: row.series, source: row.source,
      threshold: threshold)
    rows[key, default: 0] += 1
  }

  var entries: [Protection] {
    rows.map { key, rows in
      Protection(
        reason: key.reason, indicator: key.indicator, series: key.series, source: key.source,
        rows: rows, threshold: key.threshold)
    }
    .sorted {
      ($0.indicator, $0.series, $0.source, $0.reason.rawValue, $0.threshold ?? 0)
        < ($1.indicator, $1.series, $1.source, $1.reason.rawValue, $1.threshold ?? 0)
    }
  }
}
