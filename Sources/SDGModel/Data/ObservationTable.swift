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
  public private(set) var multiplier: [Int8] = []
  public private(set) var nature: [Nature?] = []
  public private(set) var status: [ObservationStatus?] = []
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
    var column: UInt32
    var sheet: UInt32
    // Nearly every row has its own: they are not looked up in the pool.
    var cell: String
    var hash: String
    var text: String
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
        column: UInt32(clamping: row.origin.column),
        sheet: pool.number(of: row.origin.sheet), cell: row.origin.cell, hash: row.origin.hash,
        text: row.origin.text))
    period.append(row.period)
  }

  /// The number of a text in the table's pool, for readers that look up each distinct text once.
  public mutating func number(of text: String) -> UInt32 { pool.number(of: text) }

  /// Adds a row whose texts are numbers of this table's pool already.
  public mutating func append(_ row: CodedObservation) {
    if let found = row.measures {
      measures[count] = Measures(
        lower: found.lower, upper: found.upper, standardError: found.standardError,
        sampleSize: found.sampleSize, numerator: found.numerator, denominator: found.denominator)
    }
    indicator.append(row.indicator)
    series.append(row.series)
    area.append(row.area)
    breakdown.append(row.breakdown)
    number.append(row.value.number ?? .nan)
    kind.append(row.value.kind)
    unit.append(row.unit)
    source.append(row.source)
    publisher.append(row.publisher)
    multiplier.append(Int8(clamping: row.multiplier))
    nature.append(row.nature)
    status.append(row.status)
    texts.append(
      Texts(
        definition: row.definition, sourceText: row.sourceText, note: row.note,
        ownCodes: row.ownCodes, file: row.file, line: UInt32(clamping: row.line),
        column: UInt32(clamping: row.column),
        sheet: row.sheet, cell: row.cell, hash: row.hash, text: row.text))
    period.append(row.period)
  }

  /// Adds all rows of another table. Each of its distinct texts is looked up once.
  public mutating func append(contentsOf other: ObservationTable) {
    let words = other.pool.strings.map { pool.number(of: $0) }
    let cuts = other.breakdowns.map { number(of: $0) }
    func ours(_ number: UInt32) -> UInt32 { words[Int(number)] }
    let start = count
    for (row, found) in other.measures { measures[start + row] = found }
    indicator += other.indicator.map(ours)
    series += other.series.map(ours)
    area += other.area.map(ours)
    period += other.period
    breakdown += other.breakdown.map { cuts[Int($0)] }
    number += other.number
    kind += other.kind
    unit += other.unit.map(ours)
    source += other.source.map(ours)
    publisher += other.publisher.map(ours)
    multiplier += other.multiplier
    nature += other.nature
    status += other.status
    texts += other.texts.map {
      Texts(
        definition: ours($0.definition), sourceText: ours($0.sourceText), note: ours($0.note),
        ownCodes: ours($0.ownCodes), file: ours($0.file), line: $0.line, column: $0.column,
        sheet: ours($0.sheet), cell: $0.cell, hash: $0.hash, text: $0.text)
    }
  }

  /// The definition of a row, as a number of the pool.
  public func definition(ofRow row: Int) -> UInt32 { texts[row].definition }

  /// Where the record of a row stands.
  public func place(ofRow row: Int) -> Place { origin(ofRow: row).place }

  public func origin(ofRow row: Int) -> Observation.Origin {
    let words = texts[row]
    return Observation.Origin(
      file: pool[words.file], line: Int(words.line), column: Int(words.column),
      sheet: pool[words.sheet], cell: words.cell,
      hash: words.hash, text: words.text)
  }

  /// The table without some of its rows; the order of the others stays.
  public func removing(_ rows: Set<Int>) -> ObservationTable {
    guard !rows.isEmpty else { return self }
    let kept = indices.filter { !rows.contains($0) }
    var result = self
    result.indicator = kept.map { indicator[$0] }
    result.series = kept.map { series[$0] }
    result.area = kept.map { area[$0] }
    result.period = kept.map { period[$0] }
    result.breakdown = kept.map { breakdown[$0] }
    result.number = kept.map { number[$0] }
    result.kind = kept.map { kind[$0] }
    result.unit = kept.map { unit[$0] }
    result.source = kept.map { source[$0] }
    result.publisher = kept.map { publisher[$0] }
    result.multiplier = kept.map { multiplier[$0] }
    result.nature = kept.map { nature[$0] }
    result.status = kept.map { status[$0] }
    result.texts = kept.map { texts[$0] }
    result.measures = [:]
    for (position, row) in kept.enumerated() where measures[row] != nil {
      result.measures[position] = measures[row]
    }
    return result
  }

  public subscript(row: Int) -> Observation {
    let words = texts[row]
    var result = Observation(
      indicator: pool[indicator[row]], series: pool[series[row]], area: pool[area[row]],
      period: period[row], breakdown: breakdowns[Int(breakdown[row])],
      value: ObservedValue(kind: kind[row], number: number[row]), unit: pool[unit[row]],
      source: pool[source[row]], origin: origin(ofRow: row))
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
