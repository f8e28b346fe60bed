import Foundation
import Statistics
import TestSupport
import Testing

/// Dissimilarity, distributions, trees (R's rpart), gap dynamics and intersections, from `extra` of the vectors.
@Suite(
  "Groups, trees and gaps agree with an independent computation",
  .enabled(if: sharedFolder != nil, "the shared folder with the vectors is absent"))
struct GroupVectorTests {
  private typealias Object = [String: Any]

  private static func extra() throws -> [String: Any] {
    let url = try #require(sharedFolder).appendingPathComponent("reference/inequality-vectors.json")
    let root = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? Object
    return try #require(root?["extra"] as? Object)
  }

  private static func numbers(_ value: Any?) -> [Double] {
    (value as? [NSNumber])?.map(\.doubleValue) ?? []
  }

  private func expect(
    _ found: Double?, _ expected: Any?, _ what: String, within tolerance: Double = 1e-9
  ) {
    guard let expected = (expected as? NSNumber)?.doubleValue else {
      #expect(found == nil, "\(what)")
      return
    }
    #expect(
      found.map { ($0 - expected).magnitude <= tolerance * max(1, expected.magnitude) } == true,
      "\(what): \(found ?? .nan), \(expected)")
  }

  @Test("The dissimilarity index and the human opportunity index")
  func dissimilarity() throws {
    let cases = try #require(try Self.extra()["dissimilarity_hoi"] as? [Object])
    for one in cases {
      let table = InequalityTable(
        zip(Self.numbers(one["rates"]), Self.numbers(one["n"])).map {
          .init(label: "", estimate: $0, population: $1)
        })
      let index = try table.measure(.dissimilarity).estimate
      expect(index, one["d_index"], "D")
      expect(try table.measure(.hoi).estimate, one["hoi"], "HOI")
      let mean = try #require((one["mean"] as? NSNumber)?.doubleValue)
      expect(index * mean, one["population_to_reallocate_share"], "to be reallocated")
    }
  }

  @Test("Gini, Palma, S80/S20, Theil and the mean log deviation of incomes")
  func distribution() throws {
    let one = try #require(try Self.extra()["gini_palma"] as? Object)
    var table = InequalityTable(
      zip(Self.numbers(one["income"]), Self.numbers(one["weights"])).map {
        .init(label: "", estimate: $0, population: $1)
      })
    #expect(throws: MeasureGap.noDistribution) { try table.measure(.gini) }
    table.isDistribution = true
    expect(try table.measure(.gini).estimate, one["gini_group"], "Gini")
    expect(try table.measure(.palma).estimate, one["palma"], "Palma")
    expect(try table.measure(.quintileRatio).estimate, one["s80s20"], "S80/S20")
    expect(try table.measure(.ti).estimate / 1000, one["theil"], "Theil")
    expect(try table.measure(.mld).estimate / 1000, one["mld"], "MLD")
  }

  private static func cells(_ content: Object) throws -> GroupCells {
    let cells = try #require(content["cells"] as? Object)
    let names = ["sex", "residence", "wealth", "education"]
    let columns = try names.map { try #require(cells[$0] as? [String]) }
    let factors = zip(names, columns).map { name, texts in
      var levels: [String] = []
      for text in texts where !levels.contains(text) { levels.append(text) }
      return GroupCells.Factor(name: name, levels: levels, isOrdered: name == "education")
    }
    let (n, yes) = (numbers(cells["n"]), numbers(cells["yes"]))
    return GroupCells(
      factors: factors,
      cells: try n.indices.map { row in
        GroupCells.Cell(
          levels: try zip(factors, columns).map { factor, texts in
            try #require(factor.levels.firstIndex(of: texts[row]))
          }, count: n[row], met: yes[row])
      })
  }

  @Test(
    "The tree of rpart: its leaves with their paths, numbers and rates, and D of leaves and cells")
  func tree() throws {
    let content = try #require(try Self.extra()["cart_lnob"] as? Object)
    let cells = try Self.cells(content)
    expect(cells.count, content["N"], "N")
    expect(cells.rate, content["overall"], "rate of all")
    let leaves = try #require(RegressionTree(cells)).leaves
    let expected = try #require(content["leaves"] as? [Object])
    #expect(leaves.count == expected.count)
    for (leaf, other) in zip(leaves, expected) {
      expect(leaf.count, other["n"], "n")
      expect(leaf.rate, other["rate"], "rate")
      let path = leaf.path.map { part in
        let factor = cells.factors[part.factor]
        return "\(factor.name)=" + part.levels.map { factor.levels[$0] }.joined(separator: ",")
      }
      #expect(path.joined(separator: " & ") == other["path"] as? String)
    }
    let ofLeaves = try #require(GroupCells.dissimilarity(leaves.map { ($0.count, $0.rate) }))
    let ofCells = try #require(GroupCells.dissimilarity(cells.cells.map { ($0.count, $0.rate) }))
    expect(ofLeaves.index, content["d_index_from_leaves"], "D of leaves")
    expect(ofCells.index, content["d_index_all_cells"], "D of cells")
    expect(ofCells.opportunity, content["hoi_all_cells"], "HOI of cells")
  }

  @Test("Gaps over time: change, line, ratio, years to close and to halve, verdict and pattern")
  func gaps() throws {
    let cases = try #require(try Self.extra()["gap_dynamics"] as? [Object])
    #expect(cases.count >= 4)
    for one in cases {
      let (ahead, behind) = (Self.numbers(one["ahead"]), Self.numbers(one["behind"]))
      let errors = (Self.numbers(one["se_ahead"]), Self.numbers(one["se_behind"]))
      let points = Self.numbers(one["years"]).enumerated().map { index, year in
        GapDynamics.Point(
          time: year, ahead: ahead[index], behind: behind[index], aheadError: errors.0[index],
          behindError: errors.1[index])
      }
      let found = try #require(
        GapDynamics(points, isAdverse: (one["favourable"] as? NSNumber)?.intValue == 0))
      #expect(found.gaps == Self.numbers(one["gap"]))
      for (ratio, expected) in zip(found.ratios, Self.numbers(one["ratio"])) {
        expect(ratio, expected as NSNumber, "ratio")
      }
      expect(found.annualChange, one["annual_change_endpoints"], "change")
      expect(found.annualChangeError, one["se_annual_change"], "its error")
      expect(found.z, one["z_endpoints"], "z")
      expect(found.slope, one["wls_slope"], "slope")
      expect(found.slopeError, one["wls_se"], "its error")
      expect(found.yearsToClose, one["years_to_close_linear"], "years to close")
      expect(found.relativeRate, one["relative_gap_annual_rate"], "relative rate")
      expect(found.yearsToHalve, one["years_to_halve_gap_exponential"], "years to halve")
      expect(found.changeAhead, one["change_ahead"], "ahead")
      expect(found.changeBehind, one["change_behind"], "behind")
      #expect(found.verdict.rawValue == one["verdict"] as? String)
      #expect(found.pattern.rawValue == one["pattern"] as? String)
    }
  }

  @Test("How far the combination furthest behind lies from what its circumstances add up to")
  func intersection() throws {
    let content = try #require(try Self.extra()["intersection"] as? Object)
    let rows = try #require(content["cells"] as? [Object])
    let names = ["sex", "residence", "wealth"]
    let factors = names.map { name in
      var levels: [String] = []
      for row in rows {
        if let text = row[name] as? String, !levels.contains(text) { levels.append(text) }
      }
      return GroupCells.Factor(name: name, levels: levels)
    }
    let cells = GroupCells(
      factors: factors,
      cells: try rows.map { row in
        let n = try #require((row["n"] as? NSNumber)?.doubleValue)
        let rate = try #require((row["rate"] as? NSNumber)?.doubleValue)
        return GroupCells.Cell(
          levels: try factors.map { factor in
            try #require(factor.levels.firstIndex(of: row[factor.name] as? String ?? ""))
          }, count: n, met: n * rate)
      })
    expect(cells.rate, content["mean"], "mean")
    let margins = try #require(content["margins"] as? Object)
    for (place, factor) in factors.enumerated() {
      for (level, name) in factor.levels.enumerated() {
        expect(cells.margin(place, level), margins[name], name)
      }
    }
    let lowest = try #require(cells.cells.min { $0.rate < $1.rate })
    let name = zip(factors, lowest.levels).map { $0.levels[$1] }.joined(separator: "/")
    #expect(name == content["furthest_behind"] as? String)
    let excess = try #require(cells.excess(of: lowest))
    expect(lowest.rate, content["observed"], "observed")
    expect(excess.expected, content["additive_expectation"], "expected")
    expect(excess.excess, content["intersectional_excess"], "excess")
    expect(excess.observedError, content["se_observed"], "error")
  }
}
