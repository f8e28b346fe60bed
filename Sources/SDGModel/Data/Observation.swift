/// One row of an ``ObservationTable``, with its texts: what a tidy CSV row carries, and where it
/// came from.
public struct Observation: Sendable, Equatable {
  public var indicator: String
  public var series: String
  /// Code of the reference area.
  public var area: String
  public var period: Period
  public var breakdown: Breakdown
  public var value: ObservedValue
  public var lower: Double?
  public var upper: Double?
  public var standardError: Double?
  /// Number of respondents, readings or cases behind the value.
  public var sampleSize: Double?
  public var numerator: Double?
  public var denominator: Double?
  /// Code of the unit, or the source's own word for it.
  public var unit: String
  /// Power of ten by which the value is to be multiplied; 0 for none.
  public var multiplier: Int
  public var nature: Nature?
  public var status: ObservationStatus?
  /// Id of the definition that the value follows; empty: the series' own.
  public var definition: String
  /// Register entry that made the figure.
  public var source: String
  /// Register entry of the file that published it; the same as ``source`` unless a row of the file
  /// names another maker.
  public var publisher: String
  /// The source text that stands in the row itself.
  public var sourceText: String
  public var note: String
  /// The source's own codes where ours differ, `sex=FEMALE;age=15-24`.
  public var ownCodes: String
  public var origin: Origin

  /// Where a record stands.
  public struct Origin: Sendable, Equatable {
    /// Path within the project or input folder, with `/`.
    public var file: String
    /// Line of a text file or row of a sheet; 0 where the format has none.
    public var line: Int
    /// Number of the field in its line, where a line holds several records; else 0.
    public var column: Int
    /// Sheet of a workbook; empty elsewhere.
    public var sheet: String
    /// `C7` in a sheet, a JSON pointer in a JSON document; empty elsewhere.
    public var cell: String
    /// First 16 hexadecimal digits of the SHA-256 of the record's bytes.
    public var hash: String
    /// The record as it stands, where its source's sharing level allows to keep it; else empty.
    public var text: String
    public init(
      file: String, line: Int, column: Int = 0, sheet: String = "", cell: String = "",
      hash: String = "",
      text: String = ""
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.sheet = sheet
      self.cell = cell
      self.hash = hash
      self.text = text
    }

    public var place: Place {
      Place(
        file: file, line: line > 0 ? line : nil, column: column > 0 ? column : nil,
        sheet: sheet.isEmpty ? nil : sheet,
        cell: cell.isEmpty ? nil : cell)
    }
  }

  public init(
    indicator: String, series: String, area: String, period: Period,
    breakdown: Breakdown = .total, value: ObservedValue, unit: String = "", source: String = "",
    origin: Origin
  ) {
    self.indicator = indicator
    self.series = series
    self.area = area
    self.period = period
    self.breakdown = breakdown
    self.value = value
    self.unit = unit
    self.source = source
    self.publisher = source
    self.origin = origin
    multiplier = 0
    definition = ""
    sourceText = ""
    note = ""
    ownCodes = ""
  }

  /// Everything but the value and what describes it: two values for one key of one source are held.
  public var key: Key {
    Key(
      series: series.isEmpty ? indicator : series, area: area, period: period,
      breakdown: breakdown, unit: unit, multiplier: multiplier, definition: definition)
  }

  /// The key of an observation within one source.
  public struct Key: Sendable, Hashable, Comparable {
    public var series: String
    public var area: String
    public var period: Period
    public var breakdown: Breakdown
    public var unit: String
    public var multiplier: Int
    public var definition: String

    public static func < (a: Key, b: Key) -> Bool {
      if a.series != b.series { return a.series < b.series }
      if a.area != b.area { return a.area < b.area }
      if a.breakdown != b.breakdown { return a.breakdown < b.breakdown }
      if a.unit != b.unit { return a.unit < b.unit }
      if a.multiplier != b.multiplier { return a.multiplier < b.multiplier }
      if a.definition != b.definition { return a.definition < b.definition }
      return a.period < b.period
    }
  }
}
