import Foundation
import Ingest
import SDGModel
import TestSupport
import Testing

/// The example of the reference: statuses and tiers decide what fills a place, not which figure is higher.
@Suite(
  "Priority fill as the vectors have it, year by year",
  .enabled(if: sharedFolder != nil, "the shared folder with the vectors is absent"))
struct PriorityMergeVectorTests {
  private struct Content: Decodable {
    var priorityMerge: Example
    var pairTests: [PairCase]
  }
  private struct PairCase: Decodable {
    var official: Double
    var citizen: Double
    var flag: Bool?
  }
  private struct Example: Decodable {
    struct Row: Decodable {
      var y: Int
      var v: Double?
      var status: String?
      var nature: String?
      var tier: String?
      var from: String?

      private enum CodingKeys: String, CodingKey {
        case y, v, status, nature, tier
        case from = "from_"
      }
    }
    var official: [Row]
    var citizen: [Row]
    var merged: [Row]
  }

  private static func content() throws -> Content {
    let url = try #require(sharedFolder).appendingPathComponent("reference/merge-vectors.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Content.self, from: Data(contentsOf: url))
  }

  @Test("Value, origin and status of every year")
  func everyYear() throws {
    let example = try Self.content().priorityMerge
    var world = MergeWorld()
    world.rule = MergeSettings.SeriesRule(method: .priorityFill, reason: "The reference's rule")
    let tiers: [String: Tier] = ["A": .merge, "B": .fill, "C": .alongside, "D": .reject]
    for letter in Set(example.citizen.compactMap(\.tier)) {
      world.add("citizen-\(letter)", tier: try #require(tiers[letter]))
    }
    for row in example.official {
      let status = try row.status.map { try #require(ObservationStatus(rawValue: $0)) }
      world.put(
        "office", row.y,
        row.v.map { .number($0) } ?? (status == .suppressed ? .suppressed : .missing),
        status: status)
      world.rows[world.rows.count - 1].nature = try row.nature.map {
        try #require(Nature(rawValue: $0))
      }
    }
    for row in example.citizen {
      world.put("citizen-\(try #require(row.tier))", row.y, .number(try #require(row.v)))
    }
    let points = try #require(world.merged().first).points
    #expect(!example.merged.isEmpty)
    for expected in example.merged {
      let point = try #require(points.first { $0.period.firstYear == expected.y })
      #expect(point.value == expected.v, "\(expected.y)")
      #expect(
        ObservationStatus.leading(point.flags.filter { $0 != .timeSeriesBreak }).rawValue
          == expected.status, "\(expected.y)")
      if expected.v != nil {
        #expect(point.making == (expected.from == "official" ? .official : .fill))
      }
    }
    #expect(points.count == example.merged.count)
    // Every candidate is kept, whatever is shown.
    #expect(
      world.cells().reduce(0) { $0 + $1.candidates.count }
        == example.official.count + example.citizen.count)
  }

  @Test("Without standard errors a difference is called large by its size alone, and is not tested")
  func flag() throws {
    let cases = try Self.content().pairTests.filter { $0.flag != nil }
    #expect(!cases.isEmpty)
    for one in cases {
      let report = AgreementReport(
        [
          PairedPoint(
            period: Period(year: 2020) ?? .earliest, official: one.official, citizen: one.citizen)
        ],
        margin: .absolute(5))
      let row = try #require(report.rows.first { $0.test.hasPrefix("difference") })
      #expect(row.verdict == (one.flag == true ? .conflict : .notTested))
      #expect(row.p == nil)
    }
  }
}
