extension Scene {
  /// Makes a scene and checks it: every mark finite and inside the drawing, text not under 9 px,
  /// text and marks distinct from their ground in both themes, every line named in text.
  ///
  /// - Parameter named: the label of each line by its identifier.
  init(
    id: String, title: String, summary: String, language: String, rightToLeft: Bool, width: Double,
    height: Double, framed: Bool, items: [Item], table: FigureTable,
    named: [(id: String, label: String)]
  ) throws(SceneError) {
    self.id = Scene.identifier(id)
    self.title = title
    self.summary = summary
    self.language = language
    self.rightToLeft = rightToLeft
    self.width = width
    self.height = height
    self.framed = framed
    self.items = items
    self.table = table
    try checkMarks()
    for line in named where !isNamed(line) {
      throw SceneError.unnamedSeries(figure: id, series: line.id)
    }
  }

  /// A text reduced to what may stand in an identifier of a document.
  static func identifier(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": result.unicodeScalars.append(scalar)
      default: result.append("-")
      }
    }
    return result.first?.isNumber == true || result.isEmpty ? "f" + result : result
  }

  private func checkMarks() throws(SceneError) {
    let canvas = Box(left: -1, top: -1, right: width + 1, bottom: height + 1)
    var judged: Set<Judged> = []
    for item in items {
      for mark in item.marks {
        let extent = mark.extent
        guard extent.left.isFinite, extent.top.isFinite, extent.right.isFinite,
          extent.bottom.isFinite
        else { throw SceneError.notFinite(figure: id, place: mark.name(in: item)) }
        guard canvas.contains(extent) else {
          throw SceneError.outsideCanvas(figure: id, mark: mark.name(in: item))
        }
        if case .text(let run) = mark.shape, run.size < 9 {
          throw SceneError.textTooSmall(figure: id, text: run.string)
        }
        if judged.insert(Judged(mark)).inserted { try checkContrast(mark, item) }
      }
    }
  }

  /// The colours of a mark; each combination is judged once.
  private struct Judged: Hashable {
    let fill: Colour?
    let stroke: Colour?
    let ground: Colour
    let text: Bool
    let decorative: Bool

    init(_ mark: Mark) {
      fill = mark.paint.fill
      stroke = mark.paint.stroke
      ground = mark.paint.ground
      decorative = mark.paint.decorative
      if case .text = mark.shape { text = true } else { text = false }
    }
  }

  private func checkContrast(_ mark: Mark, _ item: Item) throws(SceneError) {
    let paint = mark.paint
    if paint.decorative || paint.isInvisible { return }
    var needed = 3.0
    if case .text = mark.shape { needed = 4.5 }
    for theme in Theme.allCases {
      let best =
        [paint.fill, paint.stroke].compactMap { $0 }
        .map { theme.contrast($0, paint.ground) }.max() ?? 0
      if best < needed {
        throw SceneError.contrastTooLow(
          figure: id, mark: mark.name(in: item), theme: theme, ratio: Int(best * 100))
      }
    }
  }

  private func isNamed(_ line: (id: String, label: String)) -> Bool {
    let written = items.filter { $0.part == .label(line.id) }.flatMap(\.marks)
      .compactMap { mark -> String? in
        if case .text(let run) = mark.shape { return run.string }
        return nil
      }
    // Panels may share a line's identifier; each writes its label.
    let letters = { (text: String) in text.filter { $0 != " " } }
    let label = letters(line.label)
    return !label.isEmpty && letters(written.joined()).contains(label)
  }
}

extension Scene.Mark {
  /// The smallest upright box around the mark and its stroke.
  var extent: Box {
    let reach = paint.stroke == nil ? 0 : paint.strokeWidth / 2
    switch shape {
    case .circle(let centre, let radius):
      return Box(left: centre.x, top: centre.y, right: centre.x, bottom: centre.y)
        .grown(radius + reach)
    case .rectangle(let box):
      return box.grown(reach)
    case .path(let lines):
      var box = Box(
        left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
      for point in lines.lazy.flatMap(\.points) {
        guard point.x.isFinite, point.y.isFinite else {
          return Box(left: .nan, top: .nan, right: .nan, bottom: .nan)
        }
        box.left = min(box.left, point.x)
        box.right = max(box.right, point.x)
        box.top = min(box.top, point.y)
        box.bottom = max(box.bottom, point.y)
      }
      return box.grown(reach)
    case .text(let run):
      return run.extent
    }
  }

  func name(in item: Scene.Item) -> String {
    if case .text(let run) = shape { return "the text \"\(run.string)\"" }
    return item.title.map { "the mark of \"\($0)\"" } ?? "a mark of \(item.part)"
  }
}

extension Scene.TextRun {
  /// The box of the text; of one that is turned, the box around its turned corners.
  var extent: Box {
    let before: Double =
      switch anchor {
      case .left: 0
      case .middle: width / 2
      case .right: width
      }
    let flat = Box(
      left: origin.x - before, top: origin.y - size * 0.8, right: origin.x - before + width,
      bottom: origin.y + size * 0.22)
    guard rotation != 0 else { return flat }
    let (sine, cosine) = Angle.sineCosine(degrees: rotation)
    var box = Box(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
    for (x, y) in [
      (flat.left, flat.top), (flat.right, flat.top), (flat.left, flat.bottom),
      (flat.right, flat.bottom),
    ] {
      let turnedX = origin.x + (x - origin.x) * cosine - (y - origin.y) * sine
      let turnedY = origin.y + (x - origin.x) * sine + (y - origin.y) * cosine
      box.left = min(box.left, turnedX)
      box.right = max(box.right, turnedX)
      box.top = min(box.top, turnedY)
      box.bottom = max(box.bottom, turnedY)
    }
    return box
  }
}

/// The few angles that text is turned by.
enum Angle {
  static let steep = -68.0
  static let upright = -90.0

  static func sineCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    switch degrees {
    case steep: (-0.92718385, 0.37460659)
    case upright: (-1, 0)
    default: (0, 1)
    }
  }
}
