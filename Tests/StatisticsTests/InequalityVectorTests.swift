import Foundation
import Statistics
import TestSupport
import Testing

/// Values that numpy computed from the formulas, and percentiles of 200,000 draws, where they are at hand.
@Suite(
  "The measures of inequality agree with an independent computation",
  .enabled(if: sharedFolder != nil, "the shared folder with the vectors is absent"))
struct InequalityVectorTests {
  private typealias Object = [String: Any]

  private static func cases() throws -> [(
    name: String, table: InequalityTable, content: [String: Any]
  )] {
    let url = try #require(sharedFolder).appendingPathComponent("reference/inequality-vectors.json")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? Object)
    let cases = try #require(root["cases"] as? [String: Object])
    return try cases.sorted { $0.key < $1.key }.map { name, content in
      (name, try table(try #require(content["input"] as? Object)), content)
    }
  }

  private static func numbers(_ value: Any?) -> [Double?] {
    if let list = value as? [Any] { return list.map { ($0 as? NSNumber)?.doubleValue } }
    return (value as? NSNumber).map { [$0.doubleValue] } ?? []
  }

  private static func table(_ input: Object) throws -> InequalityTable {
    let (estimates, errors) = (numbers(input["est"]), numbers(input["se"]))
    let (sizes, orders) = (numbers(input["pop"]), numbers(input["order"]))
    let references = numbers(input["reference"])
    func at(_ list: [Double?], _ index: Int) -> Double? {
      list.indices.contains(index) ? list[index] : nil
    }
    let groups = estimates.indices.map { index in
      InequalityTable.Group(
        label: "\(index)", estimate: estimates[index], error: at(errors, index),
        population: at(sizes, index), order: at(orders, index).map { Int($0) })
    }
    return InequalityTable(
      groups, isAdverse: (input["favourable"] as? NSNumber)?.intValue == 0,
      isOrdered: (input["ordered"] as? NSNumber)?.intValue == 1,
      reference: references.firstIndex { $0 == 1 },
      scale: (input["scale"] as? NSNumber)?.doubleValue)
  }

  private func near(_ found: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    found.map { ($0 - expected).magnitude <= tolerance * max(1, expected.magnitude) } ?? false
  }

  @Test("Estimates of every measure, and the errors that have a formula")
  func estimates() throws {
    var compared = 0
    for (name, table, content) in try Self.cases() {
      // One group is no inequality: R's package gives 0 and 1.
      guard table.groups.count > 1 else { continue }
      let numpy = content["independent_numpy"] as? Object ?? [:]
      for (id, value) in numpy {
        guard let measure = InequalityMeasure(rawValue: id), let value = value as? Object,
          let expected = (value["estimate"] as? NSNumber)?.doubleValue
        else { continue }
        let found = try? table.measure(measure)
        #expect(
          near(found?.estimate, expected), "\(name) \(id): \(found?.estimate ?? .nan), \(expected)")
        compared += 1
        if ["d", "r", "bgv"].contains(id), let error = (value["se"] as? NSNumber)?.doubleValue,
          table.groups.allSatisfy({ $0.estimate == nil || $0.error != nil })
        {
          #expect(near(found?.error, error), "\(name) \(id) error")
          compared += 1
        }
      }
      for (key, slope, ratio) in [
        ("sii_rii_weights_pop_declared_scale", InequalityMeasure.sii, InequalityMeasure.rii)
      ] {
        // Where populations are no whole numbers that computation rounds them up; ours does not.
        guard let value = numpy[key] as? [String: Double],
          table.groups.allSatisfy({ $0.population.map { $0 == $0.rounded() } ?? false })
        else { continue }
        let (sii, rii) = (try? table.measure(slope), try? table.measure(ratio))
        #expect(
          near(sii?.estimate, value["sii"] ?? .nan), "\(name) sii \(sii?.estimate ?? .nan) \(value)"
        )
        #expect(near(rii?.estimate, value["rii"] ?? .nan), "\(name) rii")
        // The computation of this case counts a group of nobody among the groups of the robust error.
        if table.groups.allSatisfy({ $0.population != 0 }) {
          #expect(
            near(sii?.error, value["sii_se"] ?? .nan),
            "\(name) sii error \(sii?.error ?? .nan) \(value)")
          #expect(near(rii?.error, value["rii_se_log"] ?? .nan), "\(name) rii error")
        }
        compared += 4
      }
    }
    #expect(compared > 300, "\(compared)")
  }

  @Test("Errors by the delta method from those of the groups")
  func errors() throws {
    let keys: [(String, InequalityMeasure, isError: Bool)] = [
      ("aci_se", .aci, true), ("rci_se", .rci, true), ("sii_linear", .siiLinear, false),
      ("sii_linear_se", .siiLinear, true), ("rii_linear", .riiLinear, false),
      ("ln_rii_linear_se", .riiLinear, true), ("par", .par, false), ("par_se", .par, true),
      ("paf_percent", .paf, false), ("paf_se_percent", .paf, true), ("ti_se_x1000", .ti, true),
      ("mld_se_x1000", .mld, true),
    ]
    var compared = 0
    for (name, table, content) in try Self.cases() {
      guard let expected = content["recommended_delta_from_subgroup_se"] as? [String: Double] else {
        continue
      }
      for (key, measure, isError) in keys {
        guard let value = expected[key] else { continue }
        let found = try? table.measure(measure)
        #expect(
          near(isError ? found?.error : found?.estimate, value),
          "\(name) \(key): \(String(describing: found)) \(value)")
        compared += 1
      }
    }
    #expect(compared > 80, "\(compared)")
  }

  @Test("Simulated intervals, to two per cent of 200,000 draws")
  func simulated() throws {
    var compared = 0
    for (name, table, content) in try Self.cases() {
      guard let expected = content["monte_carlo_200k"] as? [String: [String: Double]] else {
        continue
      }
      let measures = expected.keys.compactMap(InequalityMeasure.init).sorted {
        $0.rawValue < $1.rawValue
      }
      let found = InequalitySimulation().spreads(of: measures, table)
      for measure in measures {
        guard let value = expected[measure.rawValue], let spread = found[measure] else {
          Issue.record("\(name) \(measure): nothing")
          continue
        }
        #expect(
          near(spread.interval.lower, value["p025"] ?? .nan, 0.02),
          "\(name) \(measure) \(spread) \(value)")
        #expect(
          near(spread.interval.upper, value["p975"] ?? .nan, 0.02),
          "\(name) \(measure) \(spread) \(value)")
        compared += 1
      }
    }
    #expect(compared > 20, "\(compared)")
  }
}
