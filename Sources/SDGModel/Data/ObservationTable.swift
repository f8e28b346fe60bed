/// Observations in columns: one number per text, one array per field.
///
/// The columns that every pass reads (``series``, ``area``, ``period``, ``breakdown``, ``number``,
/// ``kind``, ``source``) are public to read; ``subscript(_:)`` gives a whole row with its texts.
public struct ObservationTable: Sendable {
  public private(set) var pool = StringPool()
  /// Distinct breakdowns; the column ``breakdown`` holds positions in it.
  public private(set) var breakdowns: [Breakdown] = [.total]
  private var breakdownNumbers: [Breakdown: UInt32] = [.total: 0]

  public private(set) var indicator: [UInt32] = []
  public private(set) var series: [UInt32] = []
  public private(set) var area: [UInt32] = []
  public private(set) var period: [Period] = []
  public private(set) var breakdown: [UInt32] = []
  /// The number or bound; not a number where there is none.
  public private(set) var number: [Double] = []
  public private(set) var kind: [ObservedValue.Kind] = []
  public private(set) var unit: [UInt32] = []
  public private(set) var source: [UInt32] = []
  public private(set) var publisher: [UInt32] = []
  private var multiplier: [Int8] = []
  private var nature: [Nature?] = []
  private var status: [ObservationStatus?] = []
  private var texts: [Texts] = []
  /// Only for the rows that have any of them.
  private var measures: [Int: Measures] = [:]

  private struct Texts: Sendable {
    var definition: UInt32
    var sourceText: UInt32
    var note: UInt32
    var ownCodes: UInt32
    var file: UInt32
    var line: UInt32
    var hash: UInt32
    var text: UInt32
  }

  private struct Measures: Sendable {
    var lower: Double?
    var upper: Double?
    var standardError: Double?
    var sampleSize: Double?
    var numerator: Double?
    var denominator: Double?
    var isEmpty: Bool {
      lower == nil && upper == nil && standardError == nil && sampleSize == nil
        && numerator == nil && denominator == nil
    }
  }

  public init() {}

  public var count: Int { period.count }
  public var indices: Range<Int> { 0..<count }

  public mutating func number(of breakdown: Breakdown) -> UInt32 {
    if let known = breakdownNumbers[breakdown] { return known }
    let number = UInt32(breakdowns.count)
    breakdowns.append(breakdown)
    breakdownNumbers[breakdown] = number
    return number
  }

  public mutating func append(_ row: Observation) {
    let measures = Measures(
      lower: row.lower, upper: row.upper, standardError: row.standardError,
      sampleSize: row.sampleSize, numerator: row.numerator, denominator: row.denominator)
    if !measures.isEmpty { self.measures[count] = measures }
    indicator.append(pool.number(of: row.indicator))
    series.append(pool.number(of: row.series))
    area.append(pool.number(of: row.area))
    breakdown.append(number(of: row.breakdown))
    number.append(row.value.number ?? .nan)
    kind.append(row.value.kind)
    unit.append(pool.number(of: row.unit))
    source.append(pool.number(of: row.source))
    publisher.append(pool.number(of: row.publisher))
    multiplier.append(Int8(clamping: row.multiplier))
    nature.append(row.nature)
    status.append(row.status)
    texts.append(
      Texts(
        definition: pool.number(of: row.definition), sourceText: pool.number(of: row.sourceText),
        note: pool.number(of: row.note), ownCodes: pool.number(of: row.ownCodes),
        file: pool.number(of: row.origin.file), line: UInt32(clamping: row.origin.line),
        hash: pool.number(of: row.origin.hash), text: pool.number(of: row.origin.text)))
    period.append(row.period)
  }

  public mutating func append(contentsOf other: ObservationTable) {
    for row in other.indices { append(other[row]) }
  }

  public subscript(row: Int) -> Observation {
    let words = texts[row]
    var result = Observation(
      indicator: pool[indicator[row]], series: pool[series[row]], area: pool[area[row]],
      period: period[row], breakdown: breakdowns[Int(breakdown[row])],
      value: ObservedValue(kind: kind[row], number: number[row]), unit: pool[unit[row]],
      source: pool[source[row]],
      origin: .init(
        file: pool[words.file], line: Int(words.line), hash: pool[words.hash],
        text: pool[words.text]))
    result.publisher = pool[publisher[row]]
    result.multiplier = Int(multiplier[row])
    result.nature = nature[row]
    result.status = status[row]
    result.definition = pool[words.definition]
    result.sourceText = pool[words.sourceText]
    result.note = pool[words.note]
    result.ownCodes = pool[words.ownCodes]
    if let found = measures[row] {
      result.lower = found.lower
      result.upper = found.upper
      result.standardError = found.standardError
      result.sampleSize = found.sampleSize
      result.numerator = found.numerator
      result.denominator = found.denominator
    }
    return result
  }
}

extension ObservationTable {
  public init(_ rows: some Sequence<Observation>) {
    self.init()
    for row in rows { append(row) }
  }
}
