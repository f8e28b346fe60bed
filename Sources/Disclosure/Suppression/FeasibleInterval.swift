/// What an attacker can derive about one hidden count from everything that is published.
///
/// The attacker knows that counts are not negative and how they add up. The interval is found by
/// two linear programs a cell (smallest and largest value under all sums); for a table with row and
/// column totals its ends are whole numbers that real tables reach, for linked tables it may be
/// wider than what whole numbers allow, by less than one.
///
/// Source: A. Hundepool et al. (2012), "Statistical Disclosure Control", Wiley, 4.3.
public struct FeasibleInterval: Sendable, Equatable {
  public let lower: Double
  /// Infinite where no published sum limits the cell.
  public let upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  public var width: Double { upper - lower }

  /// Cells that add up to another: parts of a row and its total, parts of an area and the area.
  public struct Sum: Sendable, Hashable {
    public var parts: [Int]
    public var whole: Int

    public init(parts: [Int], whole: Int) {
      self.parts = parts
      self.whole = whole
    }
  }

  /// Why no interval was found.
  public enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is published does not add up, so that it says nothing about what is hidden.
    case doesNotAddUp
    /// The solver gave no answer for this cell. Treat it as not protected.
    case unsolved(cell: Int)

    public var description: String {
      switch self {
      case .doesNotAddUp: "the published counts do not add up to their totals; check the table"
      case .unsolved(let cell): "no feasible interval was found for cell \(cell)"
      }
    }
  }

  /// The intervals of the hidden cells of any set of cells that add up.
  ///
  /// - Parameters:
  ///   - cells: all counts, totals among them; those of hidden cells are not looked at.
  ///   - hidden: the indices of the cells that are not published.
  ///   - asked: the hidden cells whose intervals are wanted; `nil` for all.
  ///   - sums: how the cells add up.
  ///   - least: hidden cells that are known to be at least so much; 0 for the others.
  public static func of(
    cells: [Double], hidden: Set<Int>, asked: Set<Int>? = nil, sums: [Sum],
    least: [Int: Double] = [:]
  ) throws(Failure) -> [Int: FeasibleInterval] {
    let unknown = hidden.sorted()
    let equations = try equations(cells, unknown, sums)
    return try solve(unknown, asked: asked ?? hidden, equations, least)
  }

  /// What is known of the hidden cells, each a variable by its place among them.
  static func equations(
    _ cells: [Double], _ unknown: [Int], _ sums: [Sum]
  ) throws(Failure) -> [LinearProgram.Equation] {
    let variable = Dictionary(uniqueKeysWithValues: unknown.enumerated().map { ($1, $0) })
    var equations: [LinearProgram.Equation] = []
    for sum in sums {
      var terms: [(variable: Int, coefficient: Double)] = []
      var known = 0.0
      let members = sum.parts.map { ($0, 1.0) } + [(sum.whole, -1.0)]
      for (cell, sign) in members {
        if let index = variable[cell] {
          terms.append((index, sign))
        } else {
          known += sign * cells[cell]
        }
      }
      if terms.isEmpty {
        guard abs(known) <= tolerance * max(1, abs(cells[sum.whole])) else {
          throw .doesNotAddUp
        }
      } else {
        equations.append(LinearProgram.Equation(terms: terms, value: -known))
      }
    }
    return equations
  }

  /// The intervals of the hidden cells of a table whose row and column totals are published.
  ///
  /// - Parameters:
  ///   - rows: the counts without totals, row by row, all rows of one length.
  ///   - hidden: the positions that are not published.
  public static func of(
    rows: [[Double]], hidden: Set<Position>
  ) throws(Failure) -> [Position: FeasibleInterval] {
    let width = rows.first?.count ?? 0
    var cells = rows.flatMap { $0 }
    var sums: [Sum] = []
    for (row, counts) in rows.enumerated() {
      sums.append(Sum(parts: (0..<width).map { row * width + $0 }, whole: cells.count))
      cells.append(counts.reduce(0, +))
    }
    for column in 0..<width {
      sums.append(Sum(parts: rows.indices.map { $0 * width + column }, whole: cells.count))
      cells.append(rows.reduce(0) { $0 + $1[column] })
    }
    let indices = Set(hidden.map { $0.row * width + $0.column })
    let found = try of(cells: cells, hidden: indices, sums: sums)
    return Dictionary(
      uniqueKeysWithValues: found.map {
        (Position(row: $0 / width, column: $0 % width), $1)
      })
  }

  /// A cell of a table, from 0.
  public struct Position: Sendable, Hashable {
    public let row: Int
    public let column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  private static let tolerance = 1e-7

  private static func solve(
    _ unknown: [Int], asked: Set<Int>, _ equations: [LinearProgram.Equation],
    _ least: [Int: Double]
  ) throws(Failure) -> [Int: FeasibleInterval] {
    var program = LinearProgram(
      lower: unknown.map { least[$0] ?? 0 },
      upper: [Double](repeating: .infinity, count: unknown.count), equations: equations)
    var intervals: [Int: FeasibleInterval] = [:]
    for (index, cell) in unknown.enumerated() where asked.contains(cell) {
      let lower = try value(of: program.minimise(index), cell: cell)
      let upper = try value(of: program.maximise(index), cell: cell)
      intervals[cell] = FeasibleInterval(lower: lower, upper: upper)
    }
    return intervals
  }

  static func value(
    of solution: LinearProgram.Solution, cell: Int
  ) throws(Failure) -> Double {
    switch solution {
    case .optimal(let value):
      let whole = value.rounded()
      return abs(value - whole) < tolerance * max(1, abs(whole)) ? whole + 0 : value
    case .unbounded: return .infinity
    case .infeasible: throw .doesNotAddUp
    case .unsolved: throw .unsolved(cell: cell)
    }
  }
}
