import Wording

/// Collects the items of a scene while a layout runs.
struct SceneBuilder {
  let text: Typesetter
  let width: Double
  var items: [Scene.Item] = []

  init(text: Typesetter, width: Double) {
    self.text = text
    self.width = width
    items.reserveCapacity(64)
  }

  mutating func add(_ part: Scene.Part, title: String? = nil, _ marks: [Scene.Mark]) {
    if !marks.isEmpty { items.append(Scene.Item(part: part, title: title, marks: marks)) }
  }

  mutating func rule(
    _ part: Scene.Part, from: Vector, to: Vector, _ colour: Colour, width: Double = 1,
    dash: [Double] = [], roundCap: Bool = false, decorative: Bool = false
  ) {
    var paint = Scene.Paint()
    paint.stroke = colour
    paint.strokeWidth = width
    paint.dash = dash
    paint.roundCap = roundCap
    paint.decorative = decorative
    add(part, [Scene.Mark(.path([Scene.Polyline([from, to])]), paint)])
  }

  /// Many rules of one paint as one mark.
  mutating func rules(
    _ part: Scene.Part, _ ends: [(Vector, Vector)], _ colour: Colour, decorative: Bool = false
  ) {
    guard !ends.isEmpty else { return }
    var paint = Scene.Paint()
    paint.stroke = colour
    paint.decorative = decorative
    let lines = ends.map { Scene.Polyline([$0.0, $0.1]) }
    add(part, [Scene.Mark(.path(lines), paint)])
  }

  /// A line of text as a mark.
  func run(
    _ string: String, at origin: Vector, size: Double, bold: Bool = false, colour: Colour = .ink2,
    anchor: Scene.TextRun.Anchor = .left, ground: Colour = .plate, rotation: Double = 0
  ) -> Scene.Mark {
    var paint = Scene.Paint()
    paint.fill = colour
    paint.ground = ground
    let run = Scene.TextRun(
      string: string, origin: origin, size: size, bold: bold, anchor: anchor,
      rightToLeft: Bidi.baseDirection(of: string) == .rightToLeft,
      width: text.measurer.width(of: string, size: size, bold: bold), rotation: rotation)
    return Scene.Mark(.text(run), paint)
  }

  /// Lines of text under each other; `top` is the top of the first.
  func block(
    _ lines: [String], x: Double, top: Double, size: Double, lineHeight: Double, bold: Bool = false,
    colour: Colour = .ink2, anchor: Scene.TextRun.Anchor = .left, ground: Colour = .plate
  ) -> [Scene.Mark] {
    lines.enumerated().map { index, line in
      let baseline = top + (Double(index) + 0.5) * lineHeight + size * 0.35
      return run(
        line, at: Vector(x, baseline), size: size, bold: bold, colour: colour, anchor: anchor,
        ground: ground)
    }
  }
}
