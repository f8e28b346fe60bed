import SDGModel

/// What may be published: the only data that Analysis and Renderer take.
///
/// Only disclosure control makes one: its initialiser is the memberwise one, which is not public. In it
/// - nothing of an *internal* source stands: no row, candidate, source entry, file or diagnostic;
/// - a value below the threshold is ``ObservedValue/suppressed``, with its bounds, standard error,
///   sample size, numerator and denominator taken away;
/// - the text of a record is there only where its source is *public* and not record-level.
public struct PublishableDataset: Sendable {
  public let scope: Scope
  public let observations: ObservationTable
  /// Cells whose candidates are rows of ``observations``, sorted by key.
  public let cells: [MergedCell]
  public let sources: [Source]
  public let diagnostics: [Diagnostic]
  public let files: [InputFile]
  /// What was hidden and why, without the values.
  public let protections: [Protection]

  public func source(_ id: String) -> Source? { sources.first { $0.id == id } }
}

/// One thing that disclosure control hid.
public struct Protection: Sendable, Equatable {
  public enum Reason: String, Sendable, CaseIterable {
    case belowThreshold
    /// A total and its other parts would give a small count away.
    case complementary
    /// It differs by so few persons from what was published before that the two together tell of them.
    case nearPublished
    /// A count that is shown as a multiple of a number.
    case rounded
    /// The source itself does not show the value.
    case suppressedBySource
    case recordText
    /// The quality gate rejects the source for the indicator: its figures are not published at all.
    case rejected
  }

  public var reason: Reason
  public var indicator: String
  public var series: String
  public var source: String
  /// How many rows it concerns.
  public var rows: Int
  /// The threshold that applied, where the reason is one.
  public var threshold: Int?

  public init(
    reason: Reason, indicator: String, series: String, source: String, rows: Int, threshold: Int?
  ) {
    self.reason = reason
    self.indicator = indicator
    self.series = series
    self.source = source
    self.rows = rows
    self.threshold = threshold
  }
}
