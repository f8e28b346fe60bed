import Statistics
import Testing

/// An invented table; expected values: numpy.
@Suite("Inequality between groups")
struct InequalityTests {
  private static func table(
    _ estimates: [Double?], sizes: [Double?] = [100, 150, 50, 200], ordered: Bool = false,
    adverse: Bool = false, reference: Int? = nil, scale: Double? = 100
  ) -> InequalityTable {
    InequalityTable(
      estimates.enumerated().map { index, value in
        .init(
          label: "\(index)", estimate: value, error: 2, population: sizes[index],
          order: ordered ? index + 1 : nil)
      }, isAdverse: adverse, isOrdered: ordered, reference: reference, scale: scale)
  }

  private func gap(_ table: InequalityTable, _ measure: InequalityMeasure) -> MeasureGap? {
    do throws(MeasureGap) {
      _ = try table.measure(measure)
      return nil
    } catch { return error }
  }

  @Test("Difference and ratio look at the groups that the dimension and the direction name")
  func pairs() throws {
    let y: [Double?] = [40, 55, 30, 70]
    #expect(try Self.table(y).measure(.d).estimate == 40)
    #expect(try Self.table(y, ordered: true).measure(.d).estimate == 30)
    #expect(try Self.table(y, ordered: true, adverse: true).measure(.d).estimate == -30)
    #expect(try Self.table(y, reference: 1).measure(.d).estimate == 25)
    #expect(try Self.table(y, adverse: true, reference: 1).measure(.d).estimate == 15)
    #expect(try Self.table(y).measure(.r).estimate == 70.0 / 30)
    #expect(try Self.table(y).measure(.d).error == 8.0.squareRoot())
  }

  @Test("One group is no inequality, two have a difference and a ratio alone")
  func fewGroups() {
    #expect(gap(Self.table([40]), .d) == .fewerThanTwo)
    #expect(gap(Self.table([40, 50]), .d) == nil)
    #expect(gap(Self.table([40, 50]), .bgv) == .fewerThanThree)
    #expect(gap(Self.table([40, 50], ordered: true), .sii) == .fewerThanThree)
  }

  @Test(
    "What cannot be computed says why",
    arguments: [
      (InequalityMeasure.aci, MeasureGap.notOrdered), (.sii, .notOrdered), (.mdru, .needsReference),
    ])
  func reasons(_ measure: InequalityMeasure, _ expected: MeasureGap) {
    #expect(gap(Self.table([40, 55, 30, 70]), measure) == expected)
  }

  @Test(
    "Groups without a population have no weighted measure, and equal weights are never put in their place"
  )
  func withoutPopulation() throws {
    let table = Self.table([40, 55, 30, 70], sizes: [100, nil, 50, 200])
    for measure in [InequalityMeasure.bgv, .mdmu, .mdbw, .ti, .par] {
      #expect(gap(table, measure) == .needsPopulation)
    }
    #expect(try table.measure(.mdbu).estimate == 21.25)
  }

  @Test("Ordered measures need all groups; others most of them")
  func missing() {
    #expect(gap(Self.table([40, nil, 30, 70], ordered: true), .aci) == .groupsMissing)
    #expect(gap(Self.table([40, nil, 30, 70]), .bgv) == .groupsMissing)
    #expect(gap(Self.table([nil, 55, 30, 70], ordered: true), .d) == .endMissing)
  }

  @Test("A group outside the order counts in the mean and in no measure of order")
  func outsideOrder() throws {
    var table = Self.table([40, 50, 60, 10], ordered: true)
    table.groups[3].order = nil
    let without = Self.table([40, 50, 60], ordered: true)
    #expect(
      try (table.measure(.aci).estimate - without.measure(.aci).estimate).magnitude < 1e-12)
    #expect(try table.measure(.d).estimate == 20)
    // μ = (40 · 100 + 50 · 150 + 60 · 50 + 10 · 200)/500 = 33; 60 − 33.
    #expect(try (table.measure(.par).estimate - 27).magnitude < 1e-9)
  }

  @Test("Groups that are all equal have no inequality in any measure")
  func equal() throws {
    for ordered in [true, false] {
      let table = Self.table([50, 50, 50, 50], ordered: ordered)
      var measured = 0
      for measure in InequalityMeasure.allCases {
        guard gap(table, measure) == nil else { continue }
        // Where all have the same, opportunity is what all have.
        let none: Double = measure.isRatio ? 1 : measure == .hoi ? 50 : 0
        #expect(try (table.measure(measure).estimate - none).magnitude < 1e-9, "\(measure)")
        measured += 1
      }
      #expect(measured > 15)
    }
  }

  @Test("A zero leaves relative measures without a value, and adds nothing to Theil's")
  func zeros() throws {
    let table = Self.table([0, 55, 30, 70])
    #expect(gap(table, .r) == .zeroBase)
    #expect(gap(table, .mld) == .zeroEstimate)
    #expect(gap(table, .ti) == nil)
    #expect(gap(Self.table([0, 0, 0, 0]), .cov) == .zeroMean)
    #expect(gap(Self.table([0, 0, 0, 0], ordered: true), .sii) == .zeroMean)
  }

  @Test("Without a scale, or with an estimate off it, no curve is fitted: it is never guessed")
  func scales() {
    #expect(gap(Self.table([40, 55, 30, 70], ordered: true, scale: nil), .sii) == .needsScale)
    #expect(gap(Self.table([40, 155, 30, 70], ordered: true), .rii) == .outOfScale)
    #expect(gap(Self.table([40, 55, 30, 70], ordered: true, scale: nil), .siiLinear) == nil)
  }

  @Test("A simulated interval is the same each time, and lies around the estimate")
  func simulation() throws {
    let table = Self.table([40, 55, 30, 70])
    let measures: [InequalityMeasure] = [.bgsd, .mdmw, .r]
    let (one, two) = (
      InequalitySimulation().spreads(of: measures, table),
      InequalitySimulation().spreads(of: measures, table)
    )
    for measure in measures {
      let spread = try #require(one[measure])
      #expect(spread.interval == two[measure]?.interval)
      let estimate = try table.measure(measure).estimate
      #expect(spread.interval.lower < estimate && estimate < spread.interval.upper)
    }
  }

  @Test("A reference without an estimate is told, and no other pair takes its place")
  func referenceWithoutEstimate() {
    let table = InequalityTable(
      [
        .init(label: "a", estimate: 10), .init(label: "b", estimate: nil),
        .init(label: "c", estimate: 30), .init(label: "d", estimate: 20),
      ], reference: 1)
    for measure in [InequalityMeasure.d, .r] {
      #expect(throws: MeasureGap.needsReference) { try table.measure(measure) }
    }
  }

  @Test(
    "A population that is all in one group has no ranks: the reason, and no number that is none")
  func populationInOneGroup() {
    let table = InequalityTable(
      [0, 100, 0].enumerated().map {
        .init(
          label: "\($0.offset)", estimate: 10 + Double($0.offset), population: $0.element,
          order: $0.offset + 1)
      }, isOrdered: true, scale: 100)
    for measure in [InequalityMeasure.siiLinear, .riiLinear, .sii, .aci] {
      #expect(throws: MeasureGap.fewerThanThree) { try table.measure(measure) }
    }
  }

  @Test("Draws of figures below 0 are not cut at 0")
  func negativeDraws() throws {
    let table = InequalityTable(
      [-5.0, -3, -1].enumerated().map {
        .init(label: "\($0.offset)", estimate: $0.element, error: 0.5, population: 10)
      })
    let spread = try #require(InequalitySimulation().spreads(of: [.mdmu], table)[.mdmu])
    let estimate = try table.measure(.mdmu).estimate
    #expect(spread.interval.lower < estimate && estimate < spread.interval.upper)
  }
}
