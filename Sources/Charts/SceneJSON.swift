/// A scene as JSON: what is drawn where, for tests and for programs that draw it themselves.
public enum SceneJSON {
  /// Deterministic: fixed order of keys, numbers with at most two decimals.
  public static func write(_ scene: Scene) -> String {
    var writer = Writer()
    writer.object {
      $0.member("schema", "whocounts.scene/1")
      $0.member("id", scene.id)
      $0.member("title", scene.title)
      $0.member("summary", scene.summary)
      $0.member("language", scene.language)
      $0.member("direction", scene.rightToLeft ? "rtl" : "ltr")
      $0.member("width", scene.width)
      $0.member("height", scene.height)
      $0.list("items", scene.items) { writer, item in
        writer.object {
          $0.member("part", name(item.part))
          if let line = item.part.line { $0.member("line", line) }
          if let title = item.title { $0.member("title", title) }
          $0.list("marks", item.marks) { writer, mark in self.mark(mark, &writer) }
        }
      }
      $0.list("columns", scene.table.columns) { $0.string($1) }
      $0.list("rows", scene.table.rows) { writer, row in writer.array(row) { $0.string($1) } }
    }
    return writer.text + "\n"
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

  private static func mark(_ mark: Scene.Mark, _ writer: inout Writer) {
    writer.object {
      switch mark.shape {
      case .circle(let centre, let radius):
        $0.member("shape", "circle")
        $0.list("at", [centre.x, centre.y]) { $0.number($1) }
        $0.member("radius", radius)
      case .rectangle(let box):
        $0.member("shape", "rectangle")
        $0.list("box", [box.left, box.top, box.right, box.bottom]) { $0.number($1) }
      case .path(let lines):
        $0.member("shape", "path")
        $0.list("lines", lines) { writer, line in
          let points = line.closed ? line.points + line.points.prefix(1) : line.points
          writer.array(points) { writer, point in
            writer.array([point.x, point.y]) { $0.number($1) }
          }
        }
      case .text(let run):
        $0.member("shape", "text")
        $0.member("text", run.string)
        $0.list("at", [run.origin.x, run.origin.y]) { $0.number($1) }
        $0.member("size", run.size)
        $0.member("weight", run.bold ? 700.0 : 400)
        $0.member("anchor", run.anchor.rawValue)
        if run.rotation != 0 { $0.member("rotation", run.rotation) }
      }
      if let fill = mark.paint.fill { $0.member("fill", name(fill)) }
      if let stroke = mark.paint.stroke {
        $0.member("stroke", name(stroke))
        $0.member("strokeWidth", mark.paint.strokeWidth)
      }
      if !mark.paint.dash.isEmpty { $0.list("dash", mark.paint.dash) { $0.number($1) } }
    }
  }

  private static func name(_ colour: Colour) -> String {
    if let variable = colour.variable { return String(variable.dropFirst(2)) }
    let digits = String(colour.value(in: .light), radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// Writes JSON in the order of its calls.
  private struct Writer {
    var text = ""
    private var first = true

    mutating func object(_ body: (inout Writer) -> Void) {
      nest("{", "}", body)
    }

    mutating func array<Element>(
      _ elements: some Collection<Element>, _ body: (inout Writer, Element) -> Void
    ) {
      nest("[", "]") { writer in
        for element in elements {
          writer.separate()
          body(&writer, element)
        }
      }
    }

    mutating func list<Element>(
      _ key: String, _ elements: some Collection<Element>, _ body: (inout Writer, Element) -> Void
    ) {
      name(key)
      array(elements, body)
    }

    mutating func member(_ key: String, _ value: String) {
      name(key)
      string(value)
    }

    mutating func member(_ key: String, _ value: Double) {
      name(key)
      number(value)
    }

    mutating func number(_ value: Double) {
      let hundredths = Int((value * 100).rounded())
      let magnitude = hundredths.magnitude
      text += "\(hundredths < 0 ? "-" : "")\(magnitude / 100)"
      let rest = magnitude % 100
      if rest > 0 {
        text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
      }
    }

    mutating func string(_ value: String) {
      text += "\""
      for scalar in value.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        default:
          if scalar.value < 0x20 {
            let digits = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          } else {
            text.unicodeScalars.append(scalar)
          }
        }
      }
      text += "\""
    }

    private mutating func name(_ key: String) {
      separate()
      string(key)
      text += ":"
    }

    private mutating func separate() {
      if !first { text += "," }
      first = false
    }

    private mutating func nest(
      _ open: String, _ close: String, _ body: (inout Writer) -> Void
    ) {
      text += open
      first = true
      body(&self)
      text += close
      first = false
    }
  }
}
