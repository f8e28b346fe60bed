import Foundation
import TestSupport
import Testing

private let availabilityFolder: URL? = {
  let path = sharedFolder?.appendingPathComponent("data/unsd-kenya/unsd-availability-2019")
  return path.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
}()

/// How a statistics division counts availability over many countries: UNSD's own tables of 2019, read as a fixture.
///
/// Each indicator is told by one series, the one that the fewest countries lack; of two as good the later in the table. It
/// has no coverage where half of its rows (countries and their breakdowns) or more have no figure, else recent coverage
/// where more rows have a latest figure after 2014 than before, else old coverage. Indicators without a series have none.
/// Two things do not follow from the table, and are UNSD's own hand: 3.3.5 counts as without a series, and in the table
/// of medians 5.6.1 counts twice.
///
/// Source: the tables and the script of UNSD's repository FIS4SDGs, 2019.
@Suite(
  "UNSD's availability tables of 2019",
  .enabled(if: availabilityFolder != nil, "needs ../shared"))
struct UNSDAvailabilityTests {
  /// Indicators of the framework of 2019, goal by goal: 244.
  private static let framework = [
    14, 13, 27, 11, 14, 11, 6, 17, 12, 11, 15, 13, 8, 10, 14, 23, 25,
  ]
  private static let withoutSeries = "Indicator 3.3.5"
  private static let countedTwice = "SH_FPL_INFMRH"

  private typealias Row = [String: String]

  private func table(_ name: String) throws -> [Row] {
    let folder = try #require(availabilityFolder)
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  /// The series that stands for each indicator, with its goal.
  private func selected() throws -> [(goal: Int, row: Row)] {
    var best: [String: Row] = [:]
    for row in try table("RC_Countries_Availability.txt") {
      let label = try #require(row["indicatorLabel"])
      if let known = best[label], number(known, "noData") < number(row, "noData") { continue }
      best[label] = row
    }
    best[Self.withoutSeries] = nil
    return try best.values.map { row in
      let goal = try #require(goalNumber(row["goalLabel"]))
      return (goal, row)
    }
  }

  private func goalNumber(_ text: String?) -> Int? {
    text.flatMap { Int($0.drop { !$0.isNumber }) }
  }

  private func number(_ row: Row, _ column: String) -> Int { Int(row[column] ?? "") ?? 0 }

  @Test("Recent, old and no coverage of every goal")
  func coverage() throws {
    var found = Self.framework.map { ["recentCoverage": 0, "oldCoverage": 0, "noCoverage": $0] }
    for (goal, row) in try selected() {
      let (recent, old, none) = (number(row, "n.recent"), number(row, "n.old"), number(row, "n.na"))
      found[goal - 1]["noCoverage", default: 0] -= 1
      let all = recent + old + none
      let kind =
        all == 0 || 2 * none >= all
        ? "noCoverage" : recent > old ? "recentCoverage" : "oldCoverage"
      found[goal - 1][kind, default: 0] += 1
    }
    let published = try table("coverageByGoal.txt")
    #expect(published.count == 17)
    for row in published {
      let goal = try #require(goalNumber(row["Goal"]))
      for kind in ["recentCoverage", "oldCoverage", "noCoverage"] {
        #expect(found[goal - 1][kind] == number(row, kind), "goal \(goal), \(kind)")
      }
    }
  }

  @Test("The median year of every goal's indicators")
  func timeliness() throws {
    var found: [String: [Int]] = [:]
    func add(_ median: String, _ goal: Int, _ count: Int = 1) {
      found[median, default: [Int](repeating: 0, count: 17)][goal - 1] += count
    }
    for (goal, all) in Self.framework.enumerated() { add("", goal + 1, all) }
    for (goal, row) in try selected() {
      add("", goal, -1)
      add(row["medianYear"] ?? "", goal)
    }
    let twice = try table("RC_Countries_Availability.txt").first {
      $0["seriesCode"] == Self.countedTwice
    }
    add(try #require(twice?["medianYear"]), try #require(goalNumber(twice?["goalLabel"])))
    for row in try table("TimelinessByGoal.txt") {
      for goal in 1...17 {
        let median = row["medianYear"] ?? ""
        #expect(
          found[median]?[goal - 1] ?? 0 == number(row, "Goal\(goal)"), "goal \(goal), \(median)")
      }
    }
  }
}
