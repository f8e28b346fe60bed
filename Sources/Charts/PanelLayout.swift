/// Lays out one plot of a time series figure: axes, lines, target, breaks, notes and labels.
struct PanelLayout {
  let panel: TimeSeriesSpec.Panel
  let axis: ValueAxis
  let metrics: Metrics
  let text: Typesetter
  let rightToLeft: Bool
  /// The room of the plot with its labels, from left to right.
  let left: Double
  let right: Double
  let top: Double
  /// Only the first plot of a row says the values.
  let showsValues: Bool
  /// Said where there is no point.
  let emptyNote: String

  /// A direct label, wrapped.
  struct Label {
    let line: Int
    let lines: [String]
    let width: Double
    let height: Double
  }

  /// Where a label stands inside the plot.
  struct Placed {
    let label: Label
    let box: Box
    let anchor: Scene.TextRun.Anchor
  }

  /// Draws the plot and gives the place of its lower end.
  func draw(into builder: inout SceneBuilder) -> Double {
    if panel.isEmpty { return drawEmpty(into: &builder) }
    let late = linesEndingLate()
    var outside: Set<Int> = metrics.narrow || rightToLeft ? [] : late
    var frame = frame(outside: outside)
    var plan = LabelPlan(panel: panel, frame: frame, metrics: metrics, text: text)
    while true {
      let failed = plan.placeDirectLabels(except: outside)
      if failed.isEmpty { break }
      // Labels that find no free place go to the margin, which makes the plot narrower.
      outside.formUnion(failed)
      outside.formUnion(late)
      frame = self.frame(outside: outside)
      plan = LabelPlan(panel: panel, frame: frame, metrics: metrics, text: text)
    }
    plan.placeBreakLabels()
    plan.placeGapNotes()
    drawWashes(frame, into: &builder)
    AxisDrawing(
      panel: panel, frame: frame, metrics: metrics, rightToLeft: rightToLeft,
      showsValues: showsValues, limits: left...right
    ).draw(into: &builder)
    drawBreaks(frame, into: &builder)
    drawTarget(frame, into: &builder)
    for index in panel.lines.indices {
      LineDrawing(line: panel.lines[index], frame: frame, metrics: metrics).draw(into: &builder)
    }
    drawLabels(plan, into: &builder)
    drawMarginLabels(outside, frame, into: &builder)
    let axisBottom = frame.box.bottom + 10 + metrics.lineHeight(metrics.axisSize)
    return drawFootnotes(plan.footnotes, below: axisBottom, into: &builder)
  }

  /// A plot without points, beside others that have some: its room stays, dotted.
  private func drawEmpty(into builder: inout SceneBuilder) -> Double {
    let box = Box(
      left: left + 4, top: top, right: right - 4, bottom: top + metrics.plotHeight * 0.6)
    return emptyPlot(emptyNote, metrics, box, into: &builder)
  }

  // MARK: Room

  /// The lines that reach the end of the axis: wide figures write their labels beside it, narrow
  /// ones only when those of some lines find no other place.
  private func linesEndingLate() -> Set<Int> {
    let years = panel.years
    let late = Double(years.upperBound + 1) - Double(years.count) * 0.14
    return Set(
      panel.lines.indices.filter { index in
        panel.lines[index].points.last.map { $0.x >= late } ?? false
      })
  }

  private func frame(outside: Set<Int>) -> PlotFrame {
    let labels = outside.sorted().map(marginLabel)
    let margin = labels.map(\.width).max().map { $0 + 16 + (rightToLeft ? 14 : 0) } ?? 14
    let values = showsValues ? axis.labelWidth + 10 : 6
    let height = max(metrics.plotHeight, labels.map { $0.height + 4 }.reduce(0, +) + 8)
    var box = Box(left: left + values, top: top, right: right - margin, bottom: top + height)
    if rightToLeft {
      box.left = left + 14
      box.right = right - values - (outside.isEmpty ? 0 : margin)
    }
    // Where labels would eat the plot, the plot keeps a third and the labels wrap to what is left.
    if box.width < (right - left) / 3 { box.right = box.left + (right - left) / 3 }
    return PlotFrame(box: box, years: panel.years, axis: axis)
  }

  private func marginLabel(_ index: Int) -> Label {
    let room = (right - left) * 2 / 3 - axis.labelWidth - 40
    return Label(
      index, panel.lines[index].label, limit: min(metrics.marginLabel, max(60, room)), metrics, text
    )
  }

  // MARK: Marks behind and between the lines

  private func drawWashes(_ frame: PlotFrame, into builder: inout SceneBuilder) {
    for note in panel.gapNotes {
      let box = Box(
        left: max(frame.box.left, frame.x(note.from)), top: frame.box.top,
        right: min(frame.box.right, frame.x(note.to)), bottom: frame.box.bottom)
      guard box.width > 0 else { continue }
      var paint = Scene.Paint()
      paint.fill = .sunk
      paint.decorative = true
      builder.add(.wash, title: note.text, [Scene.Mark(.rectangle(box), paint)])
    }
  }

  private func drawBreaks(_ frame: PlotFrame, into builder: inout SceneBuilder) {
    for rule in panel.breaks where frame.shows(year: rule.x) {
      let x = frame.x(rule.x)
      let ends = [Vector(x, frame.box.top), Vector(x, frame.box.bottom)]
      let mark = Scene.Mark(.path([Scene.Polyline(ends)]), Symbols.dotted(.plate))
      builder.add(.breakRule, title: PanelLayout.sides(of: rule), [mark])
    }
  }

  static func sides(of rule: TimeSeriesSpec.Break) -> String {
    [rule.before, rule.after].filter { !$0.isEmpty }.joined(separator: " | ")
  }

  private func drawTarget(_ frame: PlotFrame, into builder: inout SceneBuilder) {
    guard let target = panel.target else { return }
    let y = frame.y(target.value)
    let end = min(frame.box.right, frame.x(Double(target.year) + 0.5))
    let line = Scene.Polyline([Vector(frame.box.left, y), Vector(end, y)])
    builder.add(.target, title: target.label, [Scene.Mark(.path([line]), Frame.targetPaint)])
  }

  // MARK: Labels

  private func drawLabels(_ plan: LabelPlan, into builder: inout SceneBuilder) {
    for placed in plan.direct {
      let colour = panel.lines[placed.label.line].colourRole.colour
      let x = placed.anchor == .left ? placed.box.left : placed.box.right
      builder.add(
        .label(panel.lines[placed.label.line].id),
        builder.block(
          placed.label.lines, x: x, top: placed.box.top, size: metrics.labelSize,
          lineHeight: metrics.lineHeight(metrics.labelSize), bold: true, colour: colour,
          anchor: placed.anchor))
    }
    for note in plan.notes {
      builder.add(
        note.part,
        builder.block(
          note.lines, x: note.x, top: note.top, size: metrics.axisSize,
          lineHeight: metrics.lineHeight(metrics.axisSize), bold: note.part == .target,
          colour: note.part == .target ? .target : .ink2, anchor: note.anchor, ground: note.ground))
    }
  }

  private func drawMarginLabels(
    _ outside: Set<Int>, _ frame: PlotFrame, into builder: inout SceneBuilder
  ) {
    let labels = outside.sorted().map(marginLabel)
    let points = labels.compactMap { panel.lines[$0.line].points.last }
    let centres = LabelStacker.centres(
      points.map { frame.y($0.value) }, heights: labels.map { $0.height + 4 },
      within: frame.box.top - 4...max(frame.box.top, frame.box.bottom + 4))
    let x = frame.box.right + 12 + (rightToLeft && showsValues ? axis.labelWidth + 20 : 0)
    for (index, label) in labels.enumerated() {
      let line = panel.lines[label.line]
      let end = frame.place(points[index])
      var marks: [Scene.Mark] = []
      if rightToLeft {
        // The values stand between the line and its label: the line's own mark leads over.
        marks += Symbols.point(
          line.style, line.shape, at: Vector(x - 8, centres[index]), radius: 3.6,
          colour: line.colourRole.colour)
      } else if abs(centres[index] - end.y) > 7 || x - end.x > 40 {
        marks.append(leader(from: end, to: Vector(x - 3, centres[index])))
      }
      marks += builder.block(
        label.lines, x: x, top: centres[index] - label.height / 2, size: metrics.labelSize,
        lineHeight: metrics.lineHeight(metrics.labelSize), bold: true,
        colour: line.colourRole.colour)
      builder.add(.label(line.id), marks)
    }
  }

  private func leader(from end: Vector, to label: Vector) -> Scene.Mark {
    var paint = Scene.Paint()
    paint.stroke = .ink3
    paint.decorative = true
    let start = Vector(min(end.x + metrics.dotRadius + 3, label.x), end.y)
    return Scene.Mark(.path([Scene.Polyline([start, label])]), paint)
  }

  private func drawFootnotes(
    _ notes: [LabelPlan.Footnote], below top: Double, into builder: inout SceneBuilder
  ) -> Double {
    var top = top
    let size = metrics.axisSize
    let height = metrics.lineHeight(size)
    for note in notes {
      let lines = text.wrap(note.text, to: right - left - 24, size: size)
      let swatchX = rightToLeft ? right - 16 : left
      let box = Box(left: swatchX + 1, top: top + 2, right: swatchX + 15, bottom: top + height - 3)
      var marks = [swatch(note.swatch, box)]
      marks += builder.block(
        lines, x: rightToLeft ? right - 22 : left + 22, top: top, size: size, lineHeight: height,
        anchor: rightToLeft ? .right : .left)
      builder.add(.note, marks)
      top += Double(lines.count) * height + 2
    }
    return top
  }
}

extension PanelLayout {
  /// The mark before a note below the axis.
  private func swatch(_ kind: LabelPlan.Footnote.Swatch, _ box: Box) -> Scene.Mark {
    let (x, y) = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    switch kind {
    case .wash:
      var paint = Scene.Paint()
      paint.fill = .sunk
      paint.stroke = .rule
      paint.decorative = true
      return Scene.Mark(.rectangle(box), paint)
    case .breakRule:
      let ends = [Vector(x, box.top - 1), Vector(x, box.bottom + 1)]
      return Scene.Mark(.path([Scene.Polyline(ends)]), Symbols.dotted(.plate))
    case .target:
      let ends = [Vector(box.left, y), Vector(box.right, y)]
      return Scene.Mark(.path([Scene.Polyline(ends)]), Frame.targetPaint)
    }
  }
}

extension PanelLayout.Label {
  init(_ index: Int, _ label: String, limit: Double, _ metrics: Metrics, _ text: Typesetter) {
    line = index
    lines = text.wrap(label, to: limit, size: metrics.labelSize, bold: true)
    width = text.width(lines, size: metrics.labelSize, bold: true)
    height = Double(max(1, lines.count)) * metrics.lineHeight(metrics.labelSize)
  }
}
