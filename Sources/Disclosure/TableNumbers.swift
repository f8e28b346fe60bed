import SDGModel

/// Numbers for tables: figures of one source, series and unit that may add up, with and without the period.
struct TableNumbers {
  private struct Key: Hashable {
    var source: String
    var publisher: String
    var indicator: String
    var key: Observation.Key
  }

  private var known: [Key: Int] = [:]

  mutating func numbers(of row: Observation) -> (table: Int, series: Int) {
    var key = row.key
    key.area = ""
    key.breakdown = .total
    let table = number(row, key)
    key.period = .earliest
    return (table, number(row, key))
  }

  private mutating func number(_ row: Observation, _ key: Observation.Key) -> Int {
    let key = Key(source: row.source, publisher: row.publisher, indicator: row.indicator, key: key)
    let number = known[key] ?? known.count
    known[key] = number
    return number
  }
}

/// Which figures of one source are looked at together: those of one period, and of the periods within it.
enum PeriodNesting {
  static func groups(_ members: [ComplementaryRule.Member]) -> [[ComplementaryRule.Member]] {
    let periods = Set(members.map(\.period)).sorted()
    var top = Dictionary(uniqueKeysWithValues: periods.map { ($0, $0) })
    func root(_ period: Period) -> Period {
      var found = period
      while let next = top[found], next != found { found = next }
      return found
    }
    for (index, period) in periods.enumerated() {
      // In order of the first day: what lies within a period stands near it.
      for other in periods[periods.index(after: index)...].prefix(while: { $0.first <= period.last }
      )
      where period.holds(other) || other.holds(period) {
        top[root(other)] = root(period)
      }
    }
    let groups = Dictionary(grouping: members) { root($0.period) }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension Period {
  /// Whether what is counted in another period is counted in this one, too: it lies within, or it is one of those in
  /// which the span of all records begins or ends.
  func holds(_ other: Period) -> Bool {
    if includes(other) { return true }
    guard kind == .days, other.kind != .days, other.kind != .splitYear, !other.includes(self) else {
      return false
    }
    return first <= other.last && other.first <= last
  }
}
