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
