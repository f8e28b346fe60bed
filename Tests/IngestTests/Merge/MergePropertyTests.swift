import Ingest
import SDGModel
import Statistics
import Testing

/// What holds of every merge, whatever the figures: ten thousand made-up worlds for each.
@Suite("What holds of every merge")
struct MergePropertyTests {
  private static let cases = 10_000

  private func forEachWorld(_ seed: UInt64, _ check: (MergeWorld) -> Bool) -> Int {
    var random = SeededRandom(seed: seed)
    var failed = 0
    for _ in 0..<Self.cases where !check(MergeWorld.random(&random)) { failed += 1 }
    return failed
  }

  private func official(_ cells: [MergedCell], _ table: ObservationTable) -> [CellKey: String] {
    var found: [CellKey: String] = [:]
    for cell in cells {
      guard let first = cell.candidates.first(where: { $0.source == "office" }) else { continue }
      let row = table[first.row]
      found[cell.key] = "\(row.value) \(row.status?.rawValue ?? "") \(row.standardError ?? 0)"
    }
    return found
  }

  @Test("Without citizens' data nothing is merged, and the official figures stand as they are")
  func nothing() {
    let failed = forEachWorld(1) { world in
      let rows = world.rows.filter { $0.source == "office" }
      return world.merged(rows).isEmpty
        && world.cells(rows).allSatisfy { $0.candidates.count == 1 && $0.shown == [0] }
    }
    #expect(failed == 0)
  }

  @Test("A merged series, merged again as the official one, stays as it is")
  func again() {
    let failed = forEachWorld(2) { world in
      guard world.rule.method != .combine, let merged = world.merged().first else { return true }
      var second = world
      second.rows.removeAll { row in
        row.source == "office"
          && merged.points.contains { $0.period == row.period && $0.value != nil }
      }
      for point in merged.points {
        guard let value = point.value else { continue }
        second.put(
          "office", point.period.firstYear, .number(value), unit: merged.key.key.unit,
          status: point.making == .official ? point.status : nil)
      }
      guard let again = second.merged().first, again.failure == nil else { return true }
      return zip(merged.points, again.points).allSatisfy { one, other in
        one.value == nil || one.value == other.value
      }
    }
    #expect(failed == 0)
  }

  @Test("The order of rows and files changes nothing")
  func order() {
    let failed = forEachWorld(3) { world in
      var random = SeededRandom(seed: UInt64(world.rows.count))
      let rows = world.rows.shuffled(using: &random)
      let shuffled = world.merged(rows)
      return zip(world.merged(), shuffled).allSatisfy { one, other in
        one.sources == other.sources && one.failure == other.failure
          && one.points.map(\.value) == other.points.map(\.value)
          && one.points.map(\.flags) == other.points.map(\.flags)
      } && world.merged().count == shuffled.count
    }
    #expect(failed == 0)
  }

  @Test("No official figure changes when a citizen source is taken away")
  func removal() {
    let failed = forEachWorld(4) { world in
      let rest = world.rows.filter { $0.source != world.sources.last?.id || $0.source == "office" }
      let before = official(world.cells(), world.table(world.rows))
      let after = official(world.cells(rest), world.table(rest))
      let stands = world.merged().flatMap(\.points).filter { $0.making == .official }
      return before == after
        && stands.allSatisfy { point in
          point.value == point.inputs.first.flatMap { world.rows[$0.row].value.number }
        }
    }
    #expect(failed == 0)
  }

  @Test("A benchmarked series meets every official figure")
  func benchmarks() {
    let failed = forEachWorld(5) { world in
      guard world.rule.method == .benchmark else { return true }
      let official = world.rows.filter { $0.source == "office" && $0.value.kind == .number }
      return world.merged().allSatisfy { series in
        series.failure != nil
          || official.allSatisfy { row in
            let point = series.points.first { $0.period == row.period }
            guard let value = point?.value, let benchmark = row.value.number else { return false }
            return (value - benchmark).magnitude <= 1e-9
          }
      }
    }
    #expect(failed == 0)
  }

  @Test("Weights sum to one")
  func weights() {
    let failed = forEachWorld(6) { world in
      world.merged().flatMap(\.points).allSatisfy { point in
        let weights = point.inputs.compactMap(\.weight)
        return weights.isEmpty || (weights.reduce(0, +) - 1).magnitude <= 1e-9
      }
    }
    #expect(failed == 0)
  }

  @Test("No share leaves 0 to 100 per cent, and nothing stands where an official figure is hidden")
  func shares() {
    let failed = forEachWorld(7) { world in
      world.merged().allSatisfy { series in
        let isShare = series.key.key.unit == "PT"
        return series.points.allSatisfy { point in
          let own = world.rows.first { $0.source == "office" && $0.period == point.period }
          let isClosed = own.map { ![.number, .missing].contains($0.value.kind) } ?? false
          return !(isClosed && point.value != nil)
            && !(isShare && point.value.map { !(0...100).contains($0) } ?? false)
        }
      }
    }
    #expect(failed == 0)
  }
}
