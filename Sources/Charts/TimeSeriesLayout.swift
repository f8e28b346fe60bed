/// Lays out a time series figure.
///
/// - Parameters:
///   - framed: whether title, subtitle and source line are part of the drawing, as in PDF and PNG;
///     on a page they are text around it.
///   - text: measures the texts; `BuiltInMeasurer` serves Latin, Greek and Cyrillic.
/// - Throws: `SceneError` when a value is no number, points are not in order of time, or a text
///   cannot be set inside the drawing.
public func layout(
  _ spec: TimeSeriesSpec, width: FigureWidth = .wide, framed: Bool = false,
  text measurer: any TextMeasurer = BuiltInMeasurer()
) throws(SceneError) -> Scene {
  try check(spec)
  let text = Typesetter(measurer: measurer, rightToLeft: spec.rightToLeft)
  var builder = SceneBuilder(text: text, width: width.points)
  let frame = Frame(width: width, framed: framed, rightToLeft: spec.rightToLeft)
  let top = frame.head(
    title: spec.title, subtitle: spec.subtitle, key: spec.key, into: &builder)
  let bottom =
    spec.panels.allSatisfy(\.isEmpty)
    ? emptyPlot(spec.emptyNote, frame.metrics, frame.emptyBox(top: top), into: &builder)
    : panels(of: spec, frame, top: top, into: &builder)
  let height = frame.foot(spec.source, below: bottom, into: &builder)
  return try Scene(
    id: spec.id, title: spec.title, summary: spec.summary, language: spec.language,
    rightToLeft: spec.rightToLeft, width: width.points, height: height.rounded(.up),
    framed: framed, items: builder.items, table: spec.table,
    named: spec.panels.flatMap(\.lines).filter { !$0.points.isEmpty }.map { ($0.id, $0.label) })
}

private func check(_ spec: TimeSeriesSpec) throws(SceneError) {
  for panel in spec.panels {
    for line in panel.lines {
      var last = -Double.infinity
      for point in line.points {
        let numbers = [
          point.x, point.value, point.lower ?? 0, point.upper ?? 0, point.span?.lowerBound ?? 0,
          point.span?.upperBound ?? 0,
        ]
        guard numbers.allSatisfy({ $0.isFinite && abs($0) < 1e100 }), abs(point.x) < 1e6 else {
          throw SceneError.notFinite(figure: spec.id, place: "\(line.id), \(point.label)")
        }
        if point.x < last { throw SceneError.outOfOrder(figure: spec.id, series: line.id) }
        last = point.x
      }
    }
    let others =
      panel.breaks.map(\.x) + panel.gapNotes.flatMap { [$0.from, $0.to] }
      + [panel.target?.value ?? 0]
    guard others.allSatisfy({ $0.isFinite && abs($0) < 1e100 }) else {
      throw SceneError.notFinite(figure: spec.id, place: "a target, break or gap")
    }
  }
}

/// A dotted frame with a word: absence is drawn, never left blank.
func emptyPlot(
  _ note: String, _ metrics: Metrics, _ box: Box, into builder: inout SceneBuilder
) -> Double {
  let size = metrics.labelSize
  let lineHeight = metrics.lineHeight(size)
  let lines = builder.text.wrap(note, to: box.width - 40, size: size)
  let start = (box.top + box.bottom - Double(lines.count) * lineHeight) / 2
  builder.add(.note, [Scene.Mark(.rectangle(box), Symbols.dotted(.plate))])
  builder.add(
    .note,
    builder.block(
      lines, x: (box.left + box.right) / 2, top: start, size: size, lineHeight: lineHeight,
      anchor: .middle))
  return box.bottom + 4
}

/// The plots: side by side in rows of three where the figure is wide, else under each other.
private func panels(
  of spec: TimeSeriesSpec, _ frame: Frame, top: Double, into builder: inout SceneBuilder
) -> Double {
  let metrics = frame.metrics
  let text = builder.text
  let axis = ValueAxis(spec, metrics: metrics, text: text)
  let shown = spec.panels
  let perRow = metrics.narrow ? 1 : min(3, shown.count)
  var top = top
  var index = 0
  while index < shown.count {
    let row = shown[index..<min(index + perRow, shown.count)]
    top = rowOfPanels(row, spec, axis, frame, top: top, into: &builder)
    index += perRow
    if index < shown.count { top += 14 }
  }
  return top
}

private func rowOfPanels(
  _ row: ArraySlice<TimeSeriesSpec.Panel>, _ spec: TimeSeriesSpec, _ axis: ValueAxis,
  _ frame: Frame, top: Double, into builder: inout SceneBuilder
) -> Double {
  let metrics = frame.metrics
  let size = metrics.axisSize
  let lineHeight = metrics.lineHeight(size)
  let gap = 18.0
  let values = axis.labelWidth + 10
  let valued = row.firstIndex { !$0.isEmpty }.map { $0 - row.startIndex } ?? 0
  // A plot is as wide as its years, but none is squeezed.
  let shares = row.map { Double(min(max($0.years.count, 8), 16)) }
  let room = frame.right - frame.left - values - gap * Double(row.count - 1)
  var edges: [(left: Double, right: Double)] = []
  var x = frame.rightToLeft ? frame.right : frame.left
  for (position, share) in shares.enumerated() {
    let width = room * share / shares.reduce(0, +) + (position == valued ? values : 0)
    edges.append(frame.rightToLeft ? (x - width, x) : (x, x + width))
    x += frame.rightToLeft ? -(width + gap) : width + gap
  }
  var start = top
  let anchor: Scene.TextRun.Anchor = frame.rightToLeft ? .right : .left
  let titles = zip(row, edges).map { panel, edge in
    builder.text.wrap(panel.title, to: edge.right - edge.left - 10, size: size, bold: true)
  }
  let titleHeight = Double(titles.map(\.count).max() ?? 0) * lineHeight
  for (lines, edge) in zip(titles, edges) {
    builder.add(
      .axis,
      builder.block(
        lines, x: frame.rightToLeft ? edge.right : edge.left, top: start, size: size,
        lineHeight: lineHeight, bold: true, colour: .ink, anchor: anchor))
  }
  start += titleHeight
  if !spec.unitLabel.isEmpty {
    let lines = builder.text.wrap(spec.unitLabel, to: frame.right - frame.left, size: size)
    builder.add(
      .axis,
      builder.block(
        lines, x: frame.rightToLeft ? frame.right : frame.left, top: start, size: size,
        lineHeight: lineHeight, anchor: anchor))
    start += Double(lines.count) * lineHeight
  }
  var bottom = start
  for (position, (panel, edge)) in zip(row, edges).enumerated() {
    let layout = PanelLayout(
      panel: panel, axis: axis, metrics: metrics, text: builder.text,
      rightToLeft: frame.rightToLeft, left: edge.left, right: edge.right, top: start + 12,
      showsValues: position == valued, emptyNote: spec.emptyNote)
    bottom = max(bottom, layout.draw(into: &builder))
  }
  return bottom
}
