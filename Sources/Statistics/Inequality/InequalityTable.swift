/// Groups with an estimate each, between which inequality is measured.
///
/// Notation of all measures: group j of J has the estimate y, its standard error s and the share p of the
/// population; μ = Σ p y. Source of the measures: A. Schlotheuber, A. R. Hosseinpoor (2022), International
/// Journal of Environmental Research and Public Health 19: 3697; where the R package `healthequal` differs,
/// the measure says so.
public struct InequalityTable: Sendable, Equatable {
  public struct Group: Sendable, Equatable {
    public var label: String
    /// `nil` where it is not known.
    public var estimate: Double?
    public var error: Double?
    /// In any unit, the same for all groups.
    public var population: Double?
    /// From the most disadvantaged, 1, upwards; `nil` for one outside the order, such as "not stated": it
    /// counts in μ and in no measure of order.
    public var order: Int?

    public init(
      label: String, estimate: Double?, error: Double? = nil, population: Double? = nil,
      order: Int? = nil
    ) {
      self.label = label
      self.estimate = estimate
      self.error = error
      self.population = population
      self.order = order
    }
  }

  public var groups: [Group]
  /// Whether less is better: deaths, hunger.
  public var isAdverse: Bool
  /// Whether groups have an order: wealth, education.
  public var isOrdered: Bool
  /// The group that others are held against; `nil` for none.
  public var reference: Int?
  /// The largest value that an estimate can have, 0 being the smallest: 100 for percentages; `nil`: no end.
  public var scale: Double?
  /// Whether the groups are classes of a distribution of income or consumption, the estimates their means.
  public var isDistribution = false

  public init(
    _ groups: [Group], isAdverse: Bool = false, isOrdered: Bool = false, reference: Int? = nil,
    scale: Double? = nil
  ) {
    self.groups = groups
    self.isAdverse = isAdverse
    self.isOrdered = isOrdered
    self.reference = reference
    self.scale = scale
  }
}

/// Groups that have an estimate, with all that the measures compute with. Simulation changes the estimates
/// and leaves the rest.
struct InequalitySample {
  var y: [Double]
  /// `nil` where one of them is missing.
  let s: [Double]?
  /// Shares of the population; `nil` where one of them is missing.
  let p: [Double]?
  let orders: [Int?]
  let reference: Int?
  /// Whether one is named, with an estimate or without.
  let hasReference: Bool
  let isAdverse: Bool
  let isOrdered: Bool
  let scale: Double?
  let isDistribution: Bool
  /// Groups of the table, those without an estimate among them.
  let groupCount: Int
  /// Smallest and largest order of the table.
  let ends: (least: Int, most: Int)?

  init(_ table: InequalityTable) {
    let present = table.groups.indices.filter { table.groups[$0].estimate != nil }
    let groups = present.map { table.groups[$0] }
    y = groups.compactMap(\.estimate)
    let errors = groups.compactMap(\.error)
    s = errors.count == groups.count ? errors : nil
    let sizes = groups.compactMap(\.population)
    let total = CompensatedSum.of(sizes)
    p = sizes.count == groups.count && total > 0 ? sizes.map { $0 / total } : nil
    orders = groups.map(\.order)
    reference = table.reference.flatMap { present.firstIndex(of: $0) }
    hasReference = table.reference != nil
    (isAdverse, isOrdered, scale) = (table.isAdverse, table.isOrdered, table.scale)
    isDistribution = table.isDistribution
    groupCount = table.groups.count
    let all = table.groups.compactMap(\.order)
    ends = all.min().flatMap { least in all.max().map { (least, $0) } }
  }

  var count: Int { y.count }

  func shares() throws(MeasureGap) -> [Double] {
    guard let p else { throw .needsPopulation }
    return p
  }

  func mean() throws(MeasureGap) -> Double {
    CompensatedSum.of(zip(try shares(), y).map { $0 * $1 })
  }

  /// √Σ(g s)², for an estimate that changes by g with each group's.
  func delta(_ gradient: [Double]) -> Double? {
    s.map { CompensatedSum.of(zip(gradient, $0).map { $0 * $0 * $1 * $1 }).squareRoot() }
  }

  /// Measures of more than two groups: three, and most of those that the dimension has.
  func requireMost() throws(MeasureGap) {
    guard count >= 3 else { throw .fewerThanThree }
    guard Double(count) >= 0.85 * Double(groupCount) else { throw .groupsMissing }
  }

  /// The most disadvantaged and the most advantaged group.
  func endGroups() throws(MeasureGap) -> (least: Int, most: Int) {
    guard let ends, let least = orders.firstIndex(of: ends.least),
      let most = orders.firstIndex(of: ends.most), least != most
    else { throw .endMissing }
    return (least, most)
  }

  /// The group with the best estimate; the first of several.
  var best: Int? { isAdverse ? extreme(<) : extreme(>) }
  var largest: Int? { extreme(>) }
  var smallest: Int? { extreme(<) }

  private func extreme(_ isBefore: (Double, Double) -> Bool) -> Int? {
    y.indices.dropFirst().reduce(y.isEmpty ? nil : 0) { found, index in
      found.map { isBefore(y[index], y[$0]) ? index : $0 }
    }
  }

  /// The same groups in their order, with those outside it left out.
  func ranked() throws(MeasureGap) -> RankedGroups {
    guard isOrdered else { throw .notOrdered }
    guard count >= 3 else { throw .fewerThanThree }
    guard count == groupCount else { throw .groupsMissing }
    return try RankedGroups(self)
  }
}

/// Groups in their order, each at the middle of its place in the population: X = Σ p of those below + p/2.
struct RankedGroups {
  /// Places in the sample, from the most disadvantaged on.
  let indices: [Int]
  let y: [Double]
  let p: [Double]
  let x: [Double]
  let mean: Double

  init(_ sample: InequalitySample) throws(MeasureGap) {
    let shares = try sample.shares()
    let indices = sample.orders.indices.filter { sample.orders[$0] != nil }
      .sorted { (sample.orders[$0] ?? 0, $0) < (sample.orders[$1] ?? 0, $1) }
    guard indices.count >= 3 else { throw .fewerThanThree }
    let total = CompensatedSum.of(indices.map { shares[$0] })
    guard total > 0 else { throw .needsPopulation }
    // A group of nobody has no place in the population.
    guard indices.count(where: { shares[$0] > 0 }) >= 3 else { throw .fewerThanThree }
    self.indices = indices
    y = indices.map { sample.y[$0] }
    p = indices.map { shares[$0] / total }
    var below = 0.0
    var x: [Double] = []
    for share in p {
      x.append(below + share / 2)
      below += share
    }
    self.x = x
    mean = CompensatedSum.of(zip(p, y).map { $0 * $1 })
  }

  /// Σp(X − ½)².
  var rankVariance: Double { CompensatedSum.of(zip(p, x).map { $0 * ($1 - 0.5) * ($1 - 0.5) }) }

  /// p(X − ½), times a factor: by how much a sum over the ranks changes with each group's estimate.
  func ranks(times factor: Double) -> [Double] { zip(p, x).map { factor * $0 * ($1 - 0.5) } }

  /// Σ c y.
  func sum(_ c: [Double]) -> Double { CompensatedSum.of(zip(c, y).map { $0 * $1 }) }

  /// A gradient of the ranked groups as one of all groups of the sample.
  func gradient(_ own: [Double], of sample: InequalitySample) -> [Double] {
    var all = [Double](repeating: 0, count: sample.count)
    for (index, value) in zip(indices, own) { all[index] = value }
    return all
  }
}
