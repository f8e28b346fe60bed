/// Writes a scene as SVG with real text, a name, a description and a tooltip for every point.
///
/// The numbers have at most two decimals and are written without any locale: the same scene is the
/// same bytes everywhere.
public struct SVGWriter {
  private var output: [UInt8] = []
  private let embedded: Bool

  /// - Parameter embedded: `true` for an `<svg>` inside an HTML page: its colours are the page's
  ///   variables (`var(--of, #1F4E79)`), so that it follows the page's theme, and it has no ground
  ///   of its own. `false` for a file that stands alone: plain colours on a light ground.
  public static func write(_ scene: Scene, embedded: Bool) -> String {
    var writer = SVGWriter(embedded: embedded)
    writer.document(scene)
    return String(decoding: writer.output, as: UTF8.self)
  }

  private init(embedded: Bool) {
    self.embedded = embedded
    output.reserveCapacity(16 << 10)
  }

  // MARK: Document

  private mutating func document(_ scene: Scene) {
    head(scene)
    put("<title id=\"\(scene.id)-t\">")
    escaped(scene.title)
    put("</title><desc id=\"\(scene.id)-d\">")
    escaped(scene.summary)
    put("</desc>")
    if !embedded {
      put("<style>text{font-variant-numeric:tabular-nums}</style>")
      put("<path fill=\"#FFFFFF\" d=\"M0 0H")
      number(scene.width)
      put("V")
      number(scene.height)
      put("H0Z\"/>")
    }
    body(scene.items)
    put(embedded ? "</svg>" : "</svg>\n")
  }

  private mutating func head(_ scene: Scene) {
    if embedded {
      let width = scene.width == 760 ? "c wd" : scene.width == 340 ? "c n" : "c"
      put("<svg class=\"\(width)\" id=\"\(scene.id)\" lang=\"")
    } else {
      put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
      put(" id=\"\(scene.id)\" xml:lang=\"")
    }
    escaped(scene.language)
    put("\" viewBox=\"0 0 ")
    number(scene.width)
    put(" ")
    number(scene.height)
    put("\" width=\"")
    number(scene.width)
    put("\" height=\"")
    number(scene.height)
    // Anchors are absolute: in a right-to-left page `start` would otherwise mean the right end.
    put("\" role=\"img\" direction=\"ltr\" aria-labelledby=\"\(scene.id)-t \(scene.id)-d\"")
    if !embedded {
      put(" font-family=\"'Noto Sans','Noto Sans Arabic',Arial,sans-serif\"")
    }
    put(" font-size=\"13\" stroke-linejoin=\"round\">")
  }

  // MARK: Items

  /// Marks of one style that follow each other share a group; the marks of a line are a group
  /// with its identifier, which scripts and style sheets can use.
  private mutating func body(_ items: [Scene.Item]) {
    var line: String?
    var pending: [(mark: Scene.Mark, title: String?)] = []
    for item in items {
      if item.part.line != line {
        flush(&pending)
        if line != nil { put("</g>") }
        line = item.part.line
        if let line {
          put("<g class=\"s\" data-line=\"")
          escaped(line)
          put("\">")
        }
      }
      if item.title != nil, item.marks.count > 1 {
        flush(&pending)
        composite(item)
        continue
      }
      for mark in item.marks {
        if let last = pending.last, !sameStyle(last.mark, mark) { flush(&pending) }
        pending.append((mark, item.title))
      }
    }
    flush(&pending)
    if line != nil { put("</g>") }
  }

  private mutating func composite(_ item: Scene.Item) {
    put("<g><title>")
    escaped(item.title ?? "")
    put("</title>")
    for mark in item.marks { element(mark, title: nil, styled: true) }
    put("</g>")
  }

  private mutating func flush(_ pending: inout [(mark: Scene.Mark, title: String?)]) {
    guard let first = pending.first else { return }
    let shared = pending.count > 1
    if shared {
      put("<g")
      style(first.mark)
      put(">")
    }
    for (mark, title) in pending { element(mark, title: title, styled: !shared) }
    if shared { put("</g>") }
    pending.removeAll(keepingCapacity: true)
  }

  private func sameStyle(_ one: Scene.Mark, _ other: Scene.Mark) -> Bool {
    guard one.paint.fill == other.paint.fill, one.paint.stroke == other.paint.stroke,
      one.paint.strokeWidth == other.paint.strokeWidth, one.paint.dash == other.paint.dash,
      one.paint.roundCap == other.paint.roundCap,
      one.paint.fillOpacity == other.paint.fillOpacity
    else { return false }
    switch (one.shape, other.shape) {
    case (.text(let a), .text(let b)):
      return a.size == b.size && a.bold == b.bold && a.anchor == b.anchor
        && a.rightToLeft == b.rightToLeft
    case (.text, _), (_, .text): return false
    default: return true
    }
  }

  // MARK: Elements

  private mutating func element(_ mark: Scene.Mark, title: String?, styled: Bool) {
    var name = "path"
    switch mark.shape {
    case .circle(let centre, let radius):
      name = "circle"
      put("<circle")
      attribute("cx", centre.x)
      attribute("cy", centre.y)
      attribute("r", radius)
    case .rectangle(let box):
      name = "rect"
      put("<rect")
      attribute("x", box.left)
      attribute("y", box.top)
      attribute("width", box.width)
      attribute("height", box.height)
    case .path(let lines):
      put("<path d=\"")
      for line in lines { polyline(line) }
      put("\"")
    case .text(let run):
      text(run, mark, styled: styled)
      return
    }
    if styled { style(mark) }
    guard let title else {
      put("/>")
      return
    }
    put("><title>")
    escaped(title)
    put("</title></\(name)>")
  }

  private mutating func text(_ run: Scene.TextRun, _ mark: Scene.Mark, styled: Bool) {
    put("<text")
    if run.rotation == 0 {
      attribute("x", run.origin.x)
      attribute("y", run.origin.y)
    } else {
      put(" transform=\"translate(")
      number(run.origin.x)
      put(" ")
      number(run.origin.y)
      put(")rotate(")
      number(run.rotation)
      put(")\"")
    }
    if styled { style(mark) }
    put(">")
    escaped(run.string)
    put("</text>")
  }

  private mutating func polyline(_ line: Scene.Polyline) {
    var previous: Vector?
    for point in line.points {
      if let previous, hundredths(previous.y) == hundredths(point.y) {
        put("H")
        number(point.x)
      } else if let previous, hundredths(previous.x) == hundredths(point.x) {
        put("V")
        number(point.y)
      } else {
        put(previous == nil ? "M" : "L")
        number(point.x)
        put(" ")
        number(point.y)
      }
      previous = point
    }
    if line.closed { put("Z") }
  }

  // MARK: Style

  private mutating func style(_ mark: Scene.Mark) {
    let paint = mark.paint
    if case .text(let run) = mark.shape {
      textStyle(run)
    } else if paint.isInvisible {
      put(" fill=\"none\" pointer-events=\"all\"")
      return
    } else if paint.fill == nil {
      put(" fill=\"none\"")
    }
    if let fill = paint.fill { colour("fill", fill) }
    if paint.fillOpacity < 1 { attribute("fill-opacity", paint.fillOpacity) }
    guard let stroke = paint.stroke else { return }
    colour("stroke", stroke)
    if paint.strokeWidth != 1 { attribute("stroke-width", paint.strokeWidth) }
    if !paint.dash.isEmpty {
      put(" stroke-dasharray=\"")
      for (index, length) in paint.dash.enumerated() {
        if index > 0 { put(" ") }
        number(length)
      }
      put("\"")
    }
    if paint.roundCap { put(" stroke-linecap=\"round\"") }
  }

  private mutating func textStyle(_ run: Scene.TextRun) {
    if run.size != 13 { attribute("font-size", run.size) }
    if run.bold { put(" font-weight=\"700\"") }
    switch (run.anchor, run.rightToLeft) {
    case (.middle, _): put(" text-anchor=\"middle\"")
    case (.right, false), (.left, true): put(" text-anchor=\"end\"")
    case (.left, false), (.right, true): break
    }
    if run.rightToLeft { put(" direction=\"rtl\"") }
  }

  private mutating func colour(_ name: StaticString, _ colour: Colour) {
    put(" \(name)=\"")
    if embedded, let variable = colour.variable {
      put("var(\(variable),")
      hexadecimal(colour.value(in: .light))
      put(")\"")
    } else {
      hexadecimal(colour.value(in: .light))
      put("\"")
    }
  }

  // MARK: Bytes

  private mutating func put(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func attribute(_ name: String, _ value: Double) {
    put(" ")
    put(name)
    put("=\"")
    number(value)
    put("\"")
  }

  private func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }

  /// At most two decimals, no trailing zeros, no locale.
  private mutating func number(_ value: Double) {
    let scaled = hundredths(value)
    if scaled < 0 { output.append(UInt8(ascii: "-")) }
    let magnitude = scaled.magnitude
    integer(magnitude / 100)
    let rest = magnitude % 100
    guard rest > 0 else { return }
    output.append(UInt8(ascii: "."))
    output.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { output.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  private mutating func integer(_ value: UInt) {
    if value >= 10 { integer(value / 10) }
    output.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  private mutating func hexadecimal(_ value: UInt32) {
    output.append(UInt8(ascii: "#"))
    for shift in stride(from: UInt32(20), through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: value >> shift & 15)
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }

  /// Text and attribute values; control characters, which XML forbids, are left out.
  private mutating func escaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "\""): put("&quot;")
      case 0x09, 0x0A, 0x0D: output.append(0x20)
      case 0..<0x20, 0x7F: continue
      default: output.append(byte)
      }
    }
  }
}
