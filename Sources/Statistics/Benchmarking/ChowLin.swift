import Glibc

/// Chow–Lin's regression: a fine series from coarse totals and a fine indicator, with errors that run
/// on from period to period.
///
/// y = CXβ + Cu, u AR(1) with ρ: V_ij = ρ^|i−j| / (1 − ρ²), Q = CVCᵀ,
/// β̂ = (XᵀCᵀQ⁻¹CX)⁻¹XᵀCᵀQ⁻¹y, x̂ = Xβ̂ + VCᵀQ⁻¹(y − CXβ̂). It needs at least five or six totals to be of
/// use; ρ is given, never estimated from so few.
///
/// Source: G. C. Chow, A. Lin (1971), Review of Economics and Statistics 53: 372–375.
public struct ChowLin: Sendable {
  public struct Result: Sendable {
    public var values: [Double]
    /// Standard errors of the values: of the coefficients and of the errors together.
    public var errors: [Double]
    /// The intercept, where there is one, and the slope.
    public var coefficients: [Double]
    public var coefficientErrors: [Double]
  }

  /// Between −1 and 1.
  public var rho: Double
  public var hasIntercept: Bool

  public init(rho: Double, hasIntercept: Bool = true) {
    self.rho = rho
    self.hasIntercept = hasIntercept
  }

  /// - Returns: `nil` where ρ is not between −1 and 1, there are not more totals than coefficients, or
  ///   the regression has no single solution.
  public func series(_ indicator: [Double], _ benchmarks: Benchmarks) -> Result? {
    let count = indicator.count
    let known = benchmarks.constraints.map(\.value)
    let width = hasIntercept ? 2 : 1
    guard rho > -1, rho < 1, known.count > width, indicator.allSatisfy(\.isFinite) else {
      return nil
    }
    let regressors = Matrix(indicator.map { hasIntercept ? [1, $0] : [$0] })
    let conversion = benchmarks.matrix(periods: count)
    let covariance = covariance(count)
    // VCᵀ, and Q = CVCᵀ
    let carried = covariance * conversion.transposed
    guard let coarse = LUDecomposition(conversion * carried) else { return nil }
    let seen = conversion * regressors
    let weighted = Matrix(columns: (0..<width).map { coarse.solve(seen.column($0)) })
    guard let normal = LUDecomposition(seen.transposed * weighted) else { return nil }
    let coefficients = normal.solve(weighted.transposed * known)
    let residual = zip(known, seen * coefficients).map(-)
    let spread = coarse.solve(residual)
    let values = zip(regressors * coefficients, carried * spread).map(+)
    let variance =
      CompensatedSum.of(zip(residual, spread).map(*)) / Double(known.count - width)
    let inverse = normal.inverse
    let errors = (0..<count).map { row -> Double in
      let reach = coarse.solve(carried.row(row))
      let own = covariance[row, row] - CompensatedSum.of(zip(carried.row(row), reach).map(*))
      let gap = zip(regressors.row(row), seen.transposed * reach).map(-)
      let ofCoefficients = CompensatedSum.of(zip(gap, inverse * gap).map(*))
      return max(0, variance * (own + ofCoefficients)).squareRoot()
    }
    return Result(
      values: values, errors: errors, coefficients: coefficients,
      coefficientErrors: (0..<width).map { (variance * inverse[$0, $0]).squareRoot() })
  }

  private func covariance(_ count: Int) -> Matrix {
    var matrix = Matrix(rows: count, columns: count)
    let scale = 1 / (1 - rho * rho)
    for row in 0..<count {
      for column in 0..<count {
        let distance = (row - column).magnitude
        matrix[row, column] = scale * (distance == 0 ? 1 : pow(rho, Double(distance)))
      }
    }
    return matrix
  }
}
