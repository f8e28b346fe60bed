import Disclosure
import Foundation
import SDGModel
import TestSupport
import Testing
import WhoCounts

/// What holds for every project, shown on the invented country: citizen data change no official
/// value, the order of files changes nothing, reading twice changes nothing.
@Suite struct MergingPropertyTests {
  private func result(
    _ project: InventedProject, threads: Int = 2
  ) async throws -> Pipeline.Result {
    let reference = try Reference.loaded()
    let opened = try Project.open(project.folder.path, country: nil, reference: reference)
    return try await Pipeline(reference: reference, threads: threads).run(opened)
  }

  /// Everything of the rows but the place where they stand.
  private func rows(
    _ data: PublishableDataset, where accepts: (Observation) -> Bool = { _ in true }
  ) -> [String] {
    data.observations.indices.map { data.observations[$0] }.filter(accepts).map { row in
      var row = row
      row.origin = Observation.Origin(file: "", line: 0, hash: "", text: "")
      return String(describing: row)
    }.sorted()
  }

  /// What each cell shows, without the places.
  private func shown(_ data: PublishableDataset) -> [String] {
    data.cells.map { cell in
      let candidates = cell.candidates.map {
        "\($0.source) \($0.tier) \(data.observations[$0.row].value)"
      }
      return "\(cell.key) \(candidates) \(cell.shown) \(cell.rule)"
    }
  }

  @Test("Removing a citizen source changes no official value")
  func officialValuesStand() async throws {
    let with = try InventedProject("with")
    let without = try InventedProject("without")
    try without.remove("sources/harbour-circle.yaml", "data/citizen")
    let isOfficial: (Observation) -> Bool = { $0.source == "office-of-numbers" }
    let before = rows(try await result(with).data, where: isOfficial)
    let after = rows(try await result(without).data, where: isOfficial)
    #expect(before.count == 21)
    #expect(before == after)
  }

  @Test("A citizen figure with a recorded decision fills only where no official figure is usable")
  func fillsOnlyGaps() async throws {
    let data = try await result(InventedProject("fills")).data
    func first(_ year: Int) throws -> Observation {
      let cell = try #require(
        data.cells.first {
          $0.key.key.series == "SH_H2O_SAFE" && $0.key.key.breakdown.isTotal
            && $0.key.key.area == "XVM" && $0.key.key.period.firstYear == year
        })
      return data.observations[cell.candidates[try #require(cell.shown.first)].row]
    }
    #expect(try first(2018).value == .number(66.0625))
    #expect(try first(2018).source == "harbour-circle")
    #expect(try first(2020).value == .number(70.75))
  }

  @Test("The names of files, and so their order, change nothing")
  func orderChangesNothing() async throws {
    let one = try InventedProject("one")
    let other = try InventedProject("other")
    try other.rename("data/official/water-and-learning.csv", to: "data/official/a.csv")
    try other.rename("data/citizen/harbour-water.csv", to: "data/citizen/harbour-0.csv")
    try other.rename("sources/harbour-circle.yaml", to: "sources/zz.yaml")
    try other.rename("sources/zz.yaml", to: "sources/harbour-circle.yaml")
    let text = try other.text("data/official/assembly-and-safety.csv")
    let lines = text.split(separator: "\n").map(String.init)
    let turned = [lines[0]] + lines.dropFirst().reversed()
    try other.write(
      turned.joined(separator: "\n") + "\n", to: "data/official/assembly-and-safety.csv")
    let (first, second) = (try await result(one), try await result(other, threads: 1))
    #expect(rows(first.data) == rows(second.data))
    #expect(shown(first.data) == shown(second.data))
    #expect(first.findings.coverage == second.findings.coverage)
    #expect(first.findings.gaps == second.findings.gaps)
  }

  @Test("Reading twice gives the same")
  func repeats() async throws {
    let project = try InventedProject()
    let (first, second) = (try await result(project), try await result(project, threads: 1))
    #expect(first.data.observations.count == second.data.observations.count)
    #expect(rows(first.data) == rows(second.data))
    #expect(shown(first.data) == shown(second.data))
  }

  @Test("A tier without a recorded decision is never above alongside")
  func undecidedStaysAlongside() async throws {
    let project = try InventedProject()
    try project.replace(
      "      date: 2021-12-01\n", with: "", in: "sources/harbour-circle.yaml")
    let data = try await result(project).data
    let tiers = data.cells.flatMap(\.candidates).filter { $0.source == "harbour-circle" }
      .map(\.tier)
    #expect(!tiers.isEmpty)
    #expect(tiers.allSatisfy { $0 == .alongside })
  }

  @Test("Records taken, held, left out and not published add up to the records read")
  func recordsAddUp() async throws {
    let merged = try await result(InventedProject("adds")).merged
    let counts = merged.data.counts
    #expect(counts.read == 37)
    #expect(counts.taken == merged.data.observations.count)
    #expect(counts.held == 3)
  }
}
