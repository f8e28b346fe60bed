import Charts
import Foundation
import TestSupport
import Testing

/// A small seeded source of numbers (SplitMix64), so that random figures are the same every time.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Random figures: any number of lines and points, gaps, bands, breaks, targets.
func randomSpec(_ seed: UInt64) -> TimeSeriesSpec {
  var random = Seeded(state: seed)
  let words = ["Women", "Men", "Persons with disabilities", "Rural residents", "Refugees", "All"]
  let scales: [Double] = [0.01, 1, 100, 1e9]
  let scale: Double = scales.randomElement(using: &random) ?? 1
  let lines = (0..<Int.random(in: 0...5, using: &random)).map { index in
    var year = Int.random(in: 1990...2015, using: &random)
    let points = (0..<Int.random(in: 1...30, using: &random)).map { _ -> TimeSeriesSpec.Point in
      year += Int.random(in: 0...2, using: &random)
      let value = Double.random(in: -20...100, using: &random) * scale
      let banded = Bool.random(using: &random)
      return TimeSeriesSpec.Point(
        x: Double(year) + 0.5, value: value, lower: banded ? value - scale : nil,
        upper: banded ? value + scale * 2 : nil, label: "\(year)",
        style: Int.random(in: 0...5, using: &random) == 0 ? .ringed : nil,
        joinsPrevious: Bool.random(using: &random),
        censored: Int.random(in: 0...9, using: &random) == 0 ? .below : .none)
    }
    return TimeSeriesSpec.Line(
      id: "line\(index)", label: words.randomElement(using: &random) ?? "",
      style: Bool.random(using: &random) ? .solidFilled : .dashedOpen,
      shape: PointShape.allCases[index % 4], points: points)
  }
  let target = TimeSeriesSpec.Target(value: 25 * scale, year: 2030, label: "target for 2030")
  let panel = TimeSeriesSpec.Panel(
    lines: lines, target: Bool.random(using: &random) ? target : nil,
    breaks: (0..<Int.random(in: 0...2, using: &random)).map {
      TimeSeriesSpec.Break(x: 2000 + Double($0) * 7, before: "a school test", after: "at home")
    },
    gapNotes: [TimeSeriesSpec.GapNote(from: 2016, to: 2019, text: "no official figure")])
  return TimeSeriesSpec(
    id: "random", title: "A figure", unitLabel: "%", panels: [panel],
    yFromZero: Bool.random(using: &random), formatValue: Samples.plain, summary: "Random.")
}

/// The segments drawn for lines, as pairs of places.
func segments(of scene: Scene) -> [(Vector, Vector)] {
  scene.items.filter { if case .series = $0.part { $0.title == nil } else { false } }
    .flatMap(\.marks).flatMap { mark -> [(Vector, Vector)] in
      guard case .path(let lines) = mark.shape, mark.paint.fill == nil,
        mark.paint.strokeWidth > 2
      else { return [] }
      return lines.flatMap { zip($0.points, $0.points.dropFirst()) }
    }
}

@Suite("Scenes")
struct SceneTests {
  @Test("Random figures are laid out in every width", arguments: 0..<150)
  func randomFigures(seed: Int) throws {
    for width in [FigureWidth.wide, .narrow, .custom(500)] {
      let scene = try layout(randomSpec(UInt64(seed)), width: width, framed: seed % 2 == 0)
      #expect(scene.height > 100)
    }
  }

  @Test("As many segments are drawn as points join the one before", arguments: 0..<60)
  func joinsOnlyWhereSaid(seed: Int) throws {
    let spec = randomSpec(UInt64(seed))
    let joined = spec.panels.flatMap(\.lines).map { line in
      line.points.dropFirst().count { $0.joinsPrevious }
    }.reduce(0, +)
    #expect(try segments(of: layout(spec)).count == joined)
  }

  @Test("A point with no join has no line to it")
  func isolatedPoints() throws {
    let scene = try layout(Samples.reading)
    #expect(segments(of: scene).isEmpty)
  }

  @Test("Two layouts of one figure, also on many threads, are the same bytes")
  func sameBytes() async throws {
    let expected = try SVGWriter.write(layout(Samples.target), embedded: true)
    let found = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask { try SVGWriter.write(layout(Samples.target), embedded: true) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found.allSatisfy { $0 == expected })
  }

  @Test("A value that is no number is refused with its place")
  func notFinite() {
    var spec = Samples.single
    spec.panels[0].lines[0].points[0].value = .nan
    #expect(throws: SceneError.notFinite(figure: "single", place: "a, 2014: 61.5")) {
      try layout(spec)
    }
  }

  @Test("Points that go back in time are refused")
  func outOfOrder() {
    var spec = Samples.negative
    spec.panels[0].lines[0].points.reverse()
    #expect(throws: SceneError.outOfOrder(figure: "negative", series: "g")) { try layout(spec) }
  }

  @Test("A line without a label is refused")
  func unnamed() {
    var spec = Samples.single
    spec.panels[0].lines[0].label = ""
    #expect(throws: SceneError.unnamedSeries(figure: "single", series: "a")) { try layout(spec) }
  }

  @Test("Panels may share the identifiers of their lines")
  func sharedIdentifiers() throws {
    var spec = Samples.reading
    spec.panels[1].lines[0].id = "girls"
    let svg = try SVGWriter.write(layout(spec), embedded: true)
    #expect(svg.contains(">Girls 82<"))
    #expect(svg.contains(">Girls 63<"))
  }

  @Test("Values that differ by almost nothing still have an axis")
  func almostEqual() throws {
    var spec = Samples.negative
    spec.yFromZero = false
    for index in spec.panels[0].lines[0].points.indices {
      spec.panels[0].lines[0].points[index].value = 1e15 + Double(index % 2) * 0.125
    }
    let scene = try layout(spec)
    #expect(scene.items.contains { $0.title == "2005: 2.1" })
  }

  @Test("A row of a matrix needs one cell a column")
  func cellCount() {
    var spec = Samples.matrix(rows: 3, columns: 4)
    spec.rows[1].cells.removeLast()
    #expect(
      throws: SceneError.wrongCellCount(
        figure: "matrix-3-4", row: "4.2.1", found: 3, expected: 4)
    ) { try layout(spec) }
  }

  @Test("Direct labels overlap neither each other nor a point", arguments: 0..<60)
  func labelsApart(seed: Int) throws {
    let scene = try layout(randomSpec(UInt64(seed)), width: seed % 2 == 0 ? .wide : .narrow)
    var boxes: [Box] = []
    for item in scene.items {
      guard case .label = item.part else { continue }
      for case .text(let run) in item.marks.map(\.shape) {
        let left = run.anchor == .left ? run.origin.x : run.origin.x - run.width
        boxes.append(
          Box(
            left: left, top: run.origin.y - run.size * 0.7, right: left + run.width,
            bottom: run.origin.y))
      }
    }
    let points = scene.items.filter { $0.part.line != nil && $0.title != nil }.flatMap(\.marks)
      .compactMap { mark -> Vector? in
        if case .circle(let centre, _) = mark.shape { return centre }
        return nil
      }
    for (index, one) in boxes.enumerated() {
      #expect(
        !points.contains {
          one.left < $0.x && $0.x < one.right && one.top < $0.y && $0.y < one.bottom
        })
      for other in boxes[(index + 1)...] {
        let apart =
          one.right <= other.left || other.right <= one.left
          || one.bottom <= other.top || other.bottom <= one.top
        #expect(apart)
      }
    }
  }

  @Test(
    "A matrix of 250 rows and 14 columns fits, wide and narrow",
    arguments: [
      FigureWidth.wide, .narrow,
    ])
  func largeMatrix(width: FigureWidth) throws {
    let scene = try layout(Samples.matrix(rows: 250, columns: 14), width: width)
    let cells = scene.items.filter { $0.part == .cell }
    #expect(cells.count == 250 * 14)
  }

  @Test("Every cell of a matrix says its row, its column and its word")
  func cellTitles() throws {
    let scene = try layout(Samples.matrix(rows: 1, columns: 2))
    let titles = scene.items.filter { $0.part == .cell }.map(\.title)
    #expect(
      titles == ["4.1.1, Women and girls: solidFilled", "4.1.1, Children: both"])
  }

  @Test("The ratio of black to white is 21, and of the first colour to the plate as documented")
  func contrast() {
    #expect(abs(Theme.light.contrast(.fixed(0), .fixed(0xFFFFFF)) - 21) < 0.001)
    #expect(abs(Theme.light.contrast(.primary, .plate) - 8.66) < 0.01)
    #expect(abs(Theme.dark.contrast(.primary, .plate) - 8.5) < 0.1)
  }
}

@Suite("Writers")
struct WriterTests {
  @Test("An embedded figure takes its colours from the page and has real text")
  func embedded() throws {
    let svg = try SVGWriter.write(layout(Samples.target), embedded: true)
    #expect(svg.hasPrefix("<svg class=\"c wd\" id=\"target\""))
    #expect(svg.contains("var(--of,#1F4E79)"))
    #expect(svg.contains("role=\"img\" direction=\"ltr\" aria-labelledby=\"target-t target-d\""))
    #expect(svg.contains(">Deaths under five</text>"))
    #expect(svg.contains("<title>2017: 46</title>"))
    #expect(svg.utf8.count < 12_000)
  }

  @Test(
    "A figure that stands alone has plain colours and is well-formed XML", arguments: Samples.names)
  func standalone(id: String) throws {
    let svg = try SVGWriter.write(layout(Samples.named(id), framed: true), embedded: false)
    #expect(!svg.contains("var("))
    var open: [Substring] = []
    for tag in svg.matches(of: /<(\/?)([a-z]+)[^<>]*?(\/?)>/) where tag.output.3.isEmpty {
      if tag.output.1.isEmpty {
        open.append(tag.output.2)
      } else {
        #expect(open.popLast() == tag.output.2)
      }
    }
    #expect(open.isEmpty)
  }

  @Test("Text is escaped in elements and attributes")
  func escaping() throws {
    var spec = Samples.single
    spec.panels[0].lines[0].label = "a < b & \"c\""
    spec.panels[0].lines[0].id = "a\"b"
    let svg = try SVGWriter.write(layout(spec), embedded: true)
    #expect(svg.contains("a &lt; b &amp; &quot;c&quot;"))
    #expect(svg.contains("data-line=\"a&quot;b\""))
  }

  @Test("Right-to-left runs swap their anchor, since the browser does")
  func rightToLeft() throws {
    let svg = try SVGWriter.write(layout(Samples.rightToLeft), embedded: true)
    #expect(svg.contains("direction=\"rtl\""))
    #expect(svg.contains("text-anchor=\"end\" direction=\"rtl\""))
  }

  @Test("The alternative text has the finding, the summary and the table")
  func alternative() throws {
    let text = try SceneText.alternative(layout(Samples.single))
    #expect(
      text == """
        One figure is all there is

        Line chart of single.

        year  value
        2006  92
        2015  80

        """)
  }

  @Test("CSV quotes only what needs it")
  func csv() {
    let table = FigureTable(columns: ["a", "b, c"], rows: [["say \"x\"", "2"]])
    #expect(SceneText.csv(table) == "a,\"b, c\"\n\"say \"\"x\"\"\",2\n")
  }

  @Test("The JSON of a scene parses and has its items")
  func json() throws {
    let scene = try layout(Samples.air)
    let data = Data(SceneJSON.write(scene).utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((object["items"] as? [Any])?.count == scene.items.count)
    #expect(object["schema"] as? String == "whocounts.scene/1")
  }
}
