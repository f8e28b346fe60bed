import Statistics
import Testing

/// Expected values: numpy.linalg.
@Suite("Small linear systems and means")
struct LinearSystemTests {
  private let matrix = Matrix([
    [0, 2.5, 1, -4], [1e-3, 3, 7, 2], [5, -1, 0.5, 1], [2, 2, -9, 1.25],
  ])

  @Test("A system with a zero on its diagonal is solved as numpy does")
  func solve() throws {
    let factors = try #require(LUDecomposition(matrix))
    let expected = [
      0.7198019532066419, 0.7486722322973609, -0.09101023856226544, 0.1951675855452843,
    ]
    for (value, target) in zip(factors.solve([1, 2, 3, 4]), expected) {
      #expect(abs(value - target) < 1e-14)
    }
    #expect(abs(factors.determinant - 1203.6296874999994) < 1e-9)
  }

  @Test("A matrix times its inverse is the identity")
  func inverse() throws {
    let product = matrix * (try #require(LUDecomposition(matrix)).inverse)
    for (value, target) in zip(product.values, Matrix.identity(4).values) {
      #expect(abs(value - target) < 1e-14)
    }
  }

  @Test("An ill-conditioned matrix loses digits, not its solution")
  func hilbert() throws {
    let rows = (0..<8).map { row in (0..<8).map { 1 / Double(row + $0 + 1) } }
    let hilbert = Matrix(rows)
    let right = hilbert * [Double](repeating: 1, count: 8)
    let solution = try #require(LUDecomposition(hilbert)).solve(right)
    #expect(solution.allSatisfy { abs($0 - 1) < 1e-5 })
  }

  @Test("A singular, a ragged and a non-finite matrix have no solution")
  func singular() {
    #expect(LUDecomposition(Matrix([[1, 2], [2, 4]])) == nil)
    #expect(LUDecomposition(Matrix([[0.1, 0.2], [0.3, 0.6]])) == nil)
    #expect(LUDecomposition(Matrix([[1, 2, 3], [4, 5, 6]])) == nil)
    #expect(LUDecomposition(Matrix([[1, .nan], [0, 1]])) == nil)
  }

  @Test("Transposing twice gives the matrix back")
  func transpose() {
    let wide = Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(wide.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(wide.transposed.transposed == wide)
  }

  @Test("Weighted mean, variance and effective size equal numpy's")
  func weighted() throws {
    let (values, weights) = ([2.5, 3.1, 4.7], [10, 20.5, 3.0])
    let mean = try #require(WeightedMean.of(values, weights: weights))
    #expect(abs(mean - 3.064179104477612) < 1e-15)
    let variance = try #require(WeightedMean.variance(values, weights: weights))
    #expect(abs(variance - 0.335433281354422) < 1e-15)
    let size = try #require(WeightedMean.effectiveSize(weights: weights))
    #expect(abs(size - 2.12045347189419) < 1e-14)
  }

  @Test("Weights that cannot weigh give no mean")
  func badWeights() {
    #expect(WeightedMean.of([], weights: []) == nil)
    #expect(WeightedMean.of([1, 2], weights: [0, 0]) == nil)
    #expect(WeightedMean.of([1, 2], weights: [1, -1]) == nil)
    #expect(WeightedMean.of([1, 2], weights: [1]) == nil)
  }

  @Test("Small values beside a large one are not lost")
  func compensated() {
    #expect(CompensatedSum.of([1, 1e100, 1, -1e100]) == 2)
  }
}
