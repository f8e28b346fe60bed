/// Draws the marks: points, keys and cells share these forms.
enum Symbols {
  /// A point, or the mark of a key.
  static func point(
    _ style: MarkStyle, _ shape: PointShape, at centre: Vector, radius: Double, colour: Colour,
    ground: Colour = .plate
  ) -> [Scene.Mark] {
    var paint = Scene.Paint()
    paint.ground = ground
    let outline = form(shape, centre, radius)
    switch style {
    case .solidFilled:
      paint.fill = colour
      paint.stroke = .plate
      paint.strokeWidth = 1.2
      return [Scene.Mark(outline, paint)]
    case .dashedOpen:
      paint.fill = .plate
      paint.stroke = colour
      paint.strokeWidth = 2.2
      return [Scene.Mark(form(shape, centre, radius - 0.3), paint)]
    case .ringed, .both:
      var core = paint
      core.fill = colour
      paint.fill = .plate
      paint.stroke = colour == .secondary ? .primary : .secondary
      paint.strokeWidth = 2
      return [
        Scene.Mark(form(shape, centre, radius + 1.6), paint),
        Scene.Mark(form(shape, centre, radius - 1.5), core),
      ]
    case .aged:
      paint.fill = .plate
      paint.stroke = colour
      paint.strokeWidth = 1.1
      var lines = paint
      lines.fill = nil
      let hatch = hatch(circle: centre, radius: radius - 0.4, step: radius * 0.55)
      return [Scene.Mark(outline, paint), Scene.Mark(.path(hatch), lines)]
    case .absent:
      return [Scene.Mark(outline, dotted(ground))]
    case .notApplicable:
      return [dash(centre, half: radius * 0.8, ground)]
    }
  }

  /// A cell of a matrix.
  static func cell(_ style: MarkStyle, _ box: Box) -> [Scene.Mark] {
    let centre = Vector((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    let ring = min(6, min(box.width, box.height) / 3.4)
    var ground = Scene.Paint()
    switch style {
    case .solidFilled:
      ground.fill = .primary
      return [Scene.Mark(.rectangle(box), ground)]
    case .both:
      ground.fill = .primary
      return [
        Scene.Mark(.rectangle(box), ground),
        circle(centre, ring, .secondaryTint, width: 2, ground: .primary),
      ]
    case .ringed:
      ground.fill = .primary
      var core = Scene.Paint()
      core.fill = .secondaryTint
      core.ground = .primary
      return [
        Scene.Mark(.rectangle(box), ground),
        circle(centre, ring, .secondaryTint, width: 2, ground: .primary),
        Scene.Mark(.circle(centre, radius: ring * 0.4), core),
      ]
    case .dashedOpen:
      ground.fill = .secondaryTint
      ground.stroke = .secondary
      ground.strokeWidth = 1.2
      return [
        Scene.Mark(.rectangle(box.grown(-0.6)), ground),
        circle(centre, ring, .secondary, width: 2, ground: .secondaryTint),
      ]
    case .aged:
      ground.fill = .plate
      ground.stroke = .primary
      var lines = ground
      lines.fill = nil
      lines.strokeWidth = 1.4
      return [
        Scene.Mark(.rectangle(box.grown(-0.5)), ground),
        Scene.Mark(.path(hatch(box: box.grown(-0.5), step: 6)), lines),
      ]
    case .absent:
      return [Scene.Mark(.rectangle(box.grown(-0.75)), dotted(.plate))]
    case .notApplicable:
      return [dash(centre, half: 4, .plate)]
    }
  }

  /// A bar of three parts behind each other within a frame: filled, filled and outlined as what both have, and outlined
  /// as what others add.
  static func bar(_ share: MatrixShare, _ box: Box, rightToLeft: Bool) -> [Scene.Mark] {
    func part(_ from: Double, _ to: Double, _ paint: Scene.Paint, inset: Double) -> [Scene.Mark] {
      guard to > from else { return [] }
      let (a, b) = rightToLeft ? (1 - to, 1 - from) : (from, to)
      let left = box.left + box.width * a
      let right = box.left + box.width * b
      return [
        Scene.Mark(
          .rectangle(
            Box(
              left: left + inset, top: box.top + inset, right: max(left + 2 * inset, right - inset),
              bottom: box.bottom - inset)), paint)
      ]
    }
    var filled = Scene.Paint()
    filled.fill = .primary
    var outlined = Scene.Paint()
    outlined.fill = .secondaryTint
    outlined.stroke = .secondary
    outlined.strokeWidth = 1.2
    var both = outlined
    both.fill = .primary
    both.strokeWidth = 1.6
    let frame = [Scene.Mark(.rectangle(box), dotted(.plate))]
    let (first, second) = (share.solid, share.solid + share.both)
    return frame + part(0, first, filled, inset: 0) + part(first, second, both, inset: 0.8)
      + part(second, second + share.added, outlined, inset: 0.6)
  }

  /// The outline of a shape that looks as large as a circle of the radius.
  static func form(_ shape: PointShape, _ centre: Vector, _ radius: Double) -> Scene.Shape {
    let (x, y) = (centre.x, centre.y)
    switch shape {
    case .circle:
      return .circle(centre, radius: radius)
    case .square:
      let half = radius * 0.9
      return .rectangle(Box(left: x - half, top: y - half, right: x + half, bottom: y + half))
    case .triangle:
      let reach = radius * 1.25
      return polygon([
        Vector(x, y - reach), Vector(x + reach * 0.95, y + reach * 0.7),
        Vector(x - reach * 0.95, y + reach * 0.7),
      ])
    case .diamond:
      let reach = radius * 1.3
      return polygon([
        Vector(x, y - reach), Vector(x + reach, y), Vector(x, y + reach), Vector(x - reach, y),
      ])
    }
  }

  /// The arrow that says that the true value lies beyond the point.
  static func beyond(
    _ censoring: TimeSeriesSpec.Censoring, at centre: Vector, radius: Double, colour: Colour
  ) -> [Scene.Mark] {
    guard censoring != .none else { return [] }
    let sign: Double = censoring == .below ? 1 : -1
    let start = centre.y + sign * (radius + 2)
    let tip = start + sign * 9
    var paint = Scene.Paint()
    paint.stroke = colour
    paint.strokeWidth = 1.6
    return [
      Scene.Mark(
        .path([
          Scene.Polyline([Vector(centre.x, start), Vector(centre.x, tip)]),
          Scene.Polyline([
            Vector(centre.x - 3.5, tip - sign * 4), Vector(centre.x, tip),
            Vector(centre.x + 3.5, tip - sign * 4),
          ]),
        ]), paint)
    ]
  }

  private static func polygon(_ points: [Vector]) -> Scene.Shape {
    .path([Scene.Polyline(points, closed: true)])
  }

  private static func circle(
    _ centre: Vector, _ radius: Double, _ colour: Colour, width: Double, ground: Colour
  ) -> Scene.Mark {
    var paint = Scene.Paint()
    paint.stroke = colour
    paint.strokeWidth = width
    paint.ground = ground
    return Scene.Mark(.circle(centre, radius: radius), paint)
  }

  private static func dash(_ centre: Vector, half: Double, _ ground: Colour) -> Scene.Mark {
    var paint = Scene.Paint()
    paint.stroke = .ink3
    paint.strokeWidth = 1.8
    paint.ground = ground
    let ends = [Vector(centre.x - half, centre.y), Vector(centre.x + half, centre.y)]
    return Scene.Mark(.path([Scene.Polyline(ends)]), paint)
  }

  /// Round dots along an outline: nothing but absence is drawn so.
  static func dotted(_ ground: Colour) -> Scene.Paint {
    var paint = Scene.Paint()
    paint.stroke = .ink3
    paint.strokeWidth = 1.5
    paint.dash = [0.1, 3.2]
    paint.roundCap = true
    paint.ground = ground
    return paint
  }

  /// Rising lines cut at the edges of a box; drawn out, since patterns differ between renderers.
  static func hatch(box: Box, step: Double) -> [Scene.Polyline] {
    var lines: [Scene.Polyline] = []
    var sum = box.left + box.top + step
    while sum < box.right + box.bottom - 1 {
      let high = Vector(min(box.right, sum - box.top), max(box.top, sum - box.right))
      let low = Vector(max(box.left, sum - box.bottom), min(box.bottom, sum - box.left))
      lines.append(Scene.Polyline([low, high]))
      sum += step
    }
    return lines
  }

  private static func hatch(circle centre: Vector, radius: Double, step: Double) -> [Scene.Polyline]
  {
    [-1, 0, 1].map { index -> Scene.Polyline in
      let away = Double(index) * step
      let half = (radius * radius - away * away).squareRoot() * 0.7071
      let middle = Vector(centre.x + away * 0.7071, centre.y + away * 0.7071)
      return Scene.Polyline([
        Vector(middle.x - half, middle.y + half), Vector(middle.x + half, middle.y - half),
      ])
    }
  }
}
