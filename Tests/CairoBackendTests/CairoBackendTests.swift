import CairoBackend
import Charts
import Foundation
import TestSupport
import Testing

enum Figures {
  static func line(_ id: String, label: String = "Women", language: String = "en") throws -> Scene {
    let spec = TimeSeriesSpec(
      id: id, title: "More women than men can read", subtitle: "4.6.1 · per cent",
      source: "A national survey.", language: language, unitLabel: "%",
      panels: [
        TimeSeriesSpec.Panel(
          lines: [
            TimeSeriesSpec.Line(
              id: "w", label: label,
              points: (0..<12).map { year in
                TimeSeriesSpec.Point(
                  x: 2005.5 + Double(year), value: 60 + Double(year * 7 % 13), lower: 55,
                  upper: 78, label: "\(2005 + year)", joinsPrevious: year > 0)
              })
          ])
      ], formatValue: { String(Int($0)) }, summary: "Line chart: 60 in 2005.")
    return try layout(spec, framed: true, text: PangoMeasurer(language: language))
  }

  static let options = CairoRenderer.Options(
    title: "More women than men can read", subject: "4.6.1", language: "en",
    created: "2026-01-31T00:00:00Z")
}

@Suite("PDF and PNG")
struct CairoBackendTests {
  let renderer = CairoRenderer()

  @Test("A PDF has the same bytes twice")
  func samePDF() throws {
    let scene = try Figures.line("a")
    #expect(
      try renderer.pdf(scene, options: Figures.options)
        == renderer.pdf(scene, options: Figures.options))
  }

  @Test("A PDF carries the given date, the language and the alternative text")
  func metadata() throws {
    let pdf = try renderer.pdf(Figures.line("a"), options: Figures.options)
    let text = String(decoding: pdf, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1."))
    #expect(text.contains("/CreationDate (20260131000000Z)"))
    #expect(text.contains("/Lang (en)"))
    // "More" in UTF-16 behind its byte order mark.
    #expect(text.contains("/Alt <feff004d006f00720065"))
  }

  @Test("A PNG has twice the size of the figure and says its resolution")
  func pngHeader() throws {
    let scene = try Figures.line("a")
    let png = try renderer.png(scene, scale: 2)
    #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    let height = png[20..<24].reduce(0) { $0 << 8 | Int($1) }
    #expect(width == 1520)
    #expect(height == Int(scene.height) * 2)
    #expect(String(decoding: png[37..<41], as: UTF8.self) == "pHYs")
    #expect(png[41..<45].reduce(0) { $0 << 8 | Int($1) } == 7559)
  }

  @Test("Many tasks at once draw the same bytes as one")
  func threads() async throws {
    let scenes = try (0..<6).map { try Figures.line("t\($0)", label: "Group \($0)") }
    let renderer = renderer
    let alone = try scenes.map { try renderer.png($0, scale: 1) }
    let together = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for (index, scene) in scenes.enumerated() {
        group.addTask { (index, try renderer.png(scene, scale: 1)) }
      }
      return try await group.reduce(into: [Int: [UInt8]]()) { $0[$1.0] = $1.1 }
    }
    for (index, bytes) in alone.enumerated() { #expect(together[index] == bytes) }
  }

  @Test("Text in a script of the machine's fonts lacks no glyph, a private character does")
  func glyphs() throws {
    let known = try Figures.line("k", label: "Жінки та дівчата")
    #expect(renderer.textsWithoutGlyphs(in: known).isEmpty)
    let unknown = try Figures.line("u", label: "Group \u{F8FE}")
    #expect(renderer.textsWithoutGlyphs(in: unknown) == ["Group \u{F8FE}"])
  }

  @Test("Latin text is measured by the table, other scripts by their fonts")
  func measuring() {
    let pango = PangoMeasurer(language: "en")
    let table = BuiltInMeasurer()
    #expect(
      pango.width(of: "Women", size: 13, bold: true)
        == table.width(of: "Women", size: 13, bold: true))
    // Joined Arabic letters are narrower than the em a letter that the table supposes.
    let arabic = "المواطنون"
    #expect(pango.width(of: arabic, size: 13, bold: false) > 20)
    #expect(
      pango.width(of: arabic, size: 13, bold: false)
        < table.width(of: arabic, size: 13, bold: false))
  }

  @Test("The table's widths are those of the fonts", arguments: [false, true])
  func tableAgrees(bold: Bool) {
    let table = BuiltInMeasurer()
    // A zero-width joiner makes the table refuse nothing, but a private character makes it.
    let pango = PangoMeasurer(language: "en")
    for text in ["Persons with disabilities", "Ελληνικά", "Українська мова"] {
      let expected =
        pango.width(of: text + "\u{5D0}", size: 20, bold: bold)
        - pango.width(of: "\u{5D0}", size: 20, bold: bold)
      let found = table.width(of: text, size: 20, bold: bold)
      #expect(abs(found - expected) < expected * 0.03)
    }
  }
}
