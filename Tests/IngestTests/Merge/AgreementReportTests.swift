import SDGModel
import Testing

@testable import Ingest

@Suite("What two series say of each other")
struct AgreementReportTests {
  private func report(
    _ official: [Double], _ citizen: [Double], errors: (Double, Double)? = nil,
    margin: AgreementReport.Margin = .absolute(5)
  ) throws -> AgreementReport {
    let points = try zip(official, citizen).enumerated().map { offset, pair in
      PairedPoint(
        period: try #require(Period(year: 2010 + offset)), official: pair.0, citizen: pair.1,
        officialError: errors?.0, citizenError: errors?.1)
    }
    return AgreementReport(points, margin: margin)
  }

  @Test("Series that lie close together are shown to agree")
  func agreement() throws {
    let found = try report([61.2, 62, 63.5, 64.1, 65, 66.2], [59.8, 61.9, 62.2, 63, 64.9, 64.4])
    #expect(found.verdict == .agreement)
    let equivalence = try #require(found.rows.first { $0.test == "equivalence" })
    #expect(equivalence.verdict == .equivalent)
    #expect(found.rows.first { $0.test == "limitsOfAgreement" }?.verdict == .unreliable)
  }

  @Test("Two conflicts in a row, or one beyond three errors, are an open conflict")
  func openConflict() throws {
    #expect(
      try report([50, 51, 52], [56, 57, 53], errors: (1.5, 1.5)).verdict == .openConflict)
    #expect(try report([62.1, 60], [48, 60], errors: (1.2, 2.5)).verdict == .openConflict)
    #expect(
      try report([62, 60, 61], [55.5, 60, 60.5], errors: (1.5, 2)).verdict == .conflict)
  }

  @Test("Without errors a tenth and two units make a conflict, and nothing is tested")
  func withoutErrors() throws {
    let found = try report([50, 51, 52], [51, 58, 52.5], margin: .absolute(1))
    #expect(found.rows.first { $0.test == "difference 2011" }?.verdict == .conflict)
    #expect(found.rows.first { $0.test == "difference 2010" }?.verdict == .notTested)
    #expect(found.verdict == .conflict)
    #expect(try report([1, 2], [1.5, 2.1], margin: .absolute(0.1)).verdict == .noDifferenceShown)
  }

  @Test("Series that move in opposite directions are in conflict, whatever their level")
  func trends() throws {
    let found = try report([50, 51, 52, 53, 54.1], [54, 53, 52, 51, 49.9], margin: .absolute(0.1))
    #expect(found.rows.first { $0.test == "trend" }?.verdict == .conflict)
    #expect(found.verdict == .openConflict)
  }

  @Test("A margin may be a share of the official mean")
  func relative() throws {
    let found = try report([50, 50, 50], [51, 52, 51], margin: .relative(0.1))
    #expect(found.rows.first { $0.test == "equivalence" }?.value == 5)
  }

  @Test("One common period says little, none nothing")
  func few() throws {
    #expect(try report([50], [52]).rows.map(\.test).prefix(2) == ["overlap", "bias"])
    #expect(AgreementReport([], margin: .absolute(5)).verdict == .notComputable)
  }
}
