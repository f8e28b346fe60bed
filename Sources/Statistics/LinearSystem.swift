/// A dense matrix of modest size, stored row by row.
public struct Matrix: Sendable, Equatable {
  public let rows: Int
  public let columns: Int
  public var values: [Double]

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    values = [Double](repeating: 0, count: rows * columns)
  }

  /// A matrix from its rows.
  ///
  /// - Precondition: all rows have the same length.
  public init(_ rows: [[Double]]) {
    self.rows = rows.count
    columns = rows.first?.count ?? 0
    values = rows.flatMap { $0 }
    precondition(values.count == self.rows * columns, "rows of different length")
  }

  public subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  public static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for index in 0..<size { matrix[index, index] = 1 }
    return matrix
  }

  public var transposed: Matrix {
    var matrix = Matrix(rows: columns, columns: rows)
    for row in 0..<rows { for column in 0..<columns { matrix[column, row] = self[row, column] } }
    return matrix
  }

  /// A matrix from its columns.
  ///
  /// - Precondition: all columns have the same length.
  public init(columns: [[Double]]) { self = Matrix(columns).transposed }

  public func row(_ row: Int) -> [Double] {
    Array(values[row * columns..<(row + 1) * columns])
  }

  public func column(_ column: Int) -> [Double] { (0..<rows).map { self[$0, column] } }

  /// - Precondition: the left matrix has as many columns as the right one has rows.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "matrices that do not fit")
    var product = Matrix(rows: left.rows, columns: right.columns)
    for row in 0..<left.rows {
      for inner in 0..<left.columns {
        let factor = left[row, inner]
        for column in 0..<right.columns {
          product[row, column] += factor * right[inner, column]
        }
      }
    }
    return product
  }

  /// - Precondition: the vector has as many values as the matrix has columns.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    precondition(left.columns == right.count, "a vector that does not fit")
    return (0..<left.rows).map { row in
      var sum = 0.0
      for column in 0..<left.columns { sum += left[row, column] * right[column] }
      return sum
    }
  }
}

/// A square matrix as the product of a lower and an upper triangle with exchanged rows, PA = LU.
///
/// Gaussian elimination with partial pivoting. Source: G. H. Golub, C. F. Van Loan, "Matrix
/// Computations", 4th edition, 3.4.
public struct LUDecomposition: Sendable {
  private let size: Int
  private var factors: Matrix
  private var order: [Int]
  private var sign = 1.0

  /// - Returns: `nil` where the matrix is not square, holds values that are not finite, or is
  ///   singular: a pivot below 2⁻⁵² × size × the largest entry.
  public init?(_ matrix: Matrix) {
    guard matrix.rows == matrix.columns, matrix.values.allSatisfy(\.isFinite) else { return nil }
    size = matrix.rows
    factors = matrix
    order = Array(0..<size)
    let largest = matrix.values.reduce(0) { max($0, $1.magnitude) }
    let least = largest * Double(size) * Double.ulpOfOne
    for step in 0..<size {
      var pivot = step
      for row in step..<size where factors[row, step].magnitude > factors[pivot, step].magnitude {
        pivot = row
      }
      guard factors[pivot, step].magnitude > least else { return nil }
      if pivot != step { exchange(pivot, step) }
      for row in (step + 1)..<max(size, step + 1) {
        let factor = factors[row, step] / factors[step, step]
        factors[row, step] = factor
        for column in (step + 1)..<max(size, step + 1) {
          factors[row, column] -= factor * factors[step, column]
        }
      }
    }
  }

  private mutating func exchange(_ first: Int, _ second: Int) {
    for column in 0..<size {
      let value = factors[first, column]
      factors[first, column] = factors[second, column]
      factors[second, column] = value
    }
    order.swapAt(first, second)
    sign = -sign
  }

  /// The x of Ax = b.
  ///
  /// - Precondition: b has as many values as the matrix has rows.
  public func solve(_ b: [Double]) -> [Double] {
    precondition(b.count == size, "a right-hand side that does not fit")
    var x = order.map { b[$0] }
    for row in 0..<size {
      for column in 0..<row { x[row] -= factors[row, column] * x[column] }
    }
    for row in (0..<size).reversed() {
      for column in (row + 1)..<max(size, row + 1) { x[row] -= factors[row, column] * x[column] }
      x[row] /= factors[row, row]
    }
    return x
  }

  public var determinant: Double {
    (0..<size).reduce(sign) { $0 * factors[$1, $1] }
  }

  public var inverse: Matrix {
    var inverse = Matrix(rows: size, columns: size)
    for column in 0..<size {
      var unit = [Double](repeating: 0, count: size)
      unit[column] = 1
      for (row, value) in solve(unit).enumerated() { inverse[row, column] = value }
    }
    return inverse
  }
}
