import SDGModel
import Statistics
import Testing

@testable import Disclosure

/// What a reader with a pencil can work out: a published whole less all that is published of it.
@Suite("No small count is what a published whole leaves")
struct PartsOfAWholeTests {
  private struct Figure {
    var count: Int
    var area = "AA"
    var period = "2015"
    var groups: [String: String] = [:]
  }

  private func scope(sensitive: [String: String]? = nil) -> Scope {
    var scope = Scope(
      title: LocalText("Test"), area: Area(id: "AA", name: LocalText("Aland"), level: "country"),
      languages: ["en"], asOf: 2020)
    scope.areas = ["A1", "A2", "A3", "A4"].map {
      Area(id: $0, name: LocalText($0), parent: "AA", level: "region")
    }
    if let sensitive {
      scope.groups = [
        PopulationGroup(
          id: "named", name: LocalText("Named"), any: [Breakdown(sensitive)], isSensitive: true)
      ]
    }
    return scope
  }

  /// The published counts; `nil` for what is hidden.
  private func published(
    _ figures: [Figure], sensitive: [String: String]? = nil, isExempt: Bool = false
  ) -> [Int?] {
    let rows = figures.enumerated().map { index, figure in
      var row = Observation(
        indicator: "7.7.7", series: "ZZ", area: figure.area,
        period: Period(figure.period) ?? .earliest, breakdown: Breakdown(figure.groups),
        value: .number(Double(figure.count)), unit: "NUMBER", source: "cases",
        origin: .init(file: "cases.csv", line: index + 2))
      row.sampleSize = Double(figure.count)
      return row
    }
    let source = Source(
      id: "cases", title: LocalText("Cases"), producer: "P", kind: .communityDriven)
    let data = Dataset(
      observations: ObservationTable(rows), cells: [], sources: [source], diagnostics: [], files: []
    )
    let settings = DisclosureSettings(
      exempt: isExempt ? [.init(source: "cases", reason: "Public")] : [])
    let shown = DisclosureControl(settings: settings).protect(
      data, scope: scope(sensitive: sensitive))
    return shown.observations.indices.map {
      shown.observations[$0].value.number.map { Int($0) }
    }
  }

  /// What the whole leaves, where it is shown; it must be nobody, or no fewer than the threshold and more than
  /// one part's.
  private func expectSafe(
    _ shown: [Int?], whole: Int, parts: [Int], unlisted: Int, limit: Int = 5, _ what: String
  ) {
    guard let all = shown[whole] else { return }
    let left = all - parts.compactMap { shown[$0] }.reduce(0, +)
    let hidden = parts.count { shown[$0] == nil } + (unlisted > 0 ? 1 : 0)
    #expect(left == 0 || left >= limit, "\(what): \(left) are left of \(all)")
    #expect(hidden != 1 || unlisted > 0, "\(what): the only hidden part is what is left, \(left)")
  }

  @Test("The exempt total of a register gives no area away")
  func exemptTotal() {
    let figures = [
      Figure(count: 100), Figure(count: 60, area: "A1"), Figure(count: 38, area: "A2"),
      Figure(count: 2, area: "A3"),
    ]
    let shown = published(figures, isExempt: true)
    #expect(shown == [100, 60, nil, nil])
  }

  @Test("An exempt total that is small is shown, and its areas are not")
  func smallExemptTotal() {
    let shown = published(
      [Figure(count: 3), Figure(count: 2, area: "A1"), Figure(count: 1, area: "A2")], isExempt: true
    )
    #expect(shown == [3, nil, nil])
  }

  @Test("Groups of one column that fall into several dimensions are parts of one whole")
  func mixedGroups() {
    let shown = published([
      Figure(count: 23), Figure(count: 14, groups: ["sex": "F"]),
      Figure(count: 7, groups: ["sex": "M"]), Figure(count: 2, groups: ["who": "trans women"]),
    ])
    expectSafe(shown, whole: 0, parts: [1, 2, 3], unlisted: 0, "mixed")
    #expect(shown[3] == nil)
    #expect(shown[0] == 23)
  }

  @Test("A sensitive group's threshold holds for what the groups of another dimension leave")
  func mixedSensitive() {
    let shown = published(
      [
        Figure(count: 47), Figure(count: 24, groups: ["sex": "F"]),
        Figure(count: 16, groups: ["sex": "M"]), Figure(count: 7, groups: ["who": "named"]),
      ], sensitive: ["who": "named"])
    expectSafe(shown, whole: 0, parts: [1, 2, 3], unlisted: 0, limit: 10, "sensitive")
  }

  @Test("Few persons in no listed category are protected as any other part")
  func unlisted() {
    let shown = published([
      Figure(count: 23), Figure(count: 14, groups: ["sex": "F"]),
      Figure(count: 7, groups: ["sex": "M"]),
    ])
    expectSafe(shown, whole: 0, parts: [1, 2], unlisted: 2, "unlisted")
    #expect(shown.compactMap(\.self).count == 2)
  }

  @Test("Persons elsewhere are many: a single area is shown beside its country")
  func elsewhere() {
    #expect(published([Figure(count: 100), Figure(count: 40, area: "A1")]) == [100, 40])
  }

  @Test("A year gives no month away")
  func months() {
    let counts = [10, 12, 2, 9, 8, 7, 11, 14, 6, 9, 10, 12]
    let figures =
      [Figure(count: counts.reduce(0, +))]
      + counts.enumerated().map { index, count in
        Figure(count: count, period: "2015-\(index < 9 ? "0" : "")\(index + 1)")
      }
    let shown = published(figures)
    #expect(shown[3] == nil)
    #expect(shown[0] != nil)
    expectSafe(shown, whole: 0, parts: Array(1...12), unlisted: 0, "months")
  }

  @Test("A sum that one person makes up is not what the others leave, however many the others are")
  func dominated() {
    let figures: [(value: Double, n: Double, area: String)] = [
      (5_000, 100, "AA"), (3_000, 1, "A1"), (900, 40, "A2"), (1_100, 40, "A3"),
    ]
    let rows = figures.enumerated().map { index, figure in
      var row = Observation(
        indicator: "7.7.7", series: "ZZ", area: figure.area, period: Period("2015") ?? .earliest,
        breakdown: .total, value: .number(figure.value), unit: "crowns", source: "cases",
        origin: .init(file: "cases.csv", line: index + 2))
      row.sampleSize = figure.n
      return row
    }
    let source = Source(
      id: "cases", title: LocalText("Cases"), producer: "P", kind: .communityDriven)
    let data = Dataset(
      observations: ObservationTable(rows), cells: [], sources: [source], diagnostics: [], files: []
    )
    let shown = DisclosureControl().protect(data, scope: scope()).observations
    #expect(shown[1].value == .suppressed)
    #expect(shown[0].value == .suppressed || (1...3).count { shown[$0].value == .suppressed } > 1)
  }

  @Test("Parts by two dimensions at once are parts of the whole where nothing stands between")
  func twoDimensions() {
    let shown = published([
      Figure(count: 60), Figure(count: 27, area: "A1", groups: ["sex": "F"]),
      Figure(count: 20, area: "A1", groups: ["sex": "M"]),
      Figure(count: 10, area: "A2", groups: ["sex": "F"]),
      Figure(count: 3, area: "A2", groups: ["sex": "M"]),
    ])
    expectSafe(shown, whole: 0, parts: [1, 2, 3, 4], unlisted: 0, "two dimensions")
    let unlisted = published([
      Figure(count: 70), Figure(count: 27, area: "A1", groups: ["sex": "F"]),
      Figure(count: 20, area: "A1", groups: ["sex": "M"]),
      Figure(count: 20, area: "A2", groups: ["sex": "F"]),
    ])
    expectSafe(unlisted, whole: 0, parts: [1, 2, 3], unlisted: 3, "two dimensions, unlisted")
  }

  @Test("Two ways to part the same people tell no part, where their whole is not listed")
  func unlistedWhole() {
    // 37 + 8 women by area are those of 31 + 13 + 1 by disability.
    let shown = published([
      Figure(count: 37, area: "A1"), Figure(count: 8, area: "A2"),
      Figure(count: 31, groups: ["disability": "PWD", "sex": "F"]),
      Figure(count: 13, groups: ["disability": "PWD", "sex": "M"]),
      Figure(count: 1, groups: ["disability": "PD", "sex": "F"]),
    ])
    #expect(shown[4] == nil)
    #expect(shown.count { $0 == nil } > 1)
  }

  @Test("The span of all records holds the years that it begins and ends in")
  func allRecords() {
    let shown = published([
      Figure(count: 13, period: "2014-04-01/2015-04-30"), Figure(count: 3, period: "2014"),
      Figure(count: 10, period: "2015"),
    ])
    #expect(shown[1] == nil)
    #expect(shown[0] == nil || shown[2] == nil)
  }

  @Test("Measures of which one is the sum of two others everywhere are parts of a whole")
  func sumsOfMeasures() {
    var rows: [Observation] = []
    for (area, counts) in [("A1", [54, 7, 47]), ("A2", [28, 8, 20]), ("A3", [40, 20, 20])] {
      for (series, count) in zip(["ALL", "YES", "NO"], counts) {
        var row = Observation(
          indicator: "7.7.7", series: series, area: area, period: Period("2015") ?? .earliest,
          breakdown: .total, value: .number(Double(count)), unit: "NUMBER", source: "cases",
          origin: .init(file: "cases.csv", line: rows.count + 2))
        row.sampleSize = Double(count)
        rows.append(row)
      }
    }
    var scope = scope()
    scope.groups = [
      PopulationGroup(
        id: "named", name: LocalText("Named"), any: [], series: ["YES"], isSensitive: true)
    ]
    let source = Source(
      id: "cases", title: LocalText("Cases"), producer: "P", kind: .communityDriven)
    let data = Dataset(
      observations: ObservationTable(rows), cells: [], sources: [source], diagnostics: [], files: []
    )
    let shown = DisclosureControl().protect(data, scope: scope).observations
    for area in 0..<2 {
      let hidden = (0..<3).filter { shown[area * 3 + $0].value == .suppressed }
      #expect(hidden.contains(1) && hidden.count > 1, "area \(area): \(hidden)")
    }
  }

  @Test("A publication is safe by itself, also where all that it shows was shown before")
  func safeByItself() {
    func rows(_ counts: [Int]) -> [Observation] {
      zip(counts, [[:], ["disability": "PD"], ["disability": "PWD"]]).enumerated().map {
        var row = Observation(
          indicator: "7.7.7", series: "ZZ", area: "AA", period: Period("2015") ?? .earliest,
          breakdown: Breakdown($0.element.1), value: .number(Double($0.element.0)), unit: "NUMBER",
          source: "cases", origin: .init(file: "cases.csv", line: $0.offset + 2))
        row.sampleSize = Double($0.element.0)
        return row
      }
    }
    var before = PublishedFigures()
    for row in rows([68, 7, 61]) { before.add(row) }
    let source = Source(
      id: "cases", title: LocalText("Cases"), producer: "P", kind: .communityDriven)
    let data = Dataset(
      observations: ObservationTable(rows([68, 7, 61])), cells: [], sources: [source],
      diagnostics: [], files: [])
    let shown = DisclosureControl(published: before)
      .protect(data, scope: scope(sensitive: ["disability": "PD"])).observations
    #expect(shown[1].value == .suppressed)
    #expect(shown[0].value == .suppressed || shown[2].value == .suppressed)
  }

  @Test("Quarters stand between months and years, and a school year holds nothing")
  func nesting() {
    let groups = PeriodNesting.groups(
      ["2015", "2015-Q1", "2015-M01", "2016", "2015/16", "2016-M02"].map { text in
        var member = ComplementaryRule.Member(
          row: 0, area: "AA", breakdown: .total, counts: [1, 1, 0], broken: nil, limit: 5)
        member.period = Period(text) ?? .earliest
        return member
      })
    #expect(groups.map { Set($0.map(\.period.text)).count }.sorted() == [1, 2, 3])
  }

  @Test(
    "Months of areas that are all small leave the whole, and years of areas that tell none of them")
  func smallMonths() {
    var random = SeededRandom(seed: 12)
    var figures: [Figure] = []
    var ofMonths = [Int](repeating: 0, count: 12)
    var ofAreas: [Int] = []
    for area in ["A1", "A2", "A3", "A4"] {
      let months = (0..<12).map { _ in random.index(below: 3) }
      for (month, count) in months.enumerated() where count > 0 {
        figures.append(
          Figure(count: count, area: area, period: "2015-M\(month < 9 ? "0" : "")\(month + 1)"))
        ofMonths[month] += count
      }
      ofAreas.append(months.reduce(0, +))
      figures.append(Figure(count: months.reduce(0, +), area: area))
    }
    for (month, count) in ofMonths.enumerated() {
      figures.append(Figure(count: count, period: "2015-M\(month < 9 ? "0" : "")\(month + 1)"))
    }
    figures.append(Figure(count: ofAreas.reduce(0, +)))
    let shown = published(figures)
    #expect(shown.last == ofAreas.reduce(0, +))
    let years = figures.indices.filter { figures[$0].period == "2015" && figures[$0].area != "AA" }
    // Of thirteen in nine months that each have somebody none can be more than five.
    #expect(years.count { shown[$0] != nil } >= 2)
  }

  @Test("Random tables: mixed columns, persons in no category, exempt totals, months")
  func random() {
    var random = SeededRandom(seed: 17)
    for round in 0..<3_000 {
      let counts = (0..<2 + random.index(below: 4)).map { _ in
        random.index(below: 3) == 0 ? 1 + random.index(below: 4) : 5 + random.index(below: 40)
      }
      let unlisted = [0, 0, 1, 3, 30][random.index(below: 5)]
      let isExempt = random.index(below: 3) == 0
      let kind = random.index(below: 3)
      let parts = counts.enumerated().map { index, count in
        switch kind {
        case 0:
          Figure(
            count: count,
            groups: index < 2 ? ["sex": index == 0 ? "F" : "M"] : ["who": "c\(index)"])
        case 1: Figure(count: count, period: "2015-M0\(index + 1)")
        default: Figure(count: count, area: index < 4 ? "A\(index + 1)" : "A9")
        }
      }.filter { $0.area != "A9" }
      let total = parts.map(\.count).reduce(0, +) + unlisted
      let shown = published([Figure(count: total)] + parts, isExempt: isExempt)
      // A decision shows national totals that are small themselves, also those of months.
      guard !isExempt || total >= 10 && kind != 1 else { continue }
      // With one part alone and a total that is always shown nothing else can be hidden.
      guard !isExempt || parts.count + (unlisted > 0 ? 1 : 0) > 1 else { continue }
      expectSafe(
        shown, whole: 0, parts: Array(1..<parts.count + 1), unlisted: unlisted,
        "round \(round) \(counts) \(unlisted) \(kind) \(isExempt)")
    }
  }
}
