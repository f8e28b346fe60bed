/// Which way a figure moves when things get better.
public enum DesiredDirection: String, Sendable, CaseIterable {
  /// More is better.
  case increase
  /// Less is better: the figure measures something adverse.
  case decrease
  /// A point is best, such as parity.
  case toward
  /// What is reached is to be kept.
  case maintain

  public var isAdverse: Bool { self == .decrease }
}

/// What is known of the international target of an indicator or series: an editable default, never
/// the truth. A country's own targets override it.
public struct InternationalTarget: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The value to reach. It holds only for series in the unit: a target in percent says nothing
    /// about a series that counts. `nil` where the unit is that of the indicator's score.
    case absolute(value: Double, unit: String?)
    /// The part of the baseline that is to remain (0.5: halved) or the multiple to reach (2:
    /// doubled).
    case relative(factor: Double)
    /// Each series of the indicator has its own; the lists do not hold them.
    case bySeries
    /// The indicator asks whether something is there; there is nothing to measure progress on.
    case notStatistical
  }

  public enum Basis: String, Sendable {
    /// As the published list says.
    case list
    /// The list's own reading of a target without a number.
    case interpretation
    /// The list is in error; the note says why.
    case corrected
    /// Decided for one series, for the reason in the note.
    case ours
  }

  public let kind: Kind
  public let basis: Basis
  public let note: String
}

/// Directions and international targets of indicators, with the series that differ.
struct DirectionList: Sendable {
  struct Entry: Sendable {
    var direction: DesiredDirection?
    var target: InternationalTarget?
    /// Whether the figures are rates of growth already.
    var isGrowthRate = false
  }

  private var ofIndicator: [String: Entry] = [:]
  private var ofSeries: [String: Entry] = [:]

  init(folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "directions", in: folder,
      columns: [
        "indicator", "series", "direction", "targetKind", "targetValue", "targetUnit", "basis",
        "note", "rule",
      ])
    for row in table.rows {
      var entry = Entry()
      if !table[row, "direction"].isEmpty { entry.direction = try table.word(row, "direction") }
      if let kind = try DirectionList.kind(table, row) {
        entry.target = InternationalTarget(
          kind: kind, basis: try table.word(row, "basis"), note: table[row, "note"])
      }
      entry.isGrowthRate = table[row, "rule"] == "growth"
      if let series = table.optional(row, "series") {
        ofSeries[series] = entry
      } else {
        ofIndicator[table[row, "indicator"]] = entry
      }
    }
  }

  private static func kind(
    _ table: ReferenceTable, _ row: Int
  ) throws(ReferenceError) -> InternationalTarget.Kind? {
    switch table[row, "targetKind"] {
    case "": return nil
    case "bySeries": return .bySeries
    case "notStatistical": return .notStatistical
    case "absolute":
      guard let value = Double(table[row, "targetValue"]) else {
        throw table.unexpected(row, "targetValue", "a number")
      }
      return .absolute(value: value, unit: table.optional(row, "targetUnit"))
    case "relative":
      guard let factor = Double(table[row, "targetValue"]) else {
        throw table.unexpected(row, "targetValue", "a number")
      }
      return .relative(factor: factor)
    default: throw table.unexpected(row, "targetKind", "a kind of target")
    }
  }

  /// What holds for a series: its own entry, else that of the first of its indicators that has one.
  func entry(series: String, indicators: [String]) -> Entry {
    if let own = ofSeries[series] { return own }
    for code in indicators {
      if let found = ofIndicator[code] { return found }
    }
    return Entry()
  }
}
