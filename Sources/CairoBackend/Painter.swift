import CCairo
import Charts

/// Draws the marks of a scene with cairo.
struct Painter: ~Copyable {
  private let cairo: OpaquePointer
  private var text: PangoText
  /// The texts that lack a glyph.
  private(set) var incomplete: [String] = []

  init(_ cairo: OpaquePointer, family: String, language: String) {
    self.cairo = cairo
    text = PangoText(drawingIn: cairo, family: family, language: language)
  }

  /// The ground of the whole drawing. Before any structure tag: cairo drops what it has recorded
  /// so far, tags too, when all of it is painted over.
  func paintGround() {
    source(.plate, opacity: 1)
    cairo_paint(cairo)
  }

  mutating func paint(_ scene: Scene) throws(CairoError) {
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    for item in scene.items {
      for mark in item.marks where !mark.paint.isInvisible {
        try paint(mark, figure: scene.id)
      }
    }
  }

  private mutating func paint(_ mark: Scene.Mark, figure: String) throws(CairoError) {
    switch mark.shape {
    case .text(let run):
      try check([run.origin.x, run.origin.y], figure)
      show(run, mark.paint.fill ?? .ink)
      return
    case .circle(let centre, let radius):
      try check([centre.x, centre.y, radius], figure)
      cairo_new_sub_path(cairo)
      cairo_arc(cairo, centre.x, centre.y, radius, 0, 2 * Double.pi)
      cairo_close_path(cairo)
    case .rectangle(let box):
      try check([box.left, box.top, box.right, box.bottom], figure)
      cairo_rectangle(cairo, box.left, box.top, box.width, box.height)
    case .path(let lines):
      for line in lines {
        for (index, point) in line.points.enumerated() {
          try check([point.x, point.y], figure)
          index == 0
            ? cairo_move_to(cairo, point.x, point.y) : cairo_line_to(cairo, point.x, point.y)
        }
        if line.closed { cairo_close_path(cairo) }
      }
    }
    fillAndStroke(mark.paint)
  }

  /// cairo draws NaN at zero and wraps large numbers around without a word.
  private func check(_ values: [Double], _ figure: String) throws(CairoError) {
    for value in values where !(value.magnitude < 100_000) {
      throw CairoError.coordinate(figure: figure, value)
    }
  }

  private func fillAndStroke(_ paint: Scene.Paint) {
    if let fill = paint.fill {
      source(fill, opacity: paint.fillOpacity)
      cairo_fill_preserve(cairo)
    }
    if let stroke = paint.stroke {
      source(stroke, opacity: 1)
      cairo_set_line_width(cairo, paint.strokeWidth)
      cairo_set_line_cap(cairo, paint.roundCap ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
      cairo_set_dash(cairo, paint.dash, Int32(paint.dash.count), 0)
      cairo_stroke_preserve(cairo)
    }
    cairo_new_path(cairo)
  }

  /// Print and pictures always have the light theme.
  private func source(_ colour: Colour, opacity: Double) {
    let value = colour.value(in: .light)
    cairo_set_source_rgba(
      cairo, Double(value >> 16 & 255) / 255, Double(value >> 8 & 255) / 255,
      Double(value & 255) / 255, opacity)
  }

  private mutating func show(_ run: Scene.TextRun, _ colour: Colour) {
    let width = text.set(
      run.string, size: run.size, bold: run.bold, rightToLeft: run.rightToLeft)
    if text.unknownGlyphs > 0 { incomplete.append(run.string) }
    let before: Double =
      switch run.anchor {
      case .left: 0
      case .middle: width / 2
      case .right: width
      }
    source(colour, opacity: 1)
    cairo_save(cairo)
    cairo_translate(cairo, run.origin.x, run.origin.y)
    if run.rotation != 0 { cairo_rotate(cairo, run.rotation * Double.pi / 180) }
    cairo_move_to(cairo, -before, 0)
    text.show(in: cairo)
    cairo_restore(cairo)
    cairo_new_path(cairo)
  }
}
