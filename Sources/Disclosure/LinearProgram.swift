import CCLP

/// A linear program: variables within bounds, under equations, of which one variable at a time is
/// made as small or as large as it can be.
///
/// Owns a model of COIN-OR's Clp (dual and primal simplex). Two questions to one program share its
/// factorisation, so ask for all extremes of one program in a row.
public struct LinearProgram: ~Copyable {
  /// Σ coefficient × variable = value.
  public struct Equation: Sendable {
    public var terms: [(variable: Int, coefficient: Double)]
    public var value: Double

    public init(terms: [(variable: Int, coefficient: Double)], value: Double) {
      self.terms = terms
      self.value = value
    }
  }

  public enum Solution: Sendable, Equatable {
    case optimal(Double)
    /// The variable can grow (or fall) without end.
    case unbounded
    /// No values satisfy all equations.
    case infeasible
    /// The solver stopped without an answer (numerical trouble, iteration limit).
    case unsolved
  }

  // Clp's C interface hands out an opaque pointer; this value alone owns it.
  private let model: OpaqueHandle
  private let variableCount: Int

  /// A program of variables `0..<lower.count`.
  ///
  /// - Parameters:
  ///   - lower: the smallest value of each variable; −∞ for none.
  ///   - upper: the largest value of each variable; ∞ for none.
  /// - Precondition: `lower` and `upper` are of one length, and equations name variables that exist.
  public init(lower: [Double], upper: [Double], equations: [Equation]) {
    precondition(lower.count == upper.count, "bounds of different length")
    variableCount = lower.count
    model = OpaqueHandle()
    Clp_setLogLevel(model.pointer, 0)
    // Clp takes the matrix column by column.
    var columns = [[(row: Int32, coefficient: Double)]](repeating: [], count: lower.count)
    for (row, equation) in equations.enumerated() {
      var sums: [Int: Double] = [:]
      for term in equation.terms { sums[term.variable, default: 0] += term.coefficient }
      for (variable, coefficient) in sums where coefficient != 0 {
        columns[variable].append((Int32(row), coefficient))
      }
    }
    var starts: [Int32] = [0]
    for column in columns { starts.append((starts.last ?? 0) + Int32(column.count)) }
    let entries = columns.flatMap { $0 }
    let values = equations.map(\.value)
    let objective = [Double](repeating: 0, count: lower.count)
    Clp_loadProblem(
      model.pointer, Int32(lower.count), Int32(equations.count), starts, entries.map(\.row),
      entries.map(\.coefficient), lower.map(Self.clpBound), upper.map(Self.clpBound), objective,
      values, values)
  }

  /// The smallest value of a variable.
  public mutating func minimise(_ variable: Int) -> Solution { solve(variable, direction: 1) }

  /// The largest value of a variable.
  public mutating func maximise(_ variable: Int) -> Solution { solve(variable, direction: -1) }

  /// The largest weighted sum of variables.
  public mutating func maximise(_ weights: [Double]) -> Solution {
    precondition(weights.count == variableCount, "a weight for each variable")
    Clp_chgObjCoefficients(model.pointer, weights)
    Clp_setOptimizationDirection(model.pointer, -1)
    Clp_primal(model.pointer, 0)
    switch Clp_status(model.pointer) {
    case 0: return .optimal(zip(weights, values()).reduce(0) { $0 + $1.0 * $1.1 })
    case 1: return .infeasible
    case 2: return .unbounded
    default: return .unsolved
    }
  }

  /// All variables where the last question found its best; meaningless after one without an answer.
  public func values() -> [Double] {
    // Clp's array of column values, as long as the model has columns.
    guard let values = Clp_primalColumnSolution(model.pointer) else { return [] }
    return (0..<variableCount).map { values[$0] }
  }

  private mutating func solve(_ variable: Int, direction: Double) -> Solution {
    precondition((0..<variableCount).contains(variable), "no such variable")
    var objective = [Double](repeating: 0, count: variableCount)
    objective[variable] = 1
    Clp_chgObjCoefficients(model.pointer, objective)
    Clp_setOptimizationDirection(model.pointer, direction)
    Clp_primal(model.pointer, 0)
    switch Clp_status(model.pointer) {
    case 0:
      // Clp's array of column values, as long as the model has columns.
      guard let values = Clp_primalColumnSolution(model.pointer) else { return .unsolved }
      return .optimal(values[variable])
    case 1: return .infeasible
    case 2: return .unbounded
    default: return .unsolved
    }
  }

  /// Clp takes magnitudes from 10³⁰ on as infinite; infinity itself upsets its scaling.
  private static func clpBound(_ value: Double) -> Double {
    min(max(value, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }
}

/// Frees the model exactly once: its owner cannot be copied.
private struct OpaqueHandle: ~Copyable {
  let pointer: UnsafeMutableRawPointer?

  init() { pointer = Clp_newModel() }

  deinit { Clp_deleteModel(pointer) }
}
