/// Draws grid, value axis and time axis of a plot.
struct AxisDrawing {
  let panel: TimeSeriesSpec.Panel
  let frame: PlotFrame
  let metrics: Metrics
  let rightToLeft: Bool
  let showsValues: Bool
  /// Where labels may reach to.
  let limits: ClosedRange<Double>

  func draw(into builder: inout SceneBuilder) {
    drawValues(into: &builder)
    drawYears(into: &builder)
  }

  private func drawValues(into builder: inout SceneBuilder) {
    let box = frame.box
    let heights = frame.axis.ticks.map(frame.y)
    let base = frame.axis.low > 0
    let strong = zip(frame.axis.ticks, heights).map { $0 == 0 || base && $1 > box.bottom - 0.5 }
    let across = { (y: Double) in (Vector(box.left, y), Vector(box.right, y)) }
    let faint = zip(heights, strong).filter { !$0.1 }.map { across($0.0) }
    builder.rules(.grid, faint, .rule, decorative: true)
    builder.rules(.axis, zip(heights, strong).filter(\.1).map { across($0.0) }, .ink2)
    guard showsValues else { return }
    let x = rightToLeft ? box.right + 8 : box.left - 8
    for (y, label) in zip(heights, frame.axis.labels) {
      let run = builder.run(
        label, at: Vector(x, y + metrics.axisSize * 0.35), size: metrics.axisSize,
        anchor: rightToLeft ? .left : .right)
      builder.add(.axis, [run])
    }
  }

  /// A few observed years are labelled themselves; many by round steps, in which the last one and
  /// the target's are always named.
  private func labelledYears(spacing: Double) -> [Int] {
    let named = [panel.target?.year, panel.lastObservedYear].compactMap { $0 }
    let observed = panel.observedYears
    let all = Set(observed + named).sorted()
    let apart = zip(all, all.dropFirst()).allSatisfy { first, second in
      Double(second - first) * frame.pixelsPerYear >= spacing - 8
    }
    // Where every year has room for a label, none is left out.
    let sparse = (2...5).contains(observed.count) && frame.pixelsPerYear < spacing
    if sparse, apart { return all }
    return Ticks.years(
      frame.years, pixelsPerYear: frame.pixelsPerYear, spacing: spacing, named: named)
  }

  /// Years stand under the middle of their year; where years are wide, ticks mark their borders.
  private func drawYears(into builder: inout SceneBuilder) {
    let box = frame.box
    let size = metrics.axisSize
    let labelWidth = builder.text.width("2000", size: size)
    let years = labelledYears(spacing: labelWidth + 14)
    let wide = frame.pixelsPerYear >= 70
    let ticks =
      wide
      ? (frame.years.lowerBound...frame.years.upperBound + 1).map(Double.init)
      : years.map { Double($0) + 0.5 }
    let rules = ticks.map { tick in
      (Vector(frame.x(tick), box.bottom), Vector(frame.x(tick), box.bottom + 5))
    }
    builder.rules(.axis, rules, .ink2)
    for year in years {
      let half = labelWidth / 2
      let x = min(
        max(frame.x(Double(year) + 0.5), limits.lowerBound + half),
        limits.upperBound - half)
      let baseline = box.bottom + 8 + metrics.lineHeight(size) * 0.5 + size * 0.35
      builder.add(
        .axis, [builder.run(String(year), at: Vector(x, baseline), size: size, anchor: .middle)])
    }
  }
}
