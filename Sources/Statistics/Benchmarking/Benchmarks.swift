/// What a fine series must meet: sums, averages or single values of it that are known.
public struct Benchmarks: Sendable, Equatable {
  /// One known value, and the periods with the weights that make it up.
  public struct Constraint: Sendable, Equatable {
    public var weights: [(period: Int, weight: Double)]
    public var value: Double

    public init(weights: [(period: Int, weight: Double)], value: Double) {
      self.weights = weights
      self.value = value
    }

    public static func == (a: Self, b: Self) -> Bool {
      a.value == b.value && a.weights.elementsEqual(b.weights) { $0 == $1 }
    }
  }

  public var constraints: [Constraint]

  public init(_ constraints: [Constraint]) { self.constraints = constraints }

  /// Values of single periods.
  public static func points(_ values: [(period: Int, value: Double)]) -> Benchmarks {
    Benchmarks(values.map { Constraint(weights: [($0.period, 1)], value: $0.value) })
  }

  /// Sums over periods, such as the four quarters of a year.
  public static func totals(_ values: [(periods: Range<Int>, value: Double)]) -> Benchmarks {
    Benchmarks(values.map { Constraint(weights: $0.periods.map { ($0, 1) }, value: $0.value) })
  }

  /// Means over periods.
  public static func averages(_ values: [(periods: Range<Int>, value: Double)]) -> Benchmarks {
    Benchmarks(
      values.map { item in
        let weight = 1 / Double(item.periods.count)
        return Constraint(weights: item.periods.map { ($0, weight) }, value: item.value)
      })
  }

  /// The constraints as the rows of a matrix over the periods.
  func matrix(periods: Int) -> Matrix {
    var matrix = Matrix(rows: constraints.count, columns: periods)
    for (row, constraint) in constraints.enumerated() {
      for item in constraint.weights { matrix[row, item.period] += item.weight }
    }
    return matrix
  }
}
