import Disclosure
import SDGModel
import Statistics

/// How unequal the groups of one dimension are in a series: in the latest period in which they stand beside each other,
/// and how the gap between the one ahead and the one behind has changed.
///
/// Figures are held against each other only where series, area, period, unit, definition and source agree, and where
/// everything else in their breakdowns is the same.
public struct SeriesInequality: Sendable, Equatable {
  public struct Group: Sendable, Equatable {
    public var category: String
    public var value: Double
    public var error: Double?
    /// The row of the data set.
    public var row: Int
  }

  /// The line of the groups without the dimension.
  public let key: DataLine.Key
  public let dimension: String
  /// Which way is better; `nil` where it is not known: then nobody is ahead.
  public let direction: DesiredDirection?
  public let period: Period
  /// From the worst, or from the smallest where no direction is known.
  public let groups: [Group]
  public let difference: MeasureValue?
  public let ratio: MeasureValue?
  /// The categories that may be the furthest behind; `nil` where errors are missing or no direction is known.
  public let furthestBehind: [String]?
  /// Between the first and the last of ``groups`` over the periods in which both have a figure of one source.
  public let dynamics: GapDynamics?
  /// First and last year of the dynamics.
  public let span: ClosedRange<Int>?

  /// Whether the one behind was ahead in some year: a course of the gap has no pattern then.
  public var changedSides: Bool { dynamics?.gaps.contains { $0 < 0 } == true }
  public var isAdverse: Bool { direction?.isAdverse == true }
  public var worst: Group? { groups.first }
  public var best: Group? { groups.last }
}

/// Finds the groups of a data set that can be held against each other.
struct InequalityOfLines: Sendable {
  private let data: PublishableDataset
  private let series: SeriesList
  private let meaning: LineMeaning

  init(_ data: PublishableDataset, series: SeriesList, meaning: LineMeaning) {
    self.data = data
    self.series = series
    self.meaning = meaning
  }

  /// By the order of the lines: own area, by the year, of the record or of one source by itself.
  func all(_ lines: [DataLine]) -> [SeriesInequality] {
    var order: [Family] = []
    var families: [Family: [(category: String, line: DataLine)]] = [:]
    for line in lines where line.key.rhythm == .yearly && isComparable(line.key) {
      for part in line.key.breakdown.parts
      where meaning.tellsPeopleApart(part.dimension, line.key.indicator) {
        var key = line.key
        key.breakdown = key.breakdown.without(part.dimension)
        let family = Family(key: key, dimension: part.dimension)
        if families[family] == nil { order.append(family) }
        families[family, default: []].append((part.category, line))
      }
    }
    return order.compactMap { inequality($0, families[$0] ?? []) }
  }

  /// A number of people says first how large a group is: only shares, rates, indices and means are held against each
  /// other.
  private func isComparable(_ key: DataLine.Key) -> Bool {
    let unit = key.unit.isEmpty ? series.series(key.series)?.unit ?? "" : key.unit
    return !CountUnit.mayCount(unit) && !meaning.isPartOfWhole(key)
  }

  private struct Family: Hashable {
    var key: DataLine.Key
    var dimension: String
  }

  /// What has to agree beside the line itself.
  private struct Moment: Hashable {
    var period: Period
    /// Numbers of texts in the table's pool.
    var source: UInt32
    var text: UInt32
  }

  private func inequality(
    _ family: Family, _ lines: [(category: String, line: DataLine)]
  ) -> SeriesInequality? {
    guard lines.count > 1 else { return nil }
    let table = data.observations
    var moments: [Moment: [SeriesInequality.Group]] = [:]
    for (category, line) in lines {
      for row in line.rows where table.kind[row] == .number && table.status[row] != .forecast {
        let moment = Moment(
          period: table.period[row], source: table.source[row], text: table.sourceText[row])
        guard moments[moment]?.contains(where: { $0.category == category }) != true else {
          continue
        }
        moments[moment, default: []].append(
          .init(
            category: category, value: table.number[row], error: table.knownError(row), row: row))
      }
    }
    moments = moments.mapValues { InequalityOfLines.apart($0, family.dimension) }
      .filter { $0.value.count > 1 }
    guard
      let latest = moments.max(by: { a, b in
        (a.key.period.lastYear, a.value.count, b.key.source, b.key.text)
          < (b.key.period.lastYear, b.value.count, a.key.source, a.key.text)
      })
    else { return nil }
    return found(family, latest.key, latest.value, moments)
  }

  private func found(
    _ family: Family, _ moment: Moment, _ groups: [SeriesInequality.Group],
    _ moments: [Moment: [SeriesInequality.Group]]
  ) -> SeriesInequality {
    var line = family.key
    line.breakdown = Breakdown(
      line.breakdown.parts + [.init(family.dimension, groups[0].category)])
    let known = meaning.direction(line)
    let direction = known == .increase || known == .decrease ? known : nil
    let isAdverse = direction?.isAdverse == true
    let sorted = groups.sorted {
      isAdverse
        ? ($1.value, $0.category) < ($0.value, $1.category)
        : ($0.value, $0.category) < ($1.value, $1.category)
    }
    let table = InequalityTable(
      sorted.map { .init(label: $0.category, estimate: $0.value, error: $0.error) },
      isAdverse: isAdverse)
    let points =
      direction == nil ? [] : self.points(sorted, moment, moments)
    return SeriesInequality(
      key: family.key, dimension: family.dimension, direction: direction, period: moment.period,
      groups: sorted, difference: try? table.measure(.d), ratio: try? table.measure(.r),
      furthestBehind: direction == nil
        ? nil : FurthestBehind(table)?.groups.map { sorted[$0].category },
      dynamics: GapDynamics(points, isAdverse: isAdverse),
      span: points.first.flatMap { first in
        points.last.flatMap { first.time < $0.time ? Int(first.time)...Int($0.time) : nil }
      })
  }

  /// The gap of the two groups through the years, from figures of the instrument that the latest ones are of.
  private func points(
    _ sorted: [SeriesInequality.Group], _ latest: Moment,
    _ moments: [Moment: [SeriesInequality.Group]]
  ) -> [GapDynamics.Point] {
    guard let behind = sorted.first?.category, let ahead = sorted.last?.category else { return [] }
    let pool = data.observations.pool
    let instrument = Instrument(pool[latest.text])
    let same = moments.filter {
      $0.key.source == latest.source
        && ($0.key.text == latest.text || Instrument(pool[$0.key.text]) == instrument)
    }
    var points: [Int: GapDynamics.Point] = [:]
    // Years in which the figures of one of the two begin anew: nothing is compared across them.
    var begins: [Int] = []
    for (moment, groups) in same {
      guard let one = groups.first(where: { $0.category == ahead }),
        let other = groups.first(where: { $0.category == behind })
      else { continue }
      let year = moment.period.lastYear
      let statuses = [one.row, other.row].map { data.observations.status[$0] }
      if statuses.contains(.timeSeriesBreak) || statuses.contains(.definitionDiffers) {
        begins.append(year)
      }
      points[year] = GapDynamics.Point(
        time: Double(year), ahead: one.value, behind: other.value, aheadError: one.error,
        behindError: other.error)
    }
    let sorted = points.values.sorted { $0.time < $1.time }
    guard let start = begins.max() else { return sorted }
    return sorted.filter { $0.time >= Double(start) }
  }

  /// `15-24`; of `total (15-59)` what stands in brackets.
  private static func band(_ category: String) -> AgeBand? {
    if let band = AgeBand(category) { return band }
    guard let open = category.firstIndex(of: "("), let close = category.lastIndex(of: ")"),
      open < close
    else { return nil }
    return AgeBand(String(category[category.index(after: open)..<close]))
  }

  /// Categories that hold nobody in common: of ages, a band that holds others is no group beside them.
  private static func apart(
    _ groups: [SeriesInequality.Group], _ dimension: String
  ) -> [SeriesInequality.Group] {
    guard dimension == "age" else { return groups }
    let bands = groups.map { band($0.category) }
    return groups.indices.filter { index in
      // An age that cannot be read holds no other.
      guard let band = bands[index] else { return true }
      return !bands.indices.contains { other in
        other != index && bands[other].map { band.holds($0) } == true
      }
    }.map { groups[$0] }
  }
}

/// The standard error that is told, or that a 95 % interval gives.
enum KnownError {
  static func of(standardError: Double?, lower: Double?, upper: Double?) -> Double? {
    if let standardError { return standardError }
    guard let lower, let upper, upper > lower else { return nil }
    return (upper - lower) / (2 * NormalDistribution.quantile(0.975))
  }
}

extension ObservationTable {
  func knownError(_ row: Int) -> Double? {
    uncertainty(row).flatMap {
      KnownError.of(standardError: $0.standardError, lower: $0.lower, upper: $0.upper)
    }
  }
}

extension AgeBand {
  /// Whether another band, not the same, lies within it.
  fileprivate func holds(_ other: AgeBand) -> Bool {
    guard self != other, from <= other.from else { return false }
    guard let through else { return true }
    return other.through.map { $0 <= through } ?? false
  }
}
