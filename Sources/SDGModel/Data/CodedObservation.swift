/// A row for an ``ObservationTable`` whose repeated texts are numbers of the table's pool already: a
/// reader of millions of rows looks up each distinct text of a file once, not once a row.
public struct CodedObservation: Sendable {
  public var indicator: UInt32 = StringPool.empty
  public var series: UInt32 = StringPool.empty
  public var area: UInt32 = StringPool.empty
  public var period: Period
  /// Position in ``ObservationTable/breakdowns``; 0 is the total.
  public var breakdown: UInt32 = 0
  public var value: ObservedValue
  public var measures: Measures?
  public var unit: UInt32 = StringPool.empty
  /// Power of ten by which the value is to be multiplied.
  public var multiplier = 0
  public var nature: Nature?
  public var status: ObservationStatus?
  public var definition: UInt32 = StringPool.empty
  public var source: UInt32 = StringPool.empty
  public var publisher: UInt32 = StringPool.empty
  public var sourceText: UInt32 = StringPool.empty
  public var note: UInt32 = StringPool.empty
  public var ownCodes: UInt32 = StringPool.empty
  public var file: UInt32 = StringPool.empty
  public var line = 0
  public var column = 0
  public var sheet: UInt32 = StringPool.empty
  public var cell = ""
  public var hash = ""
  public var text = ""

  /// What stands beside the value in the rows that have it.
  public struct Measures: Sendable {
    public var lower: Double?
    public var upper: Double?
    public var standardError: Double?
    public var sampleSize: Double?
    public var numerator: Double?
    public var denominator: Double?
    public init() {}
  }

  public init(period: Period, value: ObservedValue) {
    self.period = period
    self.value = value
  }
}
