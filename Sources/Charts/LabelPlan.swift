/// Finds places for what is written inside a plot: the labels of lines and of the target, both
/// sides of breaks, notes on gaps. Nothing covers a point, a line or another text; what finds no
/// place goes to the margin (labels of lines) or below the axis (breaks and notes).
struct LabelPlan {
  let panel: TimeSeriesSpec.Panel
  let frame: PlotFrame
  let metrics: Metrics
  let text: Typesetter
  private(set) var direct: [PanelLayout.Placed] = []
  private(set) var notes: [Note] = []
  private(set) var footnotes: [Footnote] = []
  private var obstacles = Obstacles()

  /// A text beside a break, a target or in a wash.
  struct Note {
    let part: Scene.Part
    let lines: [String]
    let x: Double
    let top: Double
    let anchor: Scene.TextRun.Anchor
    let ground: Colour
  }

  /// A note that had no room in the plot.
  struct Footnote: Hashable {
    enum Swatch { case wash, breakRule, target }

    let text: String
    let swatch: Swatch
  }

  init(panel: TimeSeriesSpec.Panel, frame: PlotFrame, metrics: Metrics, text: Typesetter) {
    self.panel = panel
    self.frame = frame
    self.metrics = metrics
    self.text = text
    addData()
    placeTargetLabel()
  }

  private mutating func addData() {
    for line in panel.lines {
      var previous: Vector?
      for point in line.points {
        let place = frame.place(point)
        let reach = metrics.dotRadius + 3
        obstacles.add(
          Box(left: place.x, top: place.y, right: place.x, bottom: place.y).grown(reach))
        if let previous, point.joinsPrevious { obstacles.add(from: previous, to: place, reach: 3) }
        if let span = point.span {
          obstacles.add(
            from: Vector(frame.x(span.lowerBound), place.y),
            to: Vector(frame.x(span.upperBound), place.y), reach: 3)
        }
        if let lower = point.lower, let upper = point.upper {
          obstacles.add(
            Box(left: place.x - 2, top: frame.y(upper), right: place.x + 2, bottom: frame.y(lower)))
        }
        previous = place
      }
    }
    for rule in panel.breaks where frame.shows(year: rule.x) {
      let x = frame.x(rule.x)
      obstacles.add(Box(left: x - 2, top: frame.box.top, right: x + 2, bottom: frame.box.bottom))
    }
  }

  /// Adds a note below the axis; one that is said twice is written once.
  private mutating func note(_ footnote: Footnote) {
    if !footnotes.contains(footnote) { footnotes.append(footnote) }
  }

  private mutating func placeTargetLabel() {
    guard let target = panel.target else { return }
    let size = metrics.axisSize
    let y = frame.y(target.value)
    let end = min(frame.box.right, frame.x(Double(target.year) + 0.5))
    let lines = text.wrap(
      target.label, to: max(80, min(240, end - frame.box.left)), size: size, bold: true)
    let width = text.width(lines, size: size, bold: true)
    let height = Double(lines.count) * metrics.lineHeight(size)
    var candidates: [Box] = []
    for right in [end, (end + frame.box.left + width) / 2, frame.box.left + width] {
      for top in [y + 4, y - 4 - height]
      where top >= frame.box.top - 6 && top + height <= frame.box.bottom - 2 {
        candidates.append(Box(left: right - width, top: top, right: right, bottom: top + height))
      }
    }
    let all = candidates.map { (box: $0, covered: obstacles.covered(by: $0)) }
    let best = all.min { $0.covered < $1.covered }?.box
    if let best, obstacles.isFree(best) {
      obstacles.add(best)
      notes.append(
        Note(
          part: .target, lines: lines, x: best.right, top: best.top, anchor: .right,
          ground: .plate))
    } else {
      note(Footnote(text: target.label, swatch: .target))
    }
    obstacles.add(Box(left: frame.box.left, top: y - 2, right: end, bottom: y + 2))
  }

  /// Places the labels of lines near their last points; gives those that found no free place.
  mutating func placeDirectLabels(except outside: Set<Int>) -> Set<Int> {
    var failed: Set<Int> = []
    for index in panel.lines.indices where !outside.contains(index) {
      guard !panel.lines[index].points.isEmpty else {
        continue
      }
      let limit = min(metrics.narrow ? 130 : 190, frame.box.width * 0.6)
      let label = PanelLayout.Label(index, panel.lines[index].label, limit: limit, metrics, text)
      if let placed = freePlace(label) {
        direct.append(placed)
        obstacles.add(placed.box)
      } else {
        failed.insert(index)
      }
    }
    return failed
  }

  private func freePlace(_ label: PanelLayout.Label) -> PanelLayout.Placed? {
    let points = panel.lines[label.line].points
    let reach = metrics.dotRadius + 5
    let room = Box(
      left: frame.box.left + 2, top: frame.box.top - 10, right: frame.box.right + 12,
      bottom: frame.box.bottom - 2)
    // The last point is where a reader looks, and whose figure a label tells: one with a figure stands nowhere else. The
    // first and the middle serve names when it is crowded.
    let tellsFigure = panel.lines[label.line].label.contains(where: \.isNumber)
    let others: [TimeSeriesSpec.Point?] =
      tellsFigure ? [] : [points.first, points[points.count / 2]]
    for point in ([points.last] + others).compactMap({ $0 }) {
      let place = frame.place(point)
      let beside = place.y - label.height / 2
      let above = place.y - reach - label.height
      let below = place.y + reach
      let tries: [(x: Double, top: Double, anchor: Scene.TextRun.Anchor)] = [
        (place.x + reach + 2, beside, .left),
        (place.x + 6, above, .right), (place.x + 6, below, .right),
        (place.x + label.width / 2, above, .right), (place.x + label.width / 2, below, .right),
        (place.x - 6, above, .left), (place.x - 6, below, .left),
        (place.x - reach - 2, beside, .right),
      ]
      for attempt in tries {
        let left = attempt.anchor == .left ? attempt.x : attempt.x - label.width
        let box = Box(
          left: left, top: attempt.top, right: left + label.width,
          bottom: attempt.top + label.height)
        if room.contains(box), obstacles.isFree(box) {
          return PanelLayout.Placed(label: label, box: box, anchor: attempt.anchor)
        }
      }
    }
    return nil
  }

  // MARK: Breaks and gaps

  mutating func placeBreakLabels() {
    for (index, rule) in panel.breaks.enumerated() where frame.shows(year: rule.x) {
      let x = frame.x(rule.x)
      let before = panel.breaks[..<index].map { frame.x($0.x) }.filter { $0 < x }
      let after = panel.breaks[(index + 1)...].map { frame.x($0.x) }.filter { $0 > x }
      let previous = max(frame.box.left, before.max() ?? frame.box.left)
      let next = min(frame.box.right, after.min() ?? frame.box.right)
      let leading = side(rule.before, x: x - 6, anchor: .right, room: x - previous - 8)
      let following = side(rule.after, x: x + 6, anchor: .left, room: next - x - 8)
      if let leading, let following {
        for note in [leading, following] where !note.lines.isEmpty {
          notes.append(note)
          obstacles.add(box(of: note))
        }
      } else {
        self.note(Footnote(text: PanelLayout.sides(of: rule), swatch: .breakRule))
      }
    }
  }

  private func side(
    _ label: String, x: Double, anchor: Scene.TextRun.Anchor, room: Double
  ) -> Note? {
    let size = metrics.axisSize
    let limit = min(room, 132)
    if label.isEmpty {
      return Note(part: .breakRule, lines: [], x: x, top: 0, anchor: anchor, ground: .plate)
    }
    guard text.widestWord(label, size: size) <= limit else { return nil }
    let lines = text.wrap(label, to: limit, size: size)
    let height = Double(lines.count) * metrics.lineHeight(size)
    let tops = [
      frame.box.bottom - height - 6, frame.box.top + 2,
      (frame.box.top + frame.box.bottom - height) / 2, frame.box.bottom - height - 60,
      frame.box.top + 60,
    ]
    return tops.lazy.map { top in
      Note(part: .breakRule, lines: lines, x: x, top: top, anchor: anchor, ground: .plate)
    }.first { obstacles.isFree(box(of: $0)) }
  }

  mutating func placeGapNotes() {
    for note in panel.gapNotes where !note.text.isEmpty {
      let size = metrics.axisSize
      let left = max(frame.box.left, frame.x(note.from))
      let right = min(frame.box.right, frame.x(note.to))
      guard right > left else { continue }
      let lines = text.wrapEvenly(note.text, to: max(1, right - left - 10), size: size)
      let height = Double(lines.count) * metrics.lineHeight(size)
      let free = frame.box.height - height
      let fits = text.widestWord(note.text, size: size) <= right - left - 10 && free > 12
      let shares = fits ? [0.5, 0.25, 0.75, 0.08, 0.92] : []
      let tops = shares.map { offGrid(frame.box.top + free * $0, height: height) }
      let candidates = tops.map { top in
        Note(
          part: .note, lines: lines, x: (left + right) / 2, top: top, anchor: .middle,
          ground: .sunk)
      }
      let placed = candidates.first(where: isFree)
      if let placed {
        notes.append(placed)
        obstacles.add(box(of: placed))
      } else {
        self.note(Footnote(text: note.text, swatch: .wash))
      }
    }
  }

  /// The place nearest to `top` where no line of the grid crosses the text, if there is one.
  private func offGrid(_ top: Double, height: Double) -> Double {
    let lines = frame.axis.ticks.map(frame.y).sorted()
    let gaps = zip(lines, lines.dropFirst()).filter { $1 - $0 > height }
    let middles = gaps.map { ($0 + $1 - height) / 2 }
    return middles.min { abs($0 - top) < abs($1 - top) } ?? top
  }

  private func isFree(_ note: Note) -> Bool { obstacles.isFree(box(of: note)) }

  private func box(of note: Note) -> Box {
    let width = text.width(note.lines, size: metrics.axisSize)
    let height = Double(note.lines.count) * metrics.lineHeight(metrics.axisSize)
    let before: Double =
      switch note.anchor {
      case .left: 0
      case .middle: width / 2
      case .right: width
      }
    return Box(
      left: note.x - before, top: note.top, right: note.x - before + width,
      bottom: note.top + height)
  }
}
