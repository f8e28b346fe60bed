import Bytes

/// A scene as JSON: what is drawn where, for tests and for programs that draw it themselves.
public enum SceneJSON {
  /// Deterministic: fixed order of keys, numbers with at most two decimals.
  public static func write(_ scene: Scene) -> String {
    JSON.object([
      ("schema", "whocounts.scene/1"), ("id", .string(scene.id)), ("title", .string(scene.title)),
      ("summary", .string(scene.summary)), ("language", .string(scene.language)),
      ("direction", scene.rightToLeft ? "rtl" : "ltr"), ("width", number(scene.width)),
      ("height", number(scene.height)), ("items", .array(scene.items.map(item))),
      ("columns", strings(scene.table.columns)), ("rows", .array(scene.table.rows.map(strings))),
    ]).text() + "\n"
  }

  private static func item(_ item: Scene.Item) -> JSON {
    var members: [(key: String, value: JSON)] = [("part", .string(name(item.part)))]
    if let line = item.part.line { members.append(("line", .string(line))) }
    if let title = item.title { members.append(("title", .string(title))) }
    members.append(("marks", .array(item.marks.map(mark))))
    return .object(members)
  }

  private static func mark(_ mark: Scene.Mark) -> JSON {
    var members = shape(mark.shape)
    if let fill = mark.paint.fill { members.append(("fill", .string(name(fill)))) }
    if let stroke = mark.paint.stroke {
      members.append(("stroke", .string(name(stroke))))
      members.append(("strokeWidth", number(mark.paint.strokeWidth)))
    }
    if !mark.paint.dash.isEmpty { members.append(("dash", numbers(mark.paint.dash))) }
    return .object(members)
  }

  private static func shape(_ shape: Scene.Shape) -> [(key: String, value: JSON)] {
    switch shape {
    case .circle(let centre, let radius):
      return [
        ("shape", "circle"), ("at", numbers([centre.x, centre.y])), ("radius", number(radius)),
      ]
    case .rectangle(let box):
      let edges = numbers([box.left, box.top, box.right, box.bottom])
      return [("shape", "rectangle"), ("box", edges)]
    case .path(let lines):
      let places = lines.map { line -> JSON in
        let points = line.closed ? line.points + line.points.prefix(1) : line.points
        return .array(points.map { numbers([$0.x, $0.y]) })
      }
      return [("shape", "path"), ("lines", .array(places))]
    case .text(let run):
      return [
        ("shape", "text"), ("text", .string(run.string)),
        ("at", numbers([run.origin.x, run.origin.y])), ("size", number(run.size)),
        ("weight", .integer(run.bold ? 700 : 400)), ("anchor", .string(run.anchor.rawValue)),
        ("rotation", number(run.rotation)),
      ]
    }
  }

  private static func name(_ part: Scene.Part) -> String {
    switch part {
    case .frame: "frame"
    case .key: "key"
    case .axis: "axis"
    case .grid: "grid"
    case .wash: "wash"
    case .breakRule: "break"
    case .target: "target"
    case .note: "note"
    case .cell: "cell"
    case .series: "series"
    case .label: "label"
    }
  }

  /// The style sheet's name of a colour, or its value where it has none.
  private static func name(_ colour: Colour) -> String {
    if let variable = colour.variable { return String(variable.dropFirst(2)) }
    let digits = String(colour.value(in: .light), radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }

  private static func numbers(_ values: [Double]) -> JSON { .array(values.map(number)) }

  private static func number(_ value: Double) -> JSON {
    let hundredths = Int((value * 100).rounded())
    return hundredths % 100 == 0 ? .integer(hundredths / 100) : .number(Double(hundredths) / 100)
  }
}
