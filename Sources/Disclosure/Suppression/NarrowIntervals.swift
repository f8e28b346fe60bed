import Statistics

extension FeasibleInterval {
  /// Of the asked cells those whose interval is narrower than it has to be.
  ///
  /// Every answer of the program is a table that agrees with what is published, as the true one is: what the
  /// answers for one cell show of the others is not asked again.
  ///
  /// - Parameters:
  ///   - asked: by cell how wide its interval has to be.
  ///   - work: how much may be computed, in questions times hidden cells; what is left of it.
  /// - Returns: `nil` where the work was not enough.
  static func narrow(
    cells: [Double], hidden: Set<Int>, asked: [Int: Double], sums: [Sum], least: [Int: Double],
    work: inout Int
  ) throws(Failure) -> Set<Int>? {
    let unknown = hidden.sorted()
    let equations = try equations(cells, unknown, sums)
    let lower = unknown.map { least[$0] ?? 0 }
    var ranges = unknown.map { (lower: cells[$0], upper: cells[$0]) }
    widen(&ranges, unknown.map { asked[$0] }, lower, equations, work: &work)
    var program = LinearProgram(
      lower: lower, upper: [Double](repeating: .infinity, count: unknown.count),
      equations: equations)
    var found = Set<Int>()
    for (index, cell) in unknown.enumerated() {
      guard let width = asked[cell] else { continue }
      func isWide() -> Bool { ranges[index].upper - ranges[index].lower >= width - 1e-6 }
      for isUpper in [true, false] where !isWide() {
        work -= unknown.count
        guard work > 0 else { return nil }
        let end = try value(
          of: isUpper ? program.maximise(index) : program.minimise(index), cell: cell)
        if end == .infinity {
          ranges[index].upper = .infinity
          continue
        }
        for (other, value) in program.values().enumerated() {
          ranges[other].lower = min(ranges[other].lower, value)
          ranges[other].upper = max(ranges[other].upper, value)
        }
      }
      if !isWide() { found.insert(cell) }
    }
    return found
  }

  /// Finds tables that agree with what is published, in which many of the asked cells are large at once: most
  /// cells are shown to be safe by a few of them. Seeded, so that the same table is hidden in the same way.
  private static func widen(
    _ ranges: inout [(lower: Double, upper: Double)], _ widths: [Double?], _ lower: [Double],
    _ equations: [LinearProgram.Equation], work: inout Int
  ) {
    func open() -> [Int] {
      ranges.indices.filter { index in
        widths[index].map { ranges[index].upper - ranges[index].lower < $0 - 1e-6 } ?? false
      }
    }
    var left = open()
    guard left.count > 8 else { return }
    // Within bounds, so that every sum has a largest; any table is a table.
    var program = LinearProgram(
      lower: lower, upper: ranges.map { 4 * $0.upper + 50 }, equations: equations)
    var random = SeededRandom(seed: 7)
    var idle = 0
    while left.count > 8, idle < 4 {
      work -= ranges.count
      guard work > 0 else { return }
      var weights = [Double](repeating: 0, count: ranges.count)
      for index in left { weights[index] = random.uniform() < 0.5 ? 1 : 0.01 }
      guard case .optimal = program.maximise(weights) else { return }
      for (index, value) in program.values().enumerated() {
        ranges[index].lower = min(ranges[index].lower, value)
        ranges[index].upper = max(ranges[index].upper, value)
      }
      let rest = open()
      idle = rest.count < left.count ? 0 : idle + 1
      left = rest
    }
  }
}
