/// Weights whose sums meet several margins at once, by iterative proportional fitting.
///
/// Each margin in turn is met by scaling the weights of its categories, until no weight changes by more
/// than a part in 10¹⁰. It says nothing about people who differ in what no margin measures.
///
/// Sources: W. E. Deming, F. F. Stephan (1940), Annals of Mathematical Statistics 11: 427–444;
/// J.-C. Deville, C.-E. Särndal, O. Sautory (1993), JASA 88: 1013–1020.
public struct Raking: Sendable {
  public struct Margin: Sendable {
    /// The category of each record, as a place in `sizes`.
    public var categories: [Int]
    public var sizes: [Double]

    public init(categories: [Int], sizes: [Double]) {
      self.categories = categories
      self.sizes = sizes
    }
  }

  public enum Failure: Error, Equatable, Sendable {
    /// A category that no record has: join it to another.
    case emptyCategory(margin: Int, category: Int)
    case unknownCategory(margin: Int, record: Int)
    case sizeNotAboveZero(margin: Int, category: Int)
    /// The margins' sums differ: they are of different populations.
    case unequalTotals(margin: Int)
    /// The margins were not met within the rounds allowed.
    case notConverged
  }

  public var tolerance = 1e-10
  public var mostRounds = 200
  /// No weight may be more than so many times the median; `nil` for no cap.
  public var cap: Double?

  public init(cap: Double? = nil) { self.cap = cap }

  /// - Returns: a weight for each record.
  public func weights(_ margins: [Margin], start: [Double]) throws(Failure) -> [Double] {
    try Raking.check(margins, records: start.count)
    let margins = Raking.ofOneTotal(margins)
    var weights = try fitted(start, margins)
    guard let cap else { return weights }
    // Cutting a weight moves the margins; fitting them may lift it again, each time by less.
    for _ in 0..<mostRounds {
      let limit = cap * Raking.median(weights)
      guard weights.contains(where: { $0 > limit * (1 + tolerance) }) else { return weights }
      weights = try fitted(weights.map { min($0, limit) }, margins)
    }
    throw .notConverged
  }

  private func fitted(_ start: [Double], _ margins: [Margin]) throws(Failure) -> [Double] {
    var weights = start
    for _ in 0..<mostRounds {
      let before = weights
      for margin in margins { Raking.meet(margin, &weights) }
      let change = zip(before, weights).reduce(0) { worst, pair in
        pair.0 > 0 ? max(worst, (pair.1 / pair.0 - 1).magnitude) : worst
      }
      if change < tolerance {
        guard margins.allSatisfy({ Raking.isMet($0, weights) }) else { throw .notConverged }
        return weights
      }
    }
    throw .notConverged
  }

  /// Margins that were rounded, scaled to the total of the first.
  private static func ofOneTotal(_ margins: [Margin]) -> [Margin] {
    let total = CompensatedSum.of(margins.first?.sizes ?? [])
    return margins.map { margin in
      let factor = total / CompensatedSum.of(margin.sizes)
      return Margin(categories: margin.categories, sizes: margin.sizes.map { $0 * factor })
    }
  }

  /// Weights may stand still though margins that contradict each other are met in turn.
  private static func isMet(_ margin: Margin, _ weights: [Double]) -> Bool {
    var sums = [Double](repeating: 0, count: margin.sizes.count)
    for (record, category) in margin.categories.enumerated() { sums[category] += weights[record] }
    return zip(sums, margin.sizes).allSatisfy { ($0 / $1 - 1).magnitude < 1e-6 }
  }

  private static func meet(_ margin: Margin, _ weights: inout [Double]) {
    var sums = [Double](repeating: 0, count: margin.sizes.count)
    for (record, category) in margin.categories.enumerated() { sums[category] += weights[record] }
    for (record, category) in margin.categories.enumerated() where sums[category] > 0 {
      weights[record] *= margin.sizes[category] / sums[category]
    }
  }

  private static func check(_ margins: [Margin], records: Int) throws(Failure) {
    var total: Double?
    for (number, margin) in margins.enumerated() {
      var counts = [Int](repeating: 0, count: margin.sizes.count)
      for (record, category) in margin.categories.enumerated() {
        guard counts.indices.contains(category), record < records else {
          throw .unknownCategory(margin: number, record: record)
        }
        counts[category] += 1
      }
      for (category, size) in margin.sizes.enumerated() {
        guard size > 0, size.isFinite else {
          throw .sizeNotAboveZero(margin: number, category: category)
        }
        guard counts[category] > 0 else {
          throw .emptyCategory(margin: number, category: category)
        }
      }
      let sum = CompensatedSum.of(margin.sizes)
      // Published margins are rounded: a part in a thousand is let pass.
      if let total, (sum / total - 1).magnitude > 0.001 { throw .unequalTotals(margin: number) }
      total = total ?? sum
    }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
