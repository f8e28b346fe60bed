/// Counts of persons in every combination of several dimensions: how many there are, and how many of them have what
/// is asked for.
public struct GroupCells: Sendable, Equatable {
  /// One of the dimensions by which persons are told apart.
  public struct Factor: Sendable, Equatable {
    public var name: String
    /// In their order, where they have one.
    public var levels: [String]
    /// Whether they have one (education, wealth), so that only neighbours may be joined.
    public var isOrdered: Bool

    public init(name: String, levels: [String], isOrdered: Bool = false) {
      self.name = name
      self.levels = levels
      self.isOrdered = isOrdered
    }
  }

  public struct Cell: Sendable, Equatable {
    /// For each factor the place of its level.
    public var levels: [Int]
    public var count: Double
    public var met: Double

    public init(levels: [Int], count: Double, met: Double) {
      self.levels = levels
      self.count = count
      self.met = met
    }

    public var rate: Double { count > 0 ? met / count : 0 }
  }

  public var factors: [Factor]
  public var cells: [Cell]

  public init(factors: [Factor], cells: [Cell]) {
    self.factors = factors
    self.cells = cells.filter { $0.count > 0 }
  }

  public var count: Double { CompensatedSum.of(cells.map(\.count)) }
  public var met: Double { CompensatedSum.of(cells.map(\.met)) }
  public var rate: Double { count > 0 ? met / count : 0 }

  /// The rate of everybody with one level of a factor; `nil` where there is nobody.
  public func margin(_ factor: Int, _ level: Int) -> Double? {
    let own = cells.filter { $0.levels[factor] == level }
    let count = CompensatedSum.of(own.map(\.count))
    return count > 0 ? CompensatedSum.of(own.map(\.met)) / count : nil
  }

  /// How far a combination lies from what its single dimensions add up to: m + Σ(mₖ − m) with m the rate of all and
  /// mₖ that of each level. Below 0 the disadvantages together weigh more than each by itself says, for a good; the
  /// standard error is that of the observed rate, √(p(1 − p)/n), the margins being of far more persons.
  public func excess(
    of cell: Cell
  ) -> (expected: Double, excess: Double, observedError: Double)? {
    var expected = rate
    for (factor, level) in cell.levels.enumerated() {
      guard let margin = margin(factor, level) else { return nil }
      expected += margin - rate
    }
    guard cell.count > 0 else { return nil }
    let error = (cell.rate * (1 - cell.rate) / cell.count).squareRoot()
    return (expected, cell.rate - expected, error)
  }

  /// D of the rates of groups, and the human opportunity index, as shares; `nil` where nobody has it.
  public static func dissimilarity(
    _ groups: [(count: Double, rate: Double)]
  ) -> (index: Double, opportunity: Double)? {
    let table = InequalityTable(
      groups.map { .init(label: "", estimate: $0.rate, population: $0.count) })
    guard let index = try? table.measure(.dissimilarity).estimate,
      let opportunity = try? table.measure(.hoi).estimate
    else { return nil }
    return (index, opportunity)
  }
}
