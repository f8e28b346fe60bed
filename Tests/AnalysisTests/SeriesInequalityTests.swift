import SDGModel
import Testing

@testable import Analysis

@Suite("How far the groups of a series are apart")
struct SeriesInequalityTests {
  private func found(_ rows: [Observation]) throws -> [SeriesInequality] {
    let data = LineWorld.data(rows)
    let (lines, series) = (LineWorld.lines(data), try SeriesList.standard())
    let meaning = LineMeaning(
      data, lines, series: series, demands: LineWorld.demands, directions: [:])
    return InequalityOfLines(data, series: series, meaning: meaning).all(lines)
  }

  private func pair(
    _ year: Int, _ women: Double, _ men: Double, error: Double? = nil, text: String = "Survey"
  ) -> [Observation] {
    [("F", women), ("M", men)].map { sex, value in
      var row = LineWorld.row(year, value, ["sex": sex], text: text)
      row.standardError = error
      return row
    }
  }

  @Test("The worst first, by which way is better; the gap and the ratio of the latest year")
  func latest() throws {
    let one = try #require(try found(pair(2015, 40, 52) + pair(2020, 36, 44)).first)
    #expect(one.dimension == "sex" && one.period.text == "2020")
    #expect(one.groups.map(\.category) == ["M", "F"])
    #expect(one.difference?.estimate == 8)
    #expect(abs((one.ratio?.estimate ?? 0) - 44.0 / 36) < 1e-12)
    #expect(one.dynamics?.gaps == [12, 8])
    #expect(one.dynamics?.verdict == .notTested)
    #expect(one.dynamics?.yearsToClose == 10)
    #expect(one.furthestBehind == nil)
  }

  @Test("With errors the change is tested, and one group is called last only where it is shown")
  func tested() throws {
    let wide = try #require(
      try found(pair(2015, 40, 52, error: 6) + pair(2020, 36, 44, error: 6)).first)
    #expect(wide.dynamics?.verdict == .notSignificant)
    #expect(wide.furthestBehind == ["M", "F"])
    let narrow = try #require(
      try found(pair(2015, 40, 52, error: 0.5) + pair(2020, 36, 44, error: 0.5)).first)
    #expect(narrow.dynamics?.verdict == .narrowing)
    #expect(narrow.furthestBehind == ["M"])
  }

  @Test("Groups of different years or sources are not held against each other")
  func apart() throws {
    let women = LineWorld.row(2015, 40, ["sex": "F"])
    #expect(try found([women, LineWorld.row(2016, 50, ["sex": "M"])]).isEmpty)
    #expect(try found([women, LineWorld.row(2015, 50, ["sex": "M"], text: "Census")]).isEmpty)
  }

  @Test("What differs by less than figures are computed to has not moved")
  func noise() throws {
    let one = try #require(try found(pair(2015, 20, 22.3) + pair(2020, 0.7, 3)).first)
    #expect(one.dynamics?.annualChange == 0 && one.dynamics?.pattern == .parallel)
    #expect(one.dynamics?.yearsToClose == nil)
  }

  @Test("Two groups that changed places have no pattern, and a break parts the course")
  func sides() throws {
    #expect(try found(pair(2015, 50, 44) + pair(2020, 40, 43)).first?.changedSides == true)
    var later = pair(2020, 36, 44)
    later[0].status = .timeSeriesBreak
    #expect(try found(pair(2015, 40, 52) + later).first?.dynamics == nil)
  }

  @Test("A change is told only of figures of one source")
  func oneSource() throws {
    let one = try #require(
      try found(pair(2010, 40, 60, text: "Census") + pair(2015, 40, 52) + pair(2020, 36, 44)).first)
    #expect(one.span == 2015...2020)
  }

  @Test("Of ages, a band that holds others is no group beside them")
  func ages() throws {
    let rows = ["Y15T24", "Y15T19", "Y20T24"].enumerated().map {
      LineWorld.row(2020, Double(30 + $0.offset), ["age": $0.element])
    }
    #expect(try found(rows).first?.groups.map(\.category) == ["Y20T24", "Y15T19"])
  }

  @Test("A total of ages is no group beside them; an age that cannot be read is one")
  func oddAges() throws {
    let rows = ["Y15T24", "Y25T59", "total (15-59)", "of old age"].enumerated().map {
      LineWorld.row(2020, Double(30 + $0.offset), ["age": $0.element])
    }
    #expect(
      try found(rows).first?.groups.map(\.category) == ["of old age", "Y25T59", "Y15T24"])
  }

  @Test("Numbers of people say how large groups are, not how unequal")
  func counts() throws {
    var rows = pair(2020, 36, 44)
    for index in rows.indices { rows[index].unit = "NUMBER" }
    #expect(try found(rows).isEmpty)
  }

  @Test("Without a known direction nobody is ahead: from the smallest to the largest")
  func noDirection() throws {
    let rows = ["F", "M"].map { sex in
      LineWorld.row(
        2020, sex == "F" ? 20 : 10, series: "SL_DOM_TSPD", indicator: "5.4.1", unit: "PT",
        ["sex": sex])
    }
    let one = try #require(try found(rows).first)
    #expect(one.direction == nil && one.dynamics == nil)
    #expect(one.groups.map(\.category) == ["M", "F"])
  }

  @Test("Products, agencies and kinds of roads are no groups that could be left behind")
  func things() throws {
    let rows = ["bus", "rail"].enumerated().map {
      LineWorld.row(2020, Double(30 + $0.offset), ["mode": $0.element])
    }
    #expect(try found(rows).isEmpty)
  }

  @Test("The parts of a whole are not held against each other")
  func distribution() throws {
    var rows = pair(2020, 48, 52)
    for index in rows.indices { rows[index].unit = "PT" }
    #expect(try found(rows).isEmpty)
  }

  @Test("Rounds of one instrument make one course of the gap")
  func rounds() throws {
    let one = try #require(
      try found(pair(2015, 40, 52, text: "Survey 2015") + pair(2020, 36, 44, text: "Survey 2020"))
        .first)
    #expect(one.dynamics?.gaps == [12, 8])
  }
}
