/// The parts around a plot: title, subtitle, key above; source line below.
struct Frame {
  let metrics: Metrics
  let framed: Bool
  let left: Double
  let right: Double
  let rightToLeft: Bool

  init(width: FigureWidth, framed: Bool, rightToLeft: Bool) {
    metrics = Metrics(narrow: width.isNarrow)
    self.framed = framed
    self.rightToLeft = rightToLeft
    left = framed ? metrics.padding : 0
    right = width.points - left
  }

  private var start: Double { rightToLeft ? right : left }
  private var anchor: Scene.TextRun.Anchor { rightToLeft ? .right : .left }

  /// Draws what stands above the plot and gives the place where the plot may begin.
  func head(
    title: String, subtitle: String, key: [KeyEntry], asCells: Bool = false,
    into builder: inout SceneBuilder
  ) -> Double {
    var top = 0.0
    if framed {
      var rule = Scene.Paint()
      rule.fill = .ink
      let edge = Box(left: 0, top: 0, right: builder.width, bottom: 3)
      builder.add(.frame, [Scene.Mark(.rectangle(edge), rule)])
      top = 3 + metrics.padding * 0.8
      top = paragraph(
        title, top, metrics.titleSize, bold: true, colour: .ink, into: &builder)
      if !subtitle.isEmpty {
        top = paragraph(
          subtitle, top + 3, metrics.subtitleSize, bold: false, colour: .ink2, into: &builder)
      }
      top += 10
    }
    return key.isEmpty ? top : keyRows(key, top, asCells, into: &builder) + 8
  }

  /// The room of a figure that has nothing to draw.
  func emptyBox(top: Double) -> Box {
    Box(left: left + 1, top: top + 6, right: right - 1, bottom: top + 138)
  }

  /// Draws the source line and gives the height of the figure.
  func foot(_ source: String, below top: Double, into builder: inout SceneBuilder) -> Double {
    guard framed else { return top + 2 }
    var bottom = top + 10
    if !source.isEmpty {
      builder.rule(
        .frame, from: Vector(left, bottom), to: Vector(right, bottom), .rule, decorative: true)
      bottom = paragraph(
        source, bottom + 8, metrics.sourceSize, bold: false, colour: .ink2, into: &builder)
    }
    return (bottom + metrics.padding * 0.7).rounded(.up)
  }

  private func paragraph(
    _ string: String, _ top: Double, _ size: Double, bold: Bool, colour: Colour,
    into builder: inout SceneBuilder
  ) -> Double {
    let lines = builder.text.wrap(string, to: right - left, size: size, bold: bold)
    let height = metrics.lineHeight(size)
    builder.add(
      .frame,
      builder.block(
        lines, x: start, top: top, size: size, lineHeight: height, bold: bold, colour: colour,
        anchor: anchor))
    return top + Double(lines.count) * height
  }

  /// The key in as many rows as it needs, from the side where reading begins.
  private func keyRows(
    _ key: [KeyEntry], _ top: Double, _ asCells: Bool, into builder: inout SceneBuilder
  ) -> Double {
    let size = metrics.keySize
    let height = metrics.lineHeight(size) + 3
    var used = 0.0
    var top = top
    for entry in key {
      let markWidth = entry.symbol == .target ? 26.0 : asCells ? 18.0 : 12.0
      let room = right - left - markWidth - 6
      let lines = builder.text.wrap(entry.label, to: room, size: size)
      let width = markWidth + 6 + builder.text.width(lines, size: size)
      if used > 0, used + width > right - left {
        used = 0
        top += height
      }
      let direction = rightToLeft ? -1.0 : 1.0
      let x = start + direction * used
      let centre = Vector(x + direction * markWidth / 2, top + height / 2)
      var marks = asCells ? cell(entry.symbol, centre) : symbol(entry.symbol, centre)
      marks += builder.block(
        lines, x: x + direction * (markWidth + 6), top: top + 1, size: size,
        lineHeight: height - 2, colour: .ink, anchor: anchor)
      builder.add(.key, marks)
      used += width + (metrics.narrow ? 14 : 20)
      if lines.count > 1 { top += Double(lines.count - 1) * (height - 2) }
    }
    return top + height
  }

  private func symbol(_ symbol: KeyEntry.Symbol, _ centre: Vector) -> [Scene.Mark] {
    switch symbol {
    case .style(let style):
      let radius = style == .ringed || style == .both ? 4.2 : 5.0
      let colour: Colour = style == .dashedOpen ? .secondary : .primary
      return Symbols.point(style, .circle, at: centre, radius: radius, colour: colour)
    case .shape(let shape):
      return Symbols.point(.solidFilled, shape, at: centre, radius: 4.6, colour: .ink2)
    case .target:
      let ends = [Vector(centre.x - 13, centre.y), Vector(centre.x + 13, centre.y)]
      return [Scene.Mark(.path([Scene.Polyline(ends)]), Frame.targetPaint)]
    }
  }

  /// A matrix explains its marks as the cells that it is made of.
  private func cell(_ symbol: KeyEntry.Symbol, _ centre: Vector) -> [Scene.Mark] {
    guard case .style(let style) = symbol else { return self.symbol(symbol, centre) }
    return Symbols.cell(
      style,
      Box(
        left: centre.x - 9, top: centre.y - 8, right: centre.x + 9, bottom: centre.y + 8))
  }

  /// Dash-dot is a target and nothing else.
  static var targetPaint: Scene.Paint {
    var paint = Scene.Paint()
    paint.stroke = .target
    paint.strokeWidth = 1.8
    paint.dash = [9, 3, 2, 3]
    return paint
  }
}
