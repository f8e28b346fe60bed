import Bytes
import SDGModel
import Testing

@testable import Ingest

@Suite("Proposals for what is held")
struct ProposalTests {
  @Test(
    "A year with one digit typed twice has a proposal, any other has none",
    arguments: [
      ("20222", "2022"), ("20233", "2023"), ("22019", "2019"), ("20021", "2021"), ("2022", ""),
      ("20195", ""), ("soon", ""), ("99999", ""),
    ])
  func periods(_ text: String, _ proposed: String) {
    #expect(Proposals.period(text).text == proposed)
    #expect(!Proposals.period(text).why.isEmpty)
  }

  @Test(
    "Decimal commas, blanks between thousands and percent signs have proposals, doubtful ones none",
    arguments: [
      ("12,5", "12.5"), ("1 234", "1234"), ("1\u{A0}234\u{A0}567,8", "1234567.8"), ("12%", "12"),
      ("12,5 %", "12.5"), ("1,234", ""), ("0,234", "0.234"), ("12 34", ""), ("about 12", ""),
      ("1,2,3", ""),
    ])
  func values(_ text: String, _ proposed: String) {
    #expect(Proposals.value(text).text == proposed)
  }

  private let rows =
    "indicator;period;value\n1.1.1;20222;1\n1.1.1;2015;12,5\n1.1.1;2016;7\n1.1.1;2016;8\n"

  @Test("Everything held is listed once with its proposal and reason, and what people wrote stays")
  func list() throws {
    let read = try ConflictCheck.holdConflicts([Reading.read(rows)])[0]
    let (bytes, added) = DecisionList.adding(read.diagnostics, to: nil)
    #expect(added == 3)
    let table = CSVTable(TextBytes(decoding: bytes)) { _ in [] }
    #expect(table.header == DecisionList.columns)
    let lines = (0..<table.rowCount).map { table.fields(ofRow: $0) }
    #expect(lines.map { $0[5] } == ["2022", "12.5", ""])
    #expect(lines.allSatisfy { !$0[6].isEmpty && $0[7].isEmpty })
    // As a spreadsheet of another country saves it: semicolons, another encoding, no mark.
    let filled = lines.map { $0[...6].joined(separator: ";") + ";accept;Büro;31/01/2026;" }
    let saved = ([DecisionList.columns.joined(separator: ";")] + filled).joined(separator: "\r\n")
    let latin = saved.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 63 }
    let (again, none) = DecisionList.adding(read.diagnostics, to: latin)
    #expect(none == 0)
    #expect(String(decoding: again, as: UTF8.self).contains("accept,Büro"))
  }

  @Test("A proposal that is accepted is what the next reading takes, wherever the record stands")
  func accepted() throws {
    let read = try ConflictCheck.holdConflicts([Reading.read(rows)])[0]
    let decisions = read.diagnostics.filter { $0.severity == .held }.map { finding in
      Decision(
        id: Decision.id(of: finding), rule: finding.rule, answer: .accept,
        proposed: finding.proposal?.text ?? "", place: Place(file: "decisions.csv"))
    }
    let byID = Dictionary(uniqueKeysWithValues: decisions.map { ($0.id, $0) })
    let moved = rows.replacing("value\n", with: "value\n1.1.1;2014;3\n")
    let again = try ConflictCheck.holdConflicts(
      [Reading.read(moved, context: Reading.context(decisions: byID))], decisions: byID)[0]
    #expect(again.rows.map(\.period.text).sorted() == ["2014", "2015", "2022"])
    #expect(again.rows.contains { $0.value == .number(12.5) })
    #expect(again.file.counts == RecordCounts(taken: 3, leftOut: 2))
    #expect(DecisionCheck.unused(decisions, among: again.diagnostics).isEmpty)
  }

  @Test("What is not public is listed without what stands there")
  func notPublic() throws {
    var hidden = Reading.source("hidden", kind: .communityDriven)
    hidden.sharing = .aggregate
    let read = try Reading.read(
      "indicator;period;value\n1.1.1;2015;31,75\n", publisher: "hidden",
      context: Reading.context(register: [hidden]))
    let text = String(decoding: DecisionList.adding(read.diagnostics, to: nil).bytes, as: UTF8.self)
    #expect(!text.contains("31"))
  }

  @Test("A text that opens like a formula is no formula in the list")
  func formulas() throws {
    let finding = Diagnostic(
      rule: "unreadable-value", severity: .held, place: Place(file: "=cmd", line: 1), message: "m",
      found: "@SUM(A1)", hint: "h", subject: "s")
    let text = String(decoding: DecisionList.adding([finding], to: nil).bytes, as: UTF8.self)
    #expect(text.contains("“@SUM(A1)”") && text.contains("“=cmd”"))
  }
}
