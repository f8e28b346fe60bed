import SDGModel

/// What an earlier publication showed of figures to which thresholds apply, so that two publications together
/// tell no more than each of them.
///
/// The difference of two counts of the same thing is a count, too: 118 cases in the last publication and 120 in
/// this one tell of two. A figure that differs by fewer persons than the threshold from what was shown before
/// is not shown until it differs by more. Every publication counts, not only the last.
///
/// Source: A. Hundepool et al. (2012), "Statistical Disclosure Control", Wiley, 5.2 (disclosure by differencing).
public struct PublishedFigures: Sendable, Equatable {
  /// By place what each publication that differed told: those asked, those who have the answer, those who have not; 0
  /// where it was not told.
  public private(set) var persons: [String: [[Double]]] = [:]
  /// Places of figures that were not shown.
  public private(set) var hiddenPlaces: Set<String> = []

  public init() {}

  public init(persons: [String: [[Double]]], hiddenPlaces: Set<String>) {
    (self.persons, self.hiddenPlaces) = (persons, hiddenPlaces)
  }

  /// Of more publications than these of one figure the first are forgotten.
  private static let mostPublications = 50

  /// A figure of what indicator, series, area, period, breakdown and source.
  public static func place(_ row: Observation) -> String {
    place(
      indicator: row.indicator, series: row.series, area: row.area, period: row.period.text,
      parts: row.breakdown.parts.map { "\($0.dimension)=\($0.category)" }, unit: row.unit,
      source: row.source)
  }

  /// The same, of whatever length a period is that grows with the records: from the first of them to the last.
  private static func lastingPlace(_ row: Observation) -> String {
    guard row.period.kind == .days else { return place(row) }
    return place(
      indicator: row.indicator, series: row.series, area: row.area,
      period: "\(row.period.first.text)/",
      parts: row.breakdown.parts.map { "\($0.dimension)=\($0.category)" }, unit: row.unit,
      source: row.source)
  }

  public static func place(
    indicator: String, series: String, area: String, period: String, parts: [String],
    unit: String, source: String
  ) -> String {
    ([indicator, series, area, period, unit, source] + parts.sorted())
      .joined(separator: "\u{1F}")
  }

  /// Takes a figure as it was shown or not.
  public mutating func add(_ row: Observation) {
    if row.value == .suppressed { hiddenPlaces.insert(PublishedFigures.lastingPlace(row)) }
    guard row.value.saysSomething else { return }
    let told = PublishedFigures.persons(in: row)
    var known = persons[PublishedFigures.lastingPlace(row)] ?? []
    guard !known.contains(told) else { return }
    known.append(told)
    persons[PublishedFigures.lastingPlace(row)] = known.suffix(PublishedFigures.mostPublications)
  }

  /// The same with a publication more. What it shows is not hidden any more.
  public func adding(_ rows: ObservationTable, where isGuarded: (Observation) -> Bool) -> Self {
    var all = self
    for index in rows.indices {
      let row = rows[index]
      guard isGuarded(row) else { continue }
      all.hiddenPlaces.remove(PublishedFigures.lastingPlace(row))
      all.add(row)
    }
    return all
  }

  /// Figures that were shown once and are not there any more, as they were told last: whoever kept them still knows
  /// the wholes of parts that are.
  func gone(from rows: ObservationTable) -> [Observation] {
    guard !persons.isEmpty else { return [] }
    var here = Set<String>()
    for index in rows.indices { here.insert(PublishedFigures.lastingPlace(rows[index])) }
    return persons.filter { !here.contains($0.key) }.sorted { $0.key < $1.key }
      .compactMap { place, told in told.last.flatMap { PublishedFigures.figure(place, $0) } }
  }

  private static func figure(_ place: String, _ told: [Double]) -> Observation? {
    let fields = place.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 6, told.count == 3, let period = Period(fields[3]) else { return nil }
    let parts = fields.dropFirst(6).compactMap { part -> Breakdown.Part? in
      guard let mark = part.firstIndex(of: "=") else { return nil }
      return Breakdown.Part(String(part[..<mark]), String(part[part.index(after: mark)...]))
    }
    var row = Observation(
      indicator: fields[0], series: fields[1], area: fields[2], period: period,
      breakdown: Breakdown(parts), value: .number(told[0]), unit: fields[4], source: fields[5],
      origin: .init(file: "", line: 0))
    (row.sampleSize, row.numerator) = (told[0], told[1])
    return row
  }

  /// Those asked, those who have the answer, those who have not, as far as a figure tells.
  static func persons(in row: Observation) -> [Double] {
    let isCount = CountUnit.mayCount(row.unit)
    let base = row.denominator ?? row.sampleSize
    let own = isCount ? row.value.number.map { $0 * power(of: row.multiplier) } : nil
    let met = row.numerator ?? base.flatMap { numeratorOfRate(row, base: $0) } ?? own
    // A sum over those asked (the members of households) is larger than they are, and leaves no others.
    return [
      base ?? own ?? 0, met ?? 0, base.flatMap { base in met.map { max(0, base - $0) } } ?? 0,
    ]
  }

  /// 1.5 in millions are 1,500,000 persons.
  static func power(of multiplier: Int) -> Double {
    let power = (0..<min(abs(multiplier), 30)).reduce(1.0) { product, _ in product * 10 }
    return multiplier < 0 ? 1 / power : power
  }

  /// 25 per cent of 12 persons are 3 persons.
  static func numeratorOfRate(_ row: Observation, base: Double) -> Double? {
    guard CountUnit.isPercentage(row.unit), case .number(let value) = row.value else { return nil }
    return (value / 100 * base).rounded()
  }

  /// How a figure stands to what was shown of it.
  enum Relation: Equatable {
    case new
    case same
    /// It differs by so few that the difference tells of them.
    case near
    case different
  }

  func relation(of row: Observation, limit: Int) -> Relation {
    guard !persons.isEmpty, let known = persons[PublishedFigures.lastingPlace(row)] else {
      return .new
    }
    let told = PublishedFigures.persons(in: row)
    let relations = known.map { before -> Relation in
      let changes = zip(before, told).map { ($0 - $1).magnitude }.filter { $0 > 1e-6 }
      guard let least = changes.min() else { return .same }
      return least < Double(limit) ? .near : .different
    }
    if relations.contains(.near) { return .near }
    return relations.contains(.same) ? .same : .different
  }

  /// Whether it was there and not shown.
  func hid(_ row: Observation) -> Bool {
    !hiddenPlaces.isEmpty && hiddenPlaces.contains(PublishedFigures.lastingPlace(row))
  }

  /// Whether it was shown, and any of its counts has changed by fewer persons than the threshold, or not at all.
  func isNear(_ row: Observation, limit: Int) -> Bool {
    guard !persons.isEmpty, let known = persons[PublishedFigures.lastingPlace(row)] else {
      return false
    }
    let told = PublishedFigures.persons(in: row)
    return known.contains { before in
      zip(before, told).contains { old, new in
        (old > 0 || new > 0) && (old - new).magnitude < Double(limit)
      }
    }
  }
}
