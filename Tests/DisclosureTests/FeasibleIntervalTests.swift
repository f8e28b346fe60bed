import Disclosure
import Foundation
import TestSupport
import Testing

/// Expected values: `scipy.optimize.linprog(method="highs")` and `disclosure-vectors.json`.
@Suite("What can be derived about a hidden count")
struct FeasibleIntervalTests {
  private typealias Position = FeasibleInterval.Position

  @Test("A count hidden alone is derived from its row")
  func alone() throws {
    let cell = Position(row: 0, column: 1)
    let found = try FeasibleInterval.of(rows: [[40, 3, 57], [60, 35, 25]], hidden: [cell])
    #expect(found == [cell: FeasibleInterval(lower: 3, upper: 3)])
  }

  @Test("The intervals of a larger table equal scipy's")
  func larger() throws {
    let rows: [[Double]] = [
      [40, 48, 1, 48, 28], [30, 37, 17, 58, 3], [16, 23, 34, 24, 7], [2, 0, 2, 8, 59],
      [11, 39, 45, 14, 16], [26, 15, 58, 10, 53],
    ]
    let expected: [(row: Int, column: Int, lower: Double, upper: Double)] = [
      (0, 0, 0, 70), (0, 3, 18, 88), (1, 0, 0, 70), (1, 3, 18, 88), (2, 1, 0, 57), (2, 2, 0, 57),
      (3, 2, 2, 2), (4, 1, 5, 62), (4, 2, 22, 79), (4, 4, 16, 16), (5, 0, 26, 26), (5, 4, 53, 53),
    ]
    let hidden = Set(expected.map { Position(row: $0.row, column: $0.column) })
    let found = try FeasibleInterval.of(rows: rows, hidden: hidden)
    for (row, column, lower, upper) in expected {
      #expect(
        found[Position(row: row, column: column)] == FeasibleInterval(lower: lower, upper: upper))
    }
  }

  @Test("A hidden total with hidden parts leaves both open above")
  func open() throws {
    // 0 + 1 = 2, and nothing else is published of 1 and 2.
    let sums = [FeasibleInterval.Sum(parts: [0, 1], whole: 2)]
    let found = try FeasibleInterval.of(cells: [12, 4, 16], hidden: [1, 2], sums: sums)
    #expect(found[1] == FeasibleInterval(lower: 0, upper: .infinity))
    #expect(found[2] == FeasibleInterval(lower: 12, upper: .infinity))
  }

  @Test("Linked sums narrow what each of them leaves open")
  func linked() throws {
    // Area A = B + C, persons = women + men in each; hidden: women of B and of C, men of B and C.
    let sums = [
      FeasibleInterval.Sum(parts: [0, 1], whole: 2), FeasibleInterval.Sum(parts: [3, 4], whole: 5),
      FeasibleInterval.Sum(parts: [0, 3], whole: 6), FeasibleInterval.Sum(parts: [1, 4], whole: 7),
    ]
    let cells: [Double] = [2, 8, 10, 30, 5, 35, 32, 13]
    let found = try FeasibleInterval.of(cells: cells, hidden: [0, 1, 3, 4], sums: sums)
    #expect(found[0] == FeasibleInterval(lower: 0, upper: 10))
    #expect(found[3] == FeasibleInterval(lower: 22, upper: 32))
  }

  @Test("Published counts that do not add up are an error, with or without hidden ones")
  func contradiction() {
    let sums = [FeasibleInterval.Sum(parts: [0, 1], whole: 2)]
    #expect(throws: FeasibleInterval.Failure.doesNotAddUp) {
      try FeasibleInterval.of(cells: [3, 4, 8], hidden: [], sums: sums)
    }
    #expect(throws: FeasibleInterval.Failure.doesNotAddUp) {
      try FeasibleInterval.of(cells: [3, 4, 2], hidden: [1], sums: sums)
    }
  }

  @Test("Nothing hidden has no intervals")
  func nothingHidden() throws {
    #expect(try FeasibleInterval.of(rows: [[1, 2], [3, 4]], hidden: []).isEmpty)
  }

  @Test("A linear program says when it has no solution and when it has no end")
  func program() {
    let equation = LinearProgram.Equation(terms: [(0, 1), (1, -1)], value: 2)
    var open = LinearProgram(lower: [0, 0], upper: [.infinity, .infinity], equations: [equation])
    #expect(open.minimise(0) == .optimal(2))
    #expect(open.maximise(0) == .unbounded)
    #expect(open.minimise(1) == .optimal(0))
    var closed = LinearProgram(lower: [0, 0], upper: [1, 1], equations: [equation])
    #expect(closed.minimise(0) == .infeasible)
  }

  @Test("A variable named twice in an equation counts twice")
  func repeated() {
    let equation = LinearProgram.Equation(terms: [(0, 1), (0, 1)], value: 5)
    var program = LinearProgram(lower: [0], upper: [9], equations: [equation])
    #expect(program.maximise(0) == .optimal(2.5))
  }

  @Test(
    "The intervals of the reference tables are found",
    .enabled(if: sharedFolder != nil, "needs the reference data"))
  func vectors() throws {
    let file = try #require(sharedFolder).appendingPathComponent(
      "reference/disclosure-vectors.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let json = try decoder.decode(Vectors.self, from: Data(contentsOf: file))
    #expect(json.cases.count >= 3)
    for table in json.cases {
      for intervals in [table.intervalPrimaryOnly, table.intervalsFinal] {
        let expected = Dictionary(
          uniqueKeysWithValues: try intervals.map { (try position($0), $1) })
        let found = try FeasibleInterval.of(rows: table.table, hidden: Set(expected.keys))
        for (position, ends) in expected {
          #expect(found[position] == FeasibleInterval(lower: ends[0], upper: ends[1]))
        }
      }
    }
  }

  private func position(_ text: String) throws -> Position {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    try #require(numbers.count == 2)
    return Position(row: numbers[0], column: numbers[1])
  }

  private struct Vectors: Decodable {
    struct Case: Decodable {
      let table: [[Double]]
      let intervalPrimaryOnly: [String: [Double]]
      let intervalsFinal: [String: [Double]]
    }
    let cases: [Case]
  }
}
