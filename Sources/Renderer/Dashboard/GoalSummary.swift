import Analysis
import SDGModel

/// A goal with its indicators, those of the framework and those of the data.
struct GoalSummary: Sendable {
  let number: Int
  /// Official colour, `#E5243B`; empty for a goal beyond the framework's.
  let colour: String
  /// In the framework's order.
  let rows: [CoverageRow]
  /// Whether an indicator of ``rows`` belongs to the framework as it stands.
  let listed: Set<String>

  /// The rows that count for "7 of 12 indicators": the framework's own.
  var listedRows: [CoverageRow] { rows.filter { listed.contains($0.indicator) } }

  func count(_ matches: (CoverageState) -> Bool) -> Int {
    listedRows.count { matches($0.total.state) }
  }

  static func all(rows all: [CoverageRow], framework: Framework) -> [GoalSummary] {
    var rows: [Int: [CoverageRow]] = [:]
    for row in all {
      guard let goal = framework.goalNumber(ofCode: row.indicator) else { continue }
      rows[goal, default: []].append(row)
    }
    let listed = Set(framework.indicators.map(\.code))
    let numbers = Set(framework.goals.map(\.number)).union(rows.keys).sorted()
    return numbers.map { number in
      let sorted = (rows[number] ?? []).sorted {
        IndicatorCode($0.indicator) < IndicatorCode($1.indicator)
      }
      return GoalSummary(
        number: number, colour: framework.goal(number)?.colour ?? "", rows: sorted,
        listed: listed)
    }
  }
}
