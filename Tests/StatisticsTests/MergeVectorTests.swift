import Foundation
import Statistics
import TestSupport
import Testing

/// Every number of the vectors that R (tempdisagg, metafor, survey), numpy and scipy computed is compared,
/// or stands in `others` with the reason why it is not: a vector that is added is not passed over.
@Suite(
  "Combining, benchmarking, splicing, weighting and agreement as R and numpy have them",
  .enabled(if: sharedFolder != nil, "the shared folder with the vectors is absent"))
struct MergeVectorTests {
  typealias Leaves = [String: Double]

  /// What is no result, and what is the result of a method that was not taken.
  private static let others = [
    "composite/[^/]+/(y|se)/", "(denton|chow_lin)/(indicator|benchmark)/",
    "(coherence|splicing)/(official|citizen|overlap)/", "weighting/(data|cells|margins)/",
    "pair_tests/[0-9]+/(official|citizen|se_o|se_c)$", "wilson/[0-9]+/(k|n)$",
    // How near the R packages and numpy are to each other.
    "crosscheck_numpy_max_abs_difference/",
    // Denton's first form ties the first period to the indicator's level; Cholette's is the one in use.
    "denton/denton_original_", "chow_lin/fernandez_",
    // Of observations, with their statuses: PriorityMergeVectorTests.
    "priority_merge/", "pair_tests/[0-9]+/flag$",
  ]

  @Test("Each value to a part in 10⁹, restricted likelihood to one in 10⁶")
  func everyLeaf() throws {
    let file = try MergeVectors()
    let ours = try file.found()
    var compared = 0
    for (path, expected) in file.leaves.sorted(by: { $0.key < $1.key })
    where !Self.others.contains(where: {
      path.range(of: "^\($0)", options: .regularExpression) != nil
    }) {
      // R's search for the likeliest variance ends earlier than ours.
      let tolerance = path.contains("REML") ? 1e-6 : 1e-9
      let value = try #require(ours[path], "nothing of ours is compared with \(path)")
      #expect(
        (value - expected).magnitude <= tolerance * max(1, expected.magnitude),
        "\(path): \(value) for \(expected)")
      compared += 1
    }
    #expect(Set(ours.keys).isSubset(of: file.leaves.keys))
    #expect(compared == ours.count)
  }
}

/// The file of vectors, and what ours computes from its inputs, by the path of each result.
struct MergeVectors {
  let leaves: [String: Double]
  private let root: [String: Any]

  init() throws {
    let url = try #require(sharedFolder).appendingPathComponent("reference/merge-vectors.json")
    root = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    var found: [String: Double] = [:]
    Self.walk(root, "", into: &found)
    leaves = found
  }

  private static func walk(_ value: Any, _ path: String, into found: inout [String: Double]) {
    if let map = value as? [String: Any] {
      for (key, part) in map { walk(part, path.isEmpty ? key : "\(path)/\(key)", into: &found) }
    } else if let list = value as? [Any] {
      for (index, part) in list.enumerated() { walk(part, "\(path)/\(index)", into: &found) }
    } else if let number = value as? NSNumber {
      found[path] = number.doubleValue
    }
  }

  func list(_ path: String) -> [Double] {
    var found: [Double] = []
    while let value = leaves["\(path)/\(found.count)"] { found.append(value) }
    return found
  }

  func words(_ path: String) -> [String] {
    path.split(separator: "/").reduce(root as Any?) { ($0 as? [String: Any])?[String($1)] }
      as? [String] ?? []
  }

  func found() throws -> [String: Double] {
    var all: [String: Double] = [:]
    for part in [
      try benchmarked(), try regressed(), try combined(), try spliced(), try weighted(),
      try agreeing(), try paired(), try intervals(),
    ] {
      all.merge(part) { one, _ in one }
    }
    return all
  }

  private func numbered(_ path: String, _ values: [Double]) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: values.enumerated().map { ("\(path)/\($0.offset)", $0.element) })
  }
}

extension MergeVectors {
  private func years(_ path: String) -> Benchmarks {
    .totals(list(path).enumerated().map { (4 * $0.offset..<4 * $0.offset + 4, $0.element) })
  }

  private func benchmarked() throws -> [String: Double] {
    var found: [String: Double] = [:]
    for differences in 1...2 {
      let series = try #require(
        Denton.proportional.series(
          list("denton/indicator"), years("denton/benchmark"), differences: differences))
      found.merge(numbered("denton/denton_cholette_proportional_h\(differences)", series)) { $1 }
    }
    return found
  }

  private func regressed() throws -> [String: Double] {
    var found: [String: Double] = [:]
    for (name, method) in [
      ("fixed_rho_075_with_intercept", ChowLin(rho: 0.75)),
      ("fixed_rho_05_no_intercept", ChowLin(rho: 0.5, hasIntercept: false)),
    ] {
      let path = "chow_lin/\(name)"
      let result = try #require(
        method.series(list("chow_lin/indicator"), years("chow_lin/benchmark")))
      found.merge(numbered("\(path)/values", result.values)) { $1 }
      if method.hasIntercept {
        found.merge(numbered("\(path)/beta", result.coefficients)) { $1 }
        found.merge(numbered("\(path)/se", result.coefficientErrors)) { $1 }
      } else {
        found["\(path)/beta"] = result.coefficients[0]
        found["\(path)/se"] = result.coefficientErrors[0]
      }
    }
    return found
  }

  private func combined() throws -> [String: Double] {
    var found: [String: Double] = [:]
    func put(_ path: String, _ result: CombinedEstimate, full: Bool = true) {
      found["\(path)/estimate"] = result.value
      found["\(path)/se"] = result.error
      guard full else { return }
      found["\(path)/lower"] = result.interval().lower
      found["\(path)/upper"] = result.interval().upper
      found.merge(numbered("\(path)/weights", result.weights)) { $1 }
    }
    for name in ["two_agree", "two_conflict", "three"] {
      let path = "composite/\(name)"
      let estimates = zip(list("\(path)/y"), list("\(path)/se")).map(Estimate.init(value:error:))
      let fixed = try #require(FixedEffect.combine(estimates))
      put("\(path)/fixed", fixed)
      found["\(path)/Q"] = fixed.heterogeneity
      found["\(path)/Q_p"] = fixed.heterogeneityP
      found["\(path)/I2"] = 100 * fixed.inconsistency
      // H² is Q over its degrees of freedom, and 1 where that is less.
      found["\(path)/H2"] = max(1, fixed.heterogeneity / Double(estimates.count - 1))
      let random = try #require(RandomEffects.dersimonianLaird.combine(estimates))
      put("\(path)/DL", random)
      found["\(path)/DL/tau2"] = random.between
      let few = try #require(KnappHartung.interval(random, of: estimates))
      found["\(path)/DL_knapp_hartung/estimate"] = random.value
      found["\(path)/DL_knapp_hartung/se"] = few.error
      found["\(path)/DL_knapp_hartung/lower"] = few.interval.lower
      found["\(path)/DL_knapp_hartung/upper"] = few.interval.upper
      let likely = try #require(RandomEffects.restrictedLikelihood.combine(estimates))
      put("\(path)/REML", likely, full: false)
      found["\(path)/REML/tau2"] = likely.between
    }
    return found
  }
}

extension MergeVectors {
  private func byYear(_ name: String) -> [Int: Double] {
    var found: [Int: Double] = [:]
    for (path, value) in leaves where path.hasPrefix("splicing/\(name)/") {
      if let year = Int(path.dropFirst("splicing/\(name)/".count)) { found[year] = value }
    }
    return found
  }

  private func spliced() throws -> [String: Double] {
    let (official, citizen) = (byYear("official"), byYear("citizen"))
    let overlap = list("splicing/overlap").map { Int($0) }
    let pairs = try overlap.map {
      Pair(official: try #require(official[$0]), citizen: try #require(citizen[$0]))
    }
    var found: [String: Double] = [:]
    for (name, forward, method) in [
      ("ratio_last", "ratio_last", Splice.ratioLast), ("ratio_of_means", "", .ratioMean),
      ("ratio_geometric", "", .ratioGeometric), ("difference_last", "", .differenceLast),
      ("difference_mean", "difference_mean", .differenceMean),
      ("logit_shift_mean", "logit", .logit),
    ] {
      let adjustment = try #require(method.adjustment(pairs))
      found["splicing/\(name)"] = adjustment
      let last = try #require(official.keys.max())
      for (year, value) in citizen where !forward.isEmpty && year > last {
        found["splicing/forward_\(forward)/\(year)"] = method.apply(adjustment, to: value)
      }
    }
    let years = citizen.keys.sorted()
    let series = years.compactMap { citizen[$0] }
    let points = Benchmarks.points(
      zip(overlap, pairs).compactMap { year, pair in
        years.firstIndex(of: year).map { ($0, pair.official) }
      })
    for (name, form) in [("proportional", Denton.proportional), ("additive", .additive)] {
      let values = try #require(form.series(series, points))
      for (year, value) in zip(years, values) {
        found["splicing/denton_point_\(name)/\(year)"] = value
        if form == .proportional {
          found["splicing/bi_ratio/\(year)"] = value / (citizen[year] ?? .nan)
        }
      }
    }
    return found
  }

  private func weighted() throws -> [String: Double] {
    let sexes = words("weighting/data/sex")
    let places = words("weighting/data/loc")
    let values = list("weighting/data/y")
    let ones = [Double](repeating: 1, count: values.count)
    var found = ["weighting/unweighted_mean": try #require(WeightedMean.of(values, weights: ones))]
    func put(_ name: String, _ weights: [Double], _ margins: [[Int]]) throws {
      let path = "weighting/\(name)"
      found.merge(numbered("\(path)/weights", weights)) { $1 }
      found["\(path)/mean"] = WeightedMean.of(values, weights: weights)
      found["\(path)/kish_deff"] = WeightedMean.designEffect(weights: weights)
      found["\(path)/kish_neff"] = WeightedMean.effectiveSize(weights: weights)
      found["\(path)/se_svymean"] = CalibratedMean.standardError(
        values, weights: weights, margins: margins)
    }
    let margins = try [("sex", sexes), ("loc", places)].map { name, words in
      let known = self.words("weighting/margins/\(name)/\(name)")
      return Raking.Margin(
        categories: try words.map { try #require(known.firstIndex(of: $0)) },
        sizes: list("weighting/margins/\(name)/Freq"))
    }
    try put("raking", Raking().weights(margins, start: ones), margins.map(\.categories))
    let known = zip(words("weighting/cells/sex"), words("weighting/cells/loc")).map { [$0, $1] }
    let cells = try zip(sexes, places).map { pair in
      try #require(known.firstIndex(of: [pair.0, pair.1]))
    }
    try put(
      "poststrat",
      PostStratification.weights(cells: cells, sizes: list("weighting/cells/Freq")), [cells])
    return found
  }
}

extension MergeVectors {
  private func agreeing() throws -> [String: Double] {
    let pairs = zip(list("coherence/official"), list("coherence/citizen"))
      .map(Pair.init(official:citizen:))
    let agreement = try #require(Agreement(pairs))
    let limits = try #require(agreement.limits)
    let paired = try #require(agreement.pairedTest)
    let pearson = try #require(agreement.pearson)
    return [
      "mean_diff": agreement.bias, "sd_diff": agreement.spread,
      "loa_lower": limits.lower, "loa_upper": limits.upper,
      "paired_t": paired.t, "paired_p": paired.p,
      "paired_ci/0": paired.interval.lower, "paired_ci/1": paired.interval.upper,
      "pearson": pearson.r, "pearson_p": pearson.p,
      "mape": try #require(agreement.meanAbsolutePercentageError),
      "rmse": agreement.rootMeanSquaredError,
      "spearman": try #require(agreement.spearman),
      "lins_ccc": try #require(agreement.concordance),
    ].reduce(into: [:]) { $0["coherence/\($1.key)"] = $1.value }
  }

  private func paired() throws -> [String: Double] {
    var found: [String: Double] = [:]
    var index = 0
    while let value = leaves["pair_tests/\(index)/official"] {
      let path = "pair_tests/\(index)"
      let citizen = try #require(leaves["\(path)/citizen"])
      let pair = Pair(official: value, citizen: citizen)
      found["\(path)/relative_diff"] = pair.difference / value
      if let error = leaves["\(path)/se_o"], let other = leaves["\(path)/se_c"] {
        let estimates = [
          Estimate(value: value, error: error), Estimate(value: citizen, error: other),
        ]
        let test = try #require(PairTest(official: estimates[0], citizen: estimates[1]))
        let margin = try #require(test.equivalence(margin: 5))
        let combined = try #require(
          ElliottHaviland.combine(official: estimates[0], citizen: estimates[1]))
        found["\(path)/z"] = test.z
        found["\(path)/p"] = test.p
        found["\(path)/conflict_5pct"] = test.p < 0.05 ? 1 : 0
        found["\(path)/tost_p_margin5"] = margin.p
        found["\(path)/equivalent_margin5"] = margin.p < 0.05 ? 1 : 0
        found["\(path)/bias2_hat"] = combined.between
        found["\(path)/elliott_haviland_w_official"] = combined.weights[0]
        found["\(path)/elliott_haviland_estimate"] = combined.value
        found["\(path)/elliott_haviland_rmse"] = combined.error
      }
      index += 1
    }
    return found
  }

  private func intervals() throws -> [String: Double] {
    var found: [String: Double] = [:]
    var index = 0
    while let hits = leaves["wilson/\(index)/k"], let n = leaves["wilson/\(index)/n"] {
      let interval = try #require(WilsonInterval.of(proportion: hits / n, n: n))
      found["wilson/\(index)/lower"] = interval.lower
      found["wilson/\(index)/upper"] = interval.upper
      index += 1
    }
    return found
  }
}
