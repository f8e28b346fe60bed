import Disclosure
import SDGModel

/// What lines are about: which dimensions tell people apart, which way is better, and which lines are but the parts of a
/// whole.
struct LineMeaning: Sendable {
  private let series: SeriesList
  private let targets: [SeriesTarget]
  private let own: [String: DesiredDirection]
  /// By indicator, of those about people, the dimensions that somebody asks for.
  private let asked: [String: Set<String>]
  private let things: Set<String>
  private let ofGroups: Set<String>
  private let distributions: Set<DataLine.Key>

  init(
    _ data: PublishableDataset, _ lines: [DataLine], series: SeriesList,
    demands: [IndicatorDemand], directions: [String: DesiredDirection]
  ) {
    self.series = series
    targets = data.scope.targets
    own = directions
    asked = Dictionary(
      demands.filter(\.isAboutPeople).map { ($0.indicator, Set($0.dimensions.keys)) }
    ) { $0.union($1) }
    things = Set(demands.filter { !$0.isAboutPeople }.map(\.indicator))
    ofGroups = Set(data.scope.groups.flatMap(\.dimensions))
    distributions = Distributions.keys(lines, data.observations)
  }

  /// Whether a dimension tells people of an indicator apart: somebody asks for it, or a group of the project is told by it.
  /// Products, agencies and kinds of roads are no groups that could be left behind.
  func tellsPeopleApart(_ dimension: String, _ indicator: String) -> Bool {
    guard !things.contains(indicator) else { return false }
    return ofGroups.contains(dimension) || asked[indicator]?.contains(dimension) == true
  }

  /// Which way is better: by the project's own word, else by the published list.
  ///
  /// The list's word on an indicator holds for its own series. Of a national series beside them (the part of wastewater
  /// that is *not* treated) only the project can say so, and of lines that some other column tells apart as well.
  func direction(_ key: DataLine.Key) -> DesiredDirection? {
    let code = key.series.isEmpty ? key.indicator : key.series
    if let word = own[code] { return word }
    if let target = target(key)?.target.direction { return DesiredDirection(target) }
    if key.series.isEmpty {
      let isPlain = key.breakdown.parts.allSatisfy { tellsPeopleApart($0.dimension, key.indicator) }
      guard isPlain else { return nil }
    } else if series.series(key.series) == nil {
      return nil
    }
    return series.direction(series: key.series, indicators: [key.indicator])
  }

  /// The project's own target of a line, else of everybody.
  func target(_ key: DataLine.Key) -> (target: SeriesTarget, isOfEverybody: Bool)? {
    guard key.multiplier == 0 else { return nil }
    let own = targets.filter {
      $0.series == (key.series.isEmpty ? key.indicator : key.series)
        && ($0.area == key.area || $0.area.isEmpty)
    }
    if let found = own.first(where: { $0.breakdown == key.breakdown }) { return (found, false) }
    return own.first { $0.breakdown.isTotal }.map { ($0, true) }
  }

  /// Whether a line is the part of a whole: the share of girls among all births is no rate of girls.
  func isPartOfWhole(_ key: DataLine.Key) -> Bool { distributions.contains(key) }
}

/// Percentages that add up to 100 over the categories of a dimension: a distribution, in which no part is better off.
enum Distributions {
  static func keys(_ lines: [DataLine], _ table: ObservationTable) -> Set<DataLine.Key> {
    struct Family: Hashable {
      var key: DataLine.Key
      var dimension: String
    }
    var families: [Family: [DataLine]] = [:]
    for line in lines where CountUnit.isPercentage(line.key.unit) {
      for part in line.key.breakdown.parts {
        var key = line.key
        key.breakdown = key.breakdown.without(part.dimension)
        families[Family(key: key, dimension: part.dimension), default: []].append(line)
      }
    }
    var found = Set<DataLine.Key>()
    for lines in families.values where lines.count > 1 && isWhole(lines, table) {
      found.formUnion(lines.map(\.key))
    }
    return found
  }

  /// In every period in which all of them have a figure, and in at least one.
  private static func isWhole(_ lines: [DataLine], _ table: ObservationTable) -> Bool {
    var sums: [Period: (sum: Double, count: Int)] = [:]
    for line in lines {
      for row in line.rows where table.kind[row] == .number {
        let known = sums[table.period[row]] ?? (0, 0)
        sums[table.period[row]] = (known.sum + table.number[row], known.count + 1)
      }
    }
    let whole = sums.values.filter { $0.count == lines.count }
    return !whole.isEmpty && whole.allSatisfy { (99.5...100.5).contains($0.sum) }
  }
}

extension DesiredDirection {
  init(_ own: SeriesTarget.Direction) {
    self =
      switch own {
      case .increase: .increase
      case .decrease: .decrease
      case .maintain: .maintain
      }
  }
}
