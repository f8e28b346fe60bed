import Analysis
import Foundation
import Statistics
import TestSupport
import Testing

@Suite("What sources add to what is covered")
struct MarginalContributionTests {
  private struct Content: Decodable {
    var `case`: Case
  }
  private struct Case: Decodable {
    var universe: [Place]
    var official: [Place]
    var citizen: [String: [Place]]
    var coverageOfficial: Double
    var coverageWith: Double
    var gain: Double
    var overlap: Int
    var leaveOneOut: [String: Int]
    var alone: [String: Int]
    var shapleyBruteforce: [String: Double]
    var groupsCoveredOfficial: [String]
    var groupsCoveredWith: [String]
    var latestOfficial: [String: Int?]
    var latestWith: [String: Int?]

    private enum CodingKeys: String, CodingKey {
      case universe, official, citizen, gain, overlap, alone
      case coverageOfficial = "coverage_official"
      case coverageWith = "coverage_with"
      case leaveOneOut = "leave_one_out"
      case shapleyBruteforce = "shapley_bruteforce"
      case groupsCoveredOfficial = "groups_covered_official"
      case groupsCoveredWith = "groups_covered_with"
      case latestOfficial = "latest_official"
      case latestWith = "latest_with"
    }
  }
  private struct Place: Decodable, Hashable {
    var group: String
    var year: Int

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      group = try list.decode(String.self)
      year = try list.decode(Int.self)
    }
  }

  @Test(
    "Shares, gain, overlap, alone, left out and Shapley's credit as the vectors have them",
    .enabled(if: sharedFolder != nil, "the shared folder with the vectors is absent"))
  func vectors() throws {
    let url = try #require(sharedFolder).appendingPathComponent("reference/coverage-vectors.json")
    let one = try JSONDecoder().decode(Content.self, from: Data(contentsOf: url)).case
    let found = MarginalContribution(
      asked: Set(one.universe), official: Set(one.official),
      sources: one.citizen.mapValues { Set($0) })
    func near(_ found: Double, _ expected: Double) -> Bool {
      (found - expected).magnitude <= 1e-12
    }
    let asked = Double(found.asked)
    #expect(near(Double(found.official) / asked, one.coverageOfficial))
    #expect(near(Double(found.with) / asked, one.coverageWith))
    #expect(near(Double(found.gain) / asked, one.gain))
    #expect(found.overlap == one.overlap)
    #expect(Set(found.shares.map(\.source)) == Set(one.alone.keys))
    for share in found.shares {
      #expect(share.alone == one.alone[share.source])
      #expect(share.leftOut == one.leaveOneOut[share.source])
      #expect(near(share.credit, try #require(one.shapleyBruteforce[share.source])))
    }
    #expect(near(found.shares.reduce(0) { $0 + $1.credit }, Double(found.gain)))
    // Which groups and years become visible is told by the same sets.
    let all = Set(one.official).union(one.citizen.values.joined())
    #expect(Set(one.official.map(\.group)).sorted() == one.groupsCoveredOfficial)
    #expect(Set(all.map(\.group)).sorted() == one.groupsCoveredWith)
    for (group, year) in one.latestWith {
      #expect(all.filter { $0.group == group }.map(\.year).max() == year)
    }
  }

  @Test("Credit is the mean gain over every order in which the sources may come")
  func permutations() {
    var random = SeededRandom(seed: 3)
    func orders(_ items: [String]) -> [[String]] {
      guard items.count > 1 else { return [items] }
      return items.indices.flatMap { index -> [[String]] in
        var rest = items
        let first = rest.remove(at: index)
        return orders(rest).map { [first] + $0 }
      }
    }
    for _ in 0..<300 {
      let universe = Set(0..<12)
      func some() -> Set<Int> { Set((0..<16).filter { _ in random.index(below: 3) == 0 }) }
      let official = some()
      let sources = Dictionary(
        uniqueKeysWithValues: (0..<1 + random.index(below: 4)).map { ("s\($0)", some()) })
      let found = MarginalContribution(asked: universe, official: official, sources: sources)
      let all = orders(sources.keys.sorted())
      for share in found.shares {
        var sum = 0
        for order in all {
          var before = official.intersection(universe)
          for source in order {
            let after = before.union((sources[source] ?? []).intersection(universe))
            if source == share.source { sum += after.count - before.count }
            before = after
          }
        }
        #expect((share.credit - Double(sum) / Double(all.count)).magnitude < 1e-9)
        #expect(share.leftOut <= share.alone)
        #expect(share.credit <= Double(share.alone) + 1e-9)
      }
      #expect(
        (found.shares.reduce(0) { $0 + $1.credit } - Double(found.gain)).magnitude < 1e-9)
    }
  }
}
