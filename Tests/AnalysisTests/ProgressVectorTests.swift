import Analysis
import Foundation
import Statistics
import TestSupport
import Testing

/// What an independent computation of the published formulas gives.
@Suite(
  "The methods of progress agree with an independent computation",
  .enabled(if: sharedFolder != nil, "the shared folder with the vectors is absent"))
struct ProgressVectorTests {
  private typealias Object = [String: Any]

  private static func root() throws -> [String: Any] {
    let url = try #require(sharedFolder).appendingPathComponent("reference/progress-vectors.json")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
  }

  private static func list(_ key: String) throws -> [[String: Any]] {
    try #require(try root()[key] as? [[String: Any]])
  }

  private static func number(_ value: Any?) -> Double? { (value as? NSNumber)?.doubleValue }
  private static func numbers(_ value: Any?) -> [Double] {
    (value as? [NSNumber])?.map(\.doubleValue) ?? []
  }

  private static func points(_ case: [String: Any]) -> [TimePoint] {
    zip(numbers(`case`["years"]), numbers(`case`["values"])).map {
      TimePoint(time: $0, value: $1)
    }
  }

  private func expect(
    _ found: Double?, _ expected: Any?, _ what: String, within tolerance: Double = 1e-9
  ) {
    guard let expected = Self.number(expected) else {
      #expect(found == nil, "\(what): none is expected")
      return
    }
    #expect(
      found.map { ($0 - expected).magnitude <= tolerance * max(1, expected.magnitude) } == true,
      "\(what): \(found ?? .nan), \(expected)")
  }

  private func input(_ result: ProgressResult, _ name: String) -> Double? {
    result.inputs.first { $0.name == name }?.value
  }

  private static func question(_ case: [String: Any]) throws -> ProgressQuestion {
    let baseline = try #require(number(`case`["baseline_year"]))
    let latest = try #require(number(`case`["latest_year"]))
    var points = [TimePoint(time: baseline, value: try #require(number(`case`["baseline"])))]
    if latest > baseline {
      points.append(TimePoint(time: latest, value: try #require(number(`case`["latest"]))))
    }
    let direction = try #require(
      (`case`["direction"] as? String).flatMap(ProgressQuestion.Direction.init(rawValue:)))
    var question = ProgressQuestion(
      points, direction: direction, target: number(`case`["target"]),
      targetYear: try #require(number(`case`["target_year"])), baselineYear: baseline)
    question.limit = number(`case`["limit"])
    return question
  }

  /// The words of the vectors that are others than ours.
  private static let words = ["error_division_by_zero_in_open_sdg": "not_available"]

  @Test("Every series by UN 2022, UN 2023, Eurostat, Open SDG and ESCAP")
  func cases() throws {
    let cases = try Self.list("cases")
    #expect(cases.count >= 13)
    for one in cases {
      let name = try #require(one["name"] as? String)
      let question = try Self.question(one)
      for (method, key, value) in [
        (ProgressMethod.eurostat, "eurostat", "ratio"), (.un2022, "un_progress_chart_2022", "CR"),
        (.un2023, "un_progress_chart_2023_5level", "ratio"), (.openSDG, "open_sdg", "value"),
      ] {
        let expected = try #require(one[key] as? Object)
        let result = method.assess(question)
        let what = "\(name) \(method.rawValue)"
        if let status = expected["status"] as? String {
          #expect(result.class.rawValue == Self.words[status] ?? status, "\(what)")
        }
        if let score = expected["score"] ?? expected["score_exact"] {
          expect(result.score, score, "\(what) score")
        }
        if let own = expected[value] ?? expected["signed_cagr"] ?? expected["signed"] {
          expect(result.value, own, "\(what) value")
        }
        for (mine, theirs) in [
          ("cagr", "cagr"), ("cagr_required", "cagr_required"),
          ("expected_at_target_year", "expected_at_target_year"), ("scaling", "scaling_C"),
        ] where expected[theirs] != nil && result.class != .notAvailable {
          expect(input(result, mine), expected[theirs], "\(what) \(theirs)")
        }
      }
      let result = ProgressMethod.escap.assess(question)
      guard let escap = one["escap_csi"] as? Object else {
        #expect(result.class == .notAssessable, "\(name): ESCAP needs a target")
        continue
      }
      if escap["status"] as? String == "not_assessable" {
        #expect(result.class == .notAssessable)
      }
      expect(result.value, escap["csi_capped"], "\(name) escap")
      if result.class != .notAssessable {
        expect(input(result, "index_uncapped"), escap["csi_0_10"], "\(name) uncapped")
        expect(
          input(result, "expected_by_now"), escap["expected_by_now_0_10"], "\(name) expected")
      }
    }
  }

  @Test("Straight lines: change a year, what is needed from now on, years to the target")
  func linear() throws {
    let cases = try Self.list("cases")
    for expected in try Self.list("linear") {
      let name = try #require(expected["name"] as? String)
      let one = try #require(cases.first { $0["name"] as? String == name })
      let result = ProgressMethod.linear.assess(try Self.question(one))
      for key in [
        "annual_change", "required_annual_change_from_now", "years_to_target_linear",
        "acceleration_factor",
      ] {
        expect(input(result, key), expected[key], "\(name) \(key)")
      }
    }
  }

  @Test("ESCAP's anticipated progress, with its own weights")
  func anticipated() throws {
    var compared = 0
    for one in try Self.list("escap_anticipated_progress") {
      let points = Self.points(one)
      let weighting = try #require(
        ["equal": Extrapolation.Weighting.equal, "linear_rank": .rank][
          one["weighting"] as? String ?? ""] ?? .nearness)
      let line = try #require(
        Extrapolation(points, to: 2030, form: .linear, weighting: weighting))
      for (weight, expected) in zip(line.weights, Self.numbers(one["weights"])) {
        expect(weight, expected as NSNumber, "weight")
      }
      expect(line.slope, one["slope"], "slope")
      expect(line.intercept, one["intercept"], "intercept")
      guard weighting == .nearness else { continue }
      let direction = try #require(
        (one["direction"] as? String).flatMap(ProgressQuestion.Direction.init(rawValue:)))
      let question = ProgressQuestion(
        points, direction: direction, target: Self.number(one["target"]),
        baselineYear: try #require(Self.number(one["baseline_year"])))
      let result = ProgressMethod.escapAnticipated.assess(question)
      #expect(result.class.rawValue == one["class_"] as? String)
      expect(result.value, one["gap_percent"], "gap")
      expect(input(result, "predicted"), one["predicted"], "predicted")
      expect(input(result, "baseline"), one["baseline"], "baseline")
      compared += 1
    }
    #expect(compared >= 4)
  }

  @Test("Curves to 2030: on the logit scale, and of even growth by the year")
  func extrapolations() throws {
    for one in try Self.list("extrapolation_2030") {
      let points = Self.points(one)
      for (key, form, weighting) in [
        (
          "logit_fully_weighted", Extrapolation.Form.logit(end: 100),
          Extrapolation.Weighting.nearness
        ),
        ("logit_slope_weighted_intercept_unweighted", .logit(end: 100), .nearness),
        ("logit_ols", .logit(end: 100), .equal),
        ("weighted_geometric_annualised", .geometric, .nearness),
        // Between points two years apart even growth is that of the ends.
        ("geometric", .geometric, .equal),
      ] {
        let found = Extrapolation(points, to: 2030, form: form, weighting: weighting)
        expect(found?.value, one[key], key)
      }
    }
  }

  @Test("SDSN's score and trend")
  func sdsn() throws {
    for one in try Self.list("sdsn_normalisation") {
      var question = ProgressQuestion(
        [TimePoint(time: 2022, value: try #require(Self.number(one["value"])))],
        direction: .increase)
      question.lower = Self.number(one["lower_bound"])
      question.upper = Self.number(one["upper_bound"])
      let result = ProgressMethod.sdsn.assess(question)
      expect(result.value, one["score"], "score")
      expect(input(result, "score_uncapped"), one["score_uncapped"], "uncapped")
    }
    for one in try Self.list("sdsn_trend") {
      let points = zip(Self.numbers(one["years"]), Self.numbers(one["scores"]))
        .map { TimePoint(time: $0, value: $1) }
      var question = ProgressQuestion(points, direction: .increase)
      (question.lower, question.upper) = (0, 100)
      question.green = Self.number(one["green_threshold"])
      let result = ProgressMethod.sdsn.assess(question)
      #expect(result.class.rawValue == one["trend"] as? String)
      for key in ["annual_growth", "required_growth", "ratio"] {
        expect(input(result, key), one[key], key)
      }
    }
  }

  @Test("The OECD's distance, and its trend by ranks")
  func oecd() throws {
    for one in try Self.list("oecd") {
      if let value = Self.number(one["value"]) {
        let peers = Self.numbers(one["peer"])
        let deviation = try #require(Moments.sampleVariance(peers)).squareRoot()
        expect(deviation, one["sd"], "sd")
        var question = ProgressQuestion(
          [TimePoint(time: 2022, value: value)], direction: .decrease,
          target: Self.number(one["target"]))
        question.peerDeviation = deviation
        expect(ProgressMethod.oecd.assess(question).value, one["distance"], "distance")
      } else {
        let series = Self.numbers(one["series"]).enumerated()
          .map { TimePoint(time: Double($0.offset), value: $0.element) }
        let trend = try #require(RankTrend(series))
        expect(trend.rho, one["spearman"], "spearman")
        expect(trend.p, one["p_value"], "p")
      }
    }
  }

  @Test("The average annual rate of reduction, by regression and between the ends")
  func reduction() throws {
    let one = try #require(try Self.root()["aarr"] as? Object)
    let result = ProgressMethod.aarr.assess(
      ProgressQuestion(Self.points(one), direction: .decrease))
    expect(result.value, one["aarr_regression"], "regression")
    expect(input(result, "aarr_endpoints"), one["aarr_endpoints"], "ends")
  }
}
