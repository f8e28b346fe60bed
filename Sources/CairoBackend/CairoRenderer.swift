import CCairo
import Charts

/// Draws scenes as PDF and PNG, with shaped text in any script that the machine has fonts for.
///
/// Same scene, same fonts: same bytes. May be used from many tasks at once; each call has surfaces
/// of its own.
public struct CairoRenderer: Sendable {
  /// Noto Sans, which the built-in advance table was taken from, and its sisters for other
  /// scripts: named here, since a system's own order of fallbacks differs from machine to machine.
  public static let defaultFamily: String = {
    let scripts = [
      "Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu",
      "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic",
      "Armenian", "Georgian", "Thaana", "NKo", "Tifinagh", "Adlam", "Mongolian", "Symbols",
    ]
    return (["Noto Sans"] + scripts.map { "Noto Sans \($0)" }).joined(separator: ",")
  }()

  public var family: String

  public init(family: String = CairoRenderer.defaultFamily) {
    self.family = family
  }

  /// What a PDF says about itself.
  public struct Options: Sendable, Hashable {
    public var title: String
    public var subject: String
    /// The producer of the figure; empty for none.
    public var author: String
    /// BCP 47 tag.
    public var language: String
    /// ISO 8601, such as `2026-01-31T00:00:00Z`. Never the clock: cairo would put it in.
    public var created: String

    public init(
      title: String, subject: String = "", author: String = "", language: String, created: String
    ) {
      self.title = title
      self.subject = subject
      self.author = author
      self.language = language
      self.created = created
    }
  }

  /// A PDF of one page with embedded fonts, a document language and the alternative text.
  ///
  /// A px of the scene is 0.75 points, so that a wide figure fits a page of A4.
  public func pdf(_ scene: Scene, options: Options) throws(CairoError) -> [UInt8] {
    let scale = 0.75
    let surface = try Surface(
      pdf: scene.id, width: scene.width * scale, height: scene.height * scale)
    let pdf = surface.surface
    for (field, text) in [
      (CAIRO_PDF_METADATA_TITLE, options.title), (CAIRO_PDF_METADATA_SUBJECT, options.subject),
      (CAIRO_PDF_METADATA_AUTHOR, options.author),
      (CAIRO_PDF_METADATA_CREATE_DATE, options.created),
    ] where !text.isEmpty {
      cairo_pdf_surface_set_metadata(pdf, field, text)
    }
    try paint(scene, in: surface.context, scale: scale, tags: ["Document", "Figure"])
    cairo_show_page(surface.context)
    let bytes = try surface.finish()
    return PDFAccessibility.added(
      to: bytes, language: options.language,
      alternative: scene.summary.isEmpty ? scene.title : "\(scene.title). \(scene.summary)")
  }

  /// A PNG without transparency.
  ///
  /// - Parameter scale: pixels for a px of the scene; 2 suits documents and sharp screens.
  public func png(_ scene: Scene, scale: Int = 2) throws(CairoError) -> [UInt8] {
    let factor = max(1, min(scale, 8))
    let width = Int((scene.width * Double(factor)).rounded(.up))
    let height = Int((scene.height * Double(factor)).rounded(.up))
    let surface = try Surface(pixels: scene.id, width: width, height: height)
    try paint(scene, in: surface.context, scale: Double(factor))
    let result = try surface.withPixels { pixels, wordsPerRow in
      PNGEncoder.encode(
        pixels, width: width, height: height, wordsPerRow: wordsPerRow,
        pixelsPerInch: 96 * Double(factor))
    }
    switch result {
    case .success(let bytes): return bytes
    case .failure(let failure): throw CairoError.png(figure: scene.id, message: failure.message)
    }
  }

  /// The texts of a scene that no font of the machine can show in full, each once: they would be
  /// drawn with empty boxes.
  public func textsWithoutGlyphs(in scene: Scene) -> [String] {
    var text = PangoText(family: family, language: scene.language)
    var found: [String] = []
    for case .text(let run) in scene.items.lazy.flatMap(\.marks).map(\.shape) {
      _ = text.set(run.string, size: run.size, bold: run.bold, rightToLeft: run.rightToLeft)
      if text.unknownGlyphs > 0, !found.contains(run.string) { found.append(run.string) }
    }
    return found
  }

  private func paint(
    _ scene: Scene, in context: OpaquePointer, scale: Double, tags: [String] = []
  ) throws(CairoError) {
    cairo_scale(context, scale, scale)
    var painter = Painter(context, family: family, language: scene.language)
    painter.paintGround()
    for tag in tags { cairo_tag_begin(context, tag, "") }
    try painter.paint(scene)
    for tag in tags.reversed() { cairo_tag_end(context, tag) }
  }
}
