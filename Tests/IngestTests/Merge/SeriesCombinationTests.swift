import SDGModel
import Testing

@testable import Ingest

@Suite("An official and a citizen series, brought together")
struct SeriesCombinationTests {
  /// `period official citizen [official_se citizen_se]`; `-` for none, `*` for suppressed, `b` behind a
  /// figure for a break.
  private func points(_ text: String) throws -> [PairedPoint] {
    try text.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      var point = PairedPoint(period: try #require(Period(words[0])))
      point.isSuppressed = words[1] == "*"
      point.isBreak = words[1].hasSuffix("b")
      point.official = Double(words[1].filter { $0 != "b" })
      point.citizen = Double(words[2])
      if words.count > 3 { point.officialError = Double(words[3]) }
      if words.count > 4 { point.citizenError = Double(words[4]) }
      return point
    }
  }

  /// `period value status refusals`, values with two decimals.
  private func lines(
    _ text: String, _ method: CombinationMethod,
    _ set: (inout CombinationOptions) -> Void = { _ in }
  ) throws -> [String] {
    var options = CombinationOptions()
    set(&options)
    return try SeriesCombination(method, options: options).combine(points(text)).map { point in
      let value = point.value.map { "\(($0 * 100).rounded() / 100)" } ?? "-"
      let words = [point.period.text, value, point.status.rawValue]
      return (words + point.refusals.map(\.rawValue)).joined(separator: " ")
    }
  }

  private static let shares = """
    2012 40 -
    2014 43 46.2
    2015 - 47
    2016 45.5 48.9
    2018 49 52
    2020 - 52.8
    2022 - 56.3
    2023 * 58
    """

  @Test("Official figures stay, what lies between is estimated, what lies after a forecast")
  func splice() throws {
    #expect(
      try lines(Self.shares, .ratioLast) == [
        "2012 40.0 A", "2014 43.0 A", "2015 44.29 E", "2016 45.5 A", "2018 49.0 A", "2020 49.75 F",
        "2022 53.05 F extrapolation", "2023 54.65 F extrapolation suppressed",
      ])
  }

  @Test("Between benchmarks a series is imputed, beyond the last a forecast")
  func denton() throws {
    let text = "2014 43 46.2\n2015 - 47\n2016 45.5 48.9\n2017 - 50\n2018 - 52"
    #expect(
      try lines(text, .denton) == [
        "2014 43.0 A", "2015 43.74 I", "2016 45.5 A", "2017 46.52 F", "2018 48.38 F",
      ])
  }

  @Test("A yearly total stands on the last quarter of its year")
  func yearlyTotals() throws {
    let text = """
      2010-Q1 - 98
      2010-Q2 - 100
      2010-Q3 - 102
      2010-Q4 4000 100
      2011-Q1 - 99
      2011-Q2 - 101
      2011-Q3 - 103
      2011-Q4 4100 102
      2012-Q1 - 100
      """
    let found = try SeriesCombination(.denton, options: totals).combine(points(text))
    #expect((found[0...3].compactMap(\.value).reduce(0, +) - 4000).magnitude < 1e-6)
    #expect((found[4...7].compactMap(\.value).reduce(0, +) - 4100).magnitude < 1e-6)
    #expect(found.map(\.status) == Array(repeating: .estimated, count: 8) + [.forecast])
    #expect(throws: CombinationFailure.incompleteYear) {
      try SeriesCombination(.denton, options: totals).combine(points("2010-Q3 - 1\n2010-Q4 5 2"))
    }
  }

  private var totals: CombinationOptions {
    var options = CombinationOptions()
    options.benchmark = .total
    return options
  }

  @Test("What is drawn over a break of the official series is refused")
  func breaks() throws {
    #expect(
      try lines("2014 43 46\n2016 45b 49\n2017 - 50", .ratioMean).last
        == "2017 45.95 F overBreak"
        || lines("2014 43 46\n2016 45b 49\n2017 - 50", .ratioMean).last?.hasSuffix("F overBreak")
          == true
    )
    #expect(try lines("2014 43 46\n2016 45b 49\n2017 - 50", .ratioLast).last == "2017 45.92 F")
    #expect(
      try lines("2014 43 46\n2015 - 47\n2016 45b 49", .denton)[1].hasSuffix("I overBreak"))
  }

  @Test("A share outside 0 and 100 is refused, and never comes from the logit")
  func range() throws {
    let text = "2014 90 60\n2015 - 80"
    #expect(
      try lines(text, .ratioLast, { $0.areShares = true }) == [
        "2014 90.0 A", "2015 120.0 F outOfRange",
      ])
    #expect(try lines(text, .logit, { $0.areShares = true })[1] == "2015 96.0 F")
  }

  @Test("Estimates of a period with their errors are one, unless they differ by more than chance")
  func estimates() throws {
    let text = "2014 62.1 60.4 1.2 2.5\n2016 62.1 48 1.2 2.5\n2018 50 - 1\n2019 - 50 1 1"
    for method in [CombinationMethod.fixed, .random, .elliottHaviland] {
      let found = try lines(text, method)
      #expect(found[0].hasPrefix("2014 61.78 E"))
      #expect(found[1].hasSuffix("E conflict"))
      #expect(found[2...] == ["2018 50.0 A", "2019 - O noOfficial"])
    }
    #expect(throws: CombinationFailure.noErrors) { try lines("2014 62.1 60.4", .fixed) }
  }

  @Test("What a method cannot do is said, not guessed")
  func failures() throws {
    #expect(throws: CombinationFailure.noOverlap) { try lines("2014 1 -\n2015 - 2", .ratioLast) }
    #expect(throws: CombinationFailure.unusableValues) { try lines("2014 1 0", .ratioLast) }
    #expect(throws: CombinationFailure.unusableValues) {
      try lines("2014 1 2\n2015 - 0", .denton)
    }
    #expect(throws: CombinationFailure.gaps) { try lines("2014 1 2\n2016 - 3", .denton) }
    #expect(throws: CombinationFailure.noRho) { try lines("2014 1 2\n2015 2 3", .chowLin) }
    #expect(throws: CombinationFailure.tooFewBenchmarks) {
      try lines("2014 1 2\n2015 2 3", .chowLin, { $0.rho = 0.5 })
    }
  }

  @Test("Without a citizen series the official one comes out as it is")
  func nothingToAdd() throws {
    // The invariant of every merge: there is no overlap, so nothing may be computed.
    #expect(throws: CombinationFailure.noOverlap) { try lines("2014 1 -\n2015 2 -", .denton) }
  }

  @Test("Random series: official figures never change, and the order of rows does not matter")
  func properties() throws {
    var random = SystemlessRandom(state: 3)
    let methods = CombinationMethod.allCases.filter { $0 != .chowLin && !$0.combinesEstimates }
    for _ in 0..<2_000 {
      var series: [PairedPoint] = []
      for year in 0..<4 + random.next(8) {
        guard let period = Period(year: 2010 + year) else { continue }
        series.append(
          PairedPoint(
            period: period, official: random.next(2) == 0 ? Double(1 + random.next(98)) : nil,
            citizen: Double(1 + random.next(98))))
      }
      guard series.contains(where: { $0.official != nil }) else { continue }
      for method in methods {
        let combination = SeriesCombination(method)
        let found = try combination.combine(series)
        #expect(found == (try combination.combine(series.reversed())))
        for (point, combined) in zip(series, found) {
          if let official = point.official { #expect(combined.value == official) }
          if method == .logit { #expect((0...100).contains(combined.value ?? 0)) }
        }
      }
    }
  }
}

/// Numbers that are the same in every run.
private struct SystemlessRandom {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
