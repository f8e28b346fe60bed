/// Draws one line of a plot: its bands, its joined runs, its points.
struct LineDrawing {
  let line: TimeSeriesSpec.Line
  let frame: PlotFrame
  let metrics: Metrics

  private var colour: Colour { line.colourRole.colour }
  private var part: Scene.Part { .series(line.id) }

  func draw(into builder: inout SceneBuilder) {
    drawBands(into: &builder)
    drawRuns(into: &builder)
    drawSpans(into: &builder)
    drawPoints(into: &builder)
  }

  /// Whether no line touches the point.
  private func isAlone(_ index: Int) -> Bool {
    let joined = index > 0 && line.points[index].joinsPrevious
    let next = index + 1
    return !joined && !(next < line.points.count && line.points[next].joinsPrevious)
  }

  /// Runs of points that the caller joined.
  private func runs(where joins: (Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in line.points.indices.dropFirst() where !joins(index) {
      runs.append(start..<index)
      start = index
    }
    if !line.points.isEmpty { runs.append(start..<line.points.count) }
    return runs
  }

  private func drawBands(into builder: inout SceneBuilder) {
    let points = line.points
    let runs = runs { index in
      points[index].joinsPrevious && interval(index) != nil && interval(index - 1) != nil
    }
    for run in runs {
      let bounds = run.compactMap { index in interval(index).map { (index, $0) } }
      guard let first = bounds.first else { continue }
      var paint = Scene.Paint()
      if bounds.count == 1 {
        // A lone interval is a whisker: a band needs a width.
        paint.stroke = colour
        paint.strokeWidth = 1.4
        let x = frame.x(points[first.0].x)
        let ends = [Vector(x, frame.y(first.1.lower)), Vector(x, frame.y(first.1.upper))]
        builder.add(part, [Scene.Mark(.path([Scene.Polyline(ends)]), paint)])
        continue
      }
      paint.fill = colour
      paint.fillOpacity = 0.13
      paint.decorative = true
      let upper = bounds.map { Vector(frame.x(points[$0.0].x), frame.y($0.1.upper)) }
      let lower = bounds.reversed().map { Vector(frame.x(points[$0.0].x), frame.y($0.1.lower)) }
      builder.add(
        part, [Scene.Mark(.path([Scene.Polyline(upper + lower, closed: true)]), paint)])
    }
  }

  private func interval(_ index: Int) -> (lower: Double, upper: Double)? {
    guard let lower = line.points[index].lower, let upper = line.points[index].upper else {
      return nil
    }
    return (lower, upper)
  }

  /// Every joined run is one path; a segment takes the style of its later point.
  private func drawRuns(into builder: inout SceneBuilder) {
    for run in runs(where: { line.points[$0].joinsPrevious }) where run.count > 1 {
      var start = run.lowerBound
      while start < run.upperBound - 1 {
        let dashed = isDashed(start + 1)
        var end = start + 1
        while end < run.upperBound - 1, isDashed(end + 1) == dashed { end += 1 }
        let places = line.points[start...end].map(frame.place)
        builder.add(part, [Scene.Mark(.path([Scene.Polyline(places)]), stroke(dashed: dashed))])
        start = end
      }
    }
  }

  private func isDashed(_ index: Int) -> Bool {
    (line.points[index].style ?? line.style) == .dashedOpen
  }

  private func stroke(dashed: Bool) -> Scene.Paint {
    var paint = Scene.Paint()
    paint.stroke = colour
    paint.strokeWidth = dashed ? 2.2 : 2.5
    paint.dash = dashed ? [6, 4] : []
    return paint
  }

  /// A value that stands alone is as long as its period, where that can be seen.
  private func drawSpans(into builder: inout SceneBuilder) {
    for (index, point) in line.points.enumerated() where isAlone(index) {
      guard let span = point.span else { continue }
      let ends = [span.lowerBound, span.upperBound].map { bound in
        Vector(min(max(frame.x(bound), frame.box.left), frame.box.right), frame.y(point.value))
      }
      guard ends[1].x - ends[0].x >= 24 else { continue }
      builder.add(
        part, [Scene.Mark(.path([Scene.Polyline(ends)]), stroke(dashed: isDashed(index)))])
    }
  }

  /// Dots on every point up to twenty, then only on the last, on lone and on differing ones; the
  /// others can still be pointed at.
  private func drawPoints(into builder: inout SceneBuilder) {
    let all = line.points.count <= 20
    for (index, point) in line.points.enumerated() {
      let centre = frame.place(point)
      let differs = point.style != nil && point.style != line.style
      let style = point.style ?? line.style
      if all || index == line.points.count - 1 || isAlone(index) || differs
        || point.censored != .none
      {
        var marks = Symbols.beyond(
          point.censored, at: centre, radius: metrics.dotRadius, colour: colour)
        marks += Symbols.point(
          style, line.shape, at: centre, radius: metrics.dotRadius, colour: colour)
        builder.add(part, title: point.label, marks)
      } else {
        builder.add(
          part, title: point.label, [Scene.Mark(.circle(centre, radius: 5), Scene.Paint())])
      }
    }
  }
}
