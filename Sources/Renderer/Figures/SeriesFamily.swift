import Analysis
import SDGModel

/// All lines of one series that can share figures: one area, unit and definition.
///
/// Dimensions that every line has are unavoidable (a test has a subject and a grade whether anybody
/// asks or not): they part plots, and are no breakdown.
struct SeriesFamily: Sendable {
  struct Base: Sendable {
    var lines: [DataLine]
    /// Number of figures: the heaviest family leads.
    var weight: Int { lines.map(\.rows.count).max() ?? 0 }
  }

  let series: String
  let unit: String
  let multiplier: Int
  /// The lines for everybody; where there are none, those with the fewest categories.
  let base: Base
  /// Lines broken down by exactly one dimension beyond the unavoidable ones, or by two, `sex+age`,
  /// where no line has one of them alone.
  let byDimension: [(dimension: String, lines: [DataLine])]

  /// The families of an indicator's lines, in order of series and unit.
  static func all(_ lines: [DataLine], dimensionOrder: [String]) -> [SeriesFamily] {
    struct Key: Hashable {
      var series: String
      var unit: String
      var multiplier: Int
    }
    var order: [Key] = []
    var groups: [Key: [DataLine]] = [:]
    for line in lines {
      let key = Key(
        series: line.key.series, unit: line.key.unit, multiplier: line.key.multiplier)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(line)
    }
    return order.map { key in
      SeriesFamily(
        series: key.series, unit: key.unit, multiplier: key.multiplier, lines: groups[key] ?? [],
        dimensionOrder: dimensionOrder)
    }
  }

  private init(
    series: String, unit: String, multiplier: Int, lines: [DataLine], dimensionOrder: [String]
  ) {
    self.series = series
    self.unit = unit
    self.multiplier = multiplier
    func dimensions(_ line: DataLine) -> Set<String> {
      Set(line.key.breakdown.parts.map(\.dimension))
    }
    let unavoidable = lines.dropFirst().reduce(lines.first.map(dimensions) ?? []) {
      $0.intersection(dimensions($1))
    }
    let fewest = lines.map { dimensions($0).count }.min() ?? 0
    let totals = lines.filter { dimensions($0) == unavoidable }
    base = Base(lines: totals.isEmpty ? lines.filter { dimensions($0).count == fewest } : totals)

    var found: [String: [DataLine]] = [:]
    let extra = lines.map { ($0, dimensions($0).subtracting(unavoidable)) }
    for (line, names) in extra where names.count == 1 {
      found[names.first ?? "", default: []].append(line)
    }
    for (line, names) in extra where names.count == 2 {
      guard names.allSatisfy({ found[$0] == nil || found[$0]?.isEmpty == true }) else { continue }
      let name = names.sorted {
        (dimensionOrder.firstIndex(of: $0) ?? .max, $0)
          < (dimensionOrder.firstIndex(of: $1) ?? .max, $1)
      }.joined(separator: "+")
      found[name, default: []].append(line)
    }
    byDimension = found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
