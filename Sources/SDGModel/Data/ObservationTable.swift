import Bytes

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
  private var definition: [UInt32] = []
  public private(set) var sourceText: [UInt32] = []
  private var note: [UInt32] = []
  private var ownCodes: [UInt32] = []
  private var measures = MeasureList()
  /// Per row, which of ``files`` it came from, and its record there.
  private var file: [UInt32] = []
  private var record: [UInt32] = []
  private var files: [Records] = []

  /// Where rows come from.
  private enum Records: Sendable {
    case read(ObservationColumns.Shared)
    case stated([Observation.Origin])
  }

  public init() {}

  /// The bounds and the standard error of a row that has any, without the rest of it.
  public func uncertainty(
    _ row: Int
  ) -> (lower: Double?, upper: Double?, standardError: Double?)? {
    measures[row].map { ($0.lower, $0.upper, $0.standardError) }
  }

  public var count: Int { period.count }
  public var indices: Range<Int> { 0..<count }

  public mutating func number(of breakdown: Breakdown) -> UInt32 {
    if let known = breakdownNumbers[breakdown] { return known }
    let number = UInt32(breakdowns.count)
    breakdowns.append(breakdown)
    breakdownNumbers[breakdown] = number
    return number
  }

  /// The number of a text in the table's pool, for readers that look up each distinct text once.
  public mutating func number(of text: String) -> UInt32 { pool.number(of: text) }

  public mutating func append(_ row: Observation) {
    let measures = row.measures
    if !measures.isEmpty { self.measures.append(measures, at: count) }
    appendOrigin(row.origin)
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
    definition.append(pool.number(of: row.definition))
    sourceText.append(pool.number(of: row.sourceText))
    note.append(pool.number(of: row.note))
    ownCodes.append(pool.number(of: row.ownCodes))
    period.append(row.period)
  }

  private mutating func appendOrigin(_ origin: Observation.Origin) {
    if case .stated(var origins)? = files.last {
      // Taken out first: two owners would copy all of them.
      files[files.count - 1] = .stated([])
      record.append(UInt32(origins.count))
      origins.append(origin)
      files[files.count - 1] = .stated(origins)
    } else {
      record.append(0)
      files.append(.stated([origin]))
    }
    file.append(UInt32(files.count - 1))
  }

  /// Adds the observations of a file, whose texts are numbers of this table's pool already.
  public mutating func append(_ columns: ObservationColumns, _ shared: ObservationColumns.Shared) {
    let start = count
    let added = columns.rows.count
    for (position, values) in columns.measures { measures.append(values, at: start + position) }
    let number = UInt32(files.count)
    files.append(.read(shared))
    file += repeatElement(number, count: added)
    record += columns.rows
    indicator += columns.indicator
    series += columns.series
    area += columns.area
    period += columns.period
    breakdown += columns.breakdown
    self.number += columns.number
    kind += columns.kind
    unit += columns.unit
    source += columns.source
    publisher += repeatElement(shared.publisher, count: added)
    multiplier += columns.multiplier
    nature += columns.nature
    status += columns.status
    definition += repeatElement(StringPool.empty, count: added)
    sourceText += columns.sourceText
    note += columns.note
    ownCodes += columns.ownCodes
  }

  /// Adds all rows of another table. Each of its distinct texts is looked up once.
  public mutating func append(contentsOf other: ObservationTable) {
    if count == 0 {
      self = other
      return
    }
    let words = other.pool.strings.map { pool.number(of: $0) }
    let cuts = other.breakdowns.map { number(of: $0) }
    func ours(_ number: UInt32) -> UInt32 { words[Int(number)] }
    measures.append(other.measures, from: count)
    let firstFile = UInt32(files.count)
    files += other.files.map { records in
      guard case .read(var shared) = records else { return records }
      shared.file = ours(shared.file)
      shared.sheet = ours(shared.sheet)
      return .read(shared)
    }
    file += other.file.map { $0 + firstFile }
    record += other.record
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
    definition += other.definition.map(ours)
    sourceText += other.sourceText.map(ours)
    note += other.note.map(ours)
    ownCodes += other.ownCodes.map(ours)
  }

  /// The definition of a row, as a number of the pool.
  public func definition(ofRow row: Int) -> UInt32 { definition[row] }

  /// Where the record of a row stands.
  public func place(ofRow row: Int) -> Place { origin(ofRow: row).place }

  public func origin(ofRow row: Int) -> Observation.Origin {
    switch files[Int(file[row])] {
    case .stated(let origins): origins[Int(record[row])]
    case .read(let shared):
      Observation.Origin(
        file: pool[shared.file], sheet: pool[shared.sheet], records: shared.records,
        row: Int(record[row]), column: shared.column, showsText: shared.showsText)
    }
  }

  /// The table without some of its rows; the order of the others stays.
  public func removing(_ rows: Set<Int>) -> ObservationTable {
    guard !rows.isEmpty else { return self }
    let kept = indices.filter { !rows.contains($0) }
    func limited<Element>(_ column: [Element]) -> [Element] { kept.map { column[$0] } }
    var result = self
    result.indicator = limited(indicator)
    result.series = limited(series)
    result.area = limited(area)
    result.period = limited(period)
    result.breakdown = limited(breakdown)
    result.number = limited(number)
    result.kind = limited(kind)
    result.unit = limited(unit)
    result.source = limited(source)
    result.publisher = limited(publisher)
    result.multiplier = limited(multiplier)
    result.nature = limited(nature)
    result.status = limited(status)
    result.definition = limited(definition)
    result.sourceText = limited(sourceText)
    result.note = limited(note)
    result.ownCodes = limited(ownCodes)
    result.file = limited(file)
    result.record = limited(record)
    result.measures = measures.limited(to: kept)
    return result
  }

  public subscript(row: Int) -> Observation {
    var result = Observation(
      indicator: pool[indicator[row]], series: pool[series[row]], area: pool[area[row]],
      period: period[row], breakdown: breakdowns[Int(breakdown[row])],
      value: ObservedValue(kind: kind[row], number: number[row]), unit: pool[unit[row]],
      source: pool[source[row]], origin: origin(ofRow: row))
    result.publisher = pool[publisher[row]]
    result.multiplier = Int(multiplier[row])
    result.nature = nature[row]
    result.status = status[row]
    result.definition = pool[definition[row]]
    result.sourceText = pool[sourceText[row]]
    result.note = pool[note[row]]
    result.ownCodes = pool[ownCodes[row]]
    if let found = measures[row] { result.measures = found }
    return result
  }
}

extension ObservationTable {
  public init(_ rows: some Sequence<Observation>) {
    self.init()
    for row in rows { append(row) }
  }
}

extension Observation {
  fileprivate var measures: ObservationColumns.Measures {
    get {
      var found = ObservationColumns.Measures()
      (found.lower, found.upper) = (lower, upper)
      (found.standardError, found.sampleSize) = (standardError, sampleSize)
      (found.numerator, found.denominator) = (numerator, denominator)
      return found
    }
    set {
      (lower, upper) = (newValue.lower, newValue.upper)
      (standardError, sampleSize) = (newValue.standardError, newValue.sampleSize)
      (numerator, denominator) = (newValue.numerator, newValue.denominator)
    }
  }
}
