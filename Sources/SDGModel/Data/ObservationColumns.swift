import Bytes

/// Observations of one file in columns, with the numbers that their texts have in the table's pool
/// already: a reader of millions of rows looks up each distinct text once.
public struct ObservationColumns: Sendable {
  /// The rows of the file that the observations were read from, in order.
  public var rows: [UInt32]
  public var indicator: [UInt32] = []
  public var series: [UInt32] = []
  public var area: [UInt32] = []
  public var period: [Period] = []
  /// Positions in ``ObservationTable/breakdowns``; 0 is the total.
  public var breakdown: [UInt32] = []
  /// The number or bound; not a number where there is none.
  public var number: [Double] = []
  public var kind: [ObservedValue.Kind] = []
  public var unit: [UInt32] = []
  /// Power of ten by which the value is to be multiplied.
  public var multiplier: [Int8] = []
  public var nature: [Nature?] = []
  public var status: [ObservationStatus?] = []
  public var source: [UInt32] = []
  public var sourceText: [UInt32] = []
  public var note: [UInt32] = []
  public var ownCodes: [UInt32] = []
  /// Beside the value, for the positions that have something.
  public var measures: [(position: Int, values: Measures)] = []

  public init(rows: [UInt32]) { self.rows = rows }

  /// What stands beside a value.
  public struct Measures: Sendable, Equatable {
    public var lower: Double?
    public var upper: Double?
    public var standardError: Double?
    public var sampleSize: Double?
    public var numerator: Double?
    public var denominator: Double?

    public init() {}

    public var isEmpty: Bool { self == Measures() }
  }

  /// What all of them share.
  public struct Shared: Sendable {
    /// Numbers of the pool.
    public var publisher: UInt32
    public var file: UInt32
    public var sheet: UInt32
    /// The column whose place is named, where fields have one.
    public var column: Int?
    public var records: any RecordOrigins
    /// Whether the records' texts may be shown.
    public var showsText: Bool

    public init(
      publisher: UInt32, file: UInt32, sheet: UInt32, column: Int?, records: any RecordOrigins,
      showsText: Bool
    ) {
      self.publisher = publisher
      self.file = file
      self.sheet = sheet
      self.column = column
      self.records = records
      self.showsText = showsText
    }
  }
}
