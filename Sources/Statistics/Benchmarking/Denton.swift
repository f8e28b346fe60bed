/// Denton's benchmarking in Cholette's form: the series that meets its benchmarks and moves as the
/// indicator does.
///
/// Proportional: of all series x with Cx = b the one with the least Σ(Δʰ(x/c))²; additive: with the
/// least Σ(Δʰ(x − c))². Cholette's form leaves the first period free, so that the start is not bent
/// towards the indicator. Between point benchmarks the ratio x/c runs straight, and stays as it was
/// after the last.
///
/// Sources: F. T. Denton (1971), JASA 66: 99–102; P. A. Cholette (1984), Survey Methodology 10: 35–49;
/// IMF, "Quarterly National Accounts Manual" (2017), chapter 6.
public enum Denton: Sendable, CaseIterable {
  case proportional
  case additive

  /// - Parameters:
  ///   - indicator: the fine series c; for the proportional form all above 0.
  ///   - benchmarks: what the result must meet.
  ///   - differences: h, 1 or 2: whether the steps or the changes of the steps are kept small.
  /// - Returns: `nil` where the indicator has a value that the form cannot take, there are fewer
  ///   benchmarks than h, or they contradict or repeat each other.
  public func series(_ indicator: [Double], _ benchmarks: Benchmarks, differences: Int = 1)
    -> [Double]?
  {
    guard (1...2).contains(differences), benchmarks.constraints.count >= differences,
      indicator.count > differences, indicator.allSatisfy(\.isFinite)
    else { return nil }
    let conditions = benchmarks.matrix(periods: indicator.count)
    let known = benchmarks.constraints.map(\.value)
    switch self {
    case .proportional:
      guard indicator.allSatisfy({ $0 > 0 }) else { return nil }
      var scaled = conditions
      for row in 0..<scaled.rows {
        for column in 0..<scaled.columns { scaled[row, column] *= indicator[column] }
      }
      return Denton.smoothest(scaled, known, differences)
        .map { zip($0, indicator).map(*) }
    case .additive:
      let own = conditions * indicator
      return Denton.smoothest(conditions, zip(known, own).map(-), differences)
        .map { zip($0, indicator).map(+) }
    }
  }

  /// The r with Ar = b and the least |Dr|²: [DᵀD Aᵀ; A 0][r; λ] = [0; b].
  private static func smoothest(_ conditions: Matrix, _ known: [Double], _ order: Int) -> [Double]?
  {
    let count = conditions.columns
    let difference = differenceMatrix(count, order)
    let square = difference.transposed * difference
    // Rows of one size keep the elimination accurate.
    let scales = (0..<conditions.rows).map { row in
      (0..<count).reduce(0) { max($0, conditions[row, $1].magnitude) }
    }
    guard scales.allSatisfy({ $0 > 0 }) else { return nil }
    var system = Matrix(rows: count + conditions.rows, columns: count + conditions.rows)
    for row in 0..<count {
      for column in 0..<count { system[row, column] = square[row, column] }
    }
    for row in 0..<conditions.rows {
      for column in 0..<count {
        let value = conditions[row, column] / scales[row]
        system[count + row, column] = value
        system[column, count + row] = value
      }
    }
    let right =
      [Double](repeating: 0, count: count) + zip(known, scales).map { $0 / $1 }
    guard let factors = LUDecomposition(system) else { return nil }
    var solution = factors.solve(right)
    // One step of refinement, so that benchmarks are met to the last digits.
    let residual = zip(right, system * solution).map(-)
    solution = zip(solution, factors.solve(residual)).map(+)
    return Array(solution[..<count])
  }

  private static func differenceMatrix(_ count: Int, _ order: Int) -> Matrix {
    let coefficients: [Double] = order == 1 ? [-1, 1] : [1, -2, 1]
    var matrix = Matrix(rows: count - order, columns: count)
    for row in 0..<matrix.rows {
      for (offset, value) in coefficients.enumerated() { matrix[row, row + offset] = value }
    }
    return matrix
  }
}
