/// Maps years and values to places in a plot.
struct PlotFrame {
  var box: Box
  var years: ClosedRange<Int>
  var axis: ValueAxis

  var pixelsPerYear: Double { box.width / Double(years.count) }

  /// A year fills its own width: 2016 begins at `x(2016)` and ends at `x(2017)`.
  func x(_ year: Double) -> Double {
    box.left + (year - Double(years.lowerBound)) * pixelsPerYear
  }

  /// Whether a break at this time lies inside the plot. One outside of it has data on one side
  /// only, and nothing to part.
  func shows(year: Double) -> Bool {
    year > Double(years.lowerBound) && year < Double(years.upperBound + 1)
  }

  func y(_ value: Double) -> Double {
    box.bottom - (value - axis.low) / (axis.high - axis.low) * box.height
  }

  func place(_ point: TimeSeriesSpec.Point) -> Vector { Vector(x(point.x), y(point.value)) }
}

/// The value axis, which all panels of a figure share.
struct ValueAxis {
  let low: Double
  let high: Double
  let ticks: [Double]
  let labels: [String]
  let labelWidth: Double

  init(_ spec: TimeSeriesSpec, metrics: Metrics, text: Typesetter) {
    let panels = spec.panels.count
    let height = metrics.plotHeight
    let (least, most) = ValueAxis.extent(of: spec)
    var count = max(2, Int(height / (panels > 2 ? 60 : 50)))
    while true {
      var range = Ticks.nice(least, most, count: count)
      // Values that differ by less than their precision.
      if !(range.high > range.low) { range.high = range.low + max(1, range.low.magnitude) }
      let ticks = Ticks.values(range.low, range.high, count: count)
      let labels = ticks.map(spec.formatValue)
      // Equal labels on neighbouring ticks would say that the ticks are rounder than they are.
      if count <= 2 || Set(labels).count == labels.count {
        self.low = range.low
        self.high = range.high
        self.ticks = ticks
        self.labels = labels
        break
      }
      count -= 1
    }
    labelWidth = text.width(labels, size: metrics.axisSize)
  }

  /// The least and the greatest value that the axis must hold, never equal.
  private static func extent(of spec: TimeSeriesSpec) -> (Double, Double) {
    var least = spec.yFromZero ? 0 : Double.infinity
    var most = spec.yFromZero ? 0 : -Double.infinity
    for panel in spec.panels {
      for point in panel.lines.lazy.flatMap(\.points) {
        least = min(least, point.value, point.lower ?? point.value)
        most = max(most, point.value, point.upper ?? point.value)
      }
      if let target = panel.target {
        least = min(least, target.value)
        most = max(most, target.value)
      }
    }
    for value in spec.yReach {
      least = min(least, value)
      most = max(most, value)
    }
    if least > most { return (0, 1) }
    if least == most {
      if least == 0 { return (0, 1) }
      let room = abs(least) * 0.1
      return (least - room, most + room)
    }
    return (least, most)
  }
}

extension TimeSeriesSpec.Panel {
  /// The years of the axis: those asked for, widened to hold every point and the target. A single
  /// year gets two neighbours on either side, so that it is seen to be one of many.
  var years: ClosedRange<Int> {
    var first = xRange?.lowerBound ?? Int.max
    var last = xRange?.upperBound ?? Int.min
    for point in lines.lazy.flatMap(\.points) {
      first = min(first, Int(min(point.x, point.span?.lowerBound ?? point.x).rounded(.down)))
      last = max(last, Int(max(point.x, (point.span?.upperBound ?? point.x) - 1).rounded(.down)))
    }
    if let target, first != Int.max {
      first = min(first, target.year)
      last = max(last, target.year)
    }
    if first > last { return 2000...2019 }
    if xRange == nil, last - first < 3 {
      first -= (4 - (last - first)) / 2
      last = first + 4
    }
    return first...last
  }

  /// The calendar year of the latest point.
  var lastObservedYear: Int? {
    lines.lazy.flatMap(\.points).map { Int($0.x.rounded(.down)) }.max()
  }

  /// The calendar years that have a point, each once.
  var observedYears: [Int] {
    Set(lines.lazy.flatMap(\.points).map { Int($0.x.rounded(.down)) }).sorted()
  }

  var isEmpty: Bool { lines.allSatisfy { $0.points.isEmpty } }
}
