import CCairo
import CPango
import Charts

/// Owns a Pango layout. Move-only and never kept across tasks: Pango's font map belongs to a
/// thread.
struct PangoText: ~Copyable {
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private var fonts: [Font: OpaquePointer] = [:]
  private let family: String

  private struct Font: Hashable {
    let size: Double
    let bold: Bool
  }

  /// For measuring, without a drawing.
  init(family: String, language: String) {
    self.init(
      context: pango_font_map_create_context(pango_cairo_font_map_get_default()), family, language)
  }

  /// For drawing in a cairo context.
  init(drawingIn cairo: OpaquePointer, family: String, language: String) {
    self.init(context: pango_cairo_create_context(cairo), family, language)
  }

  /// Hinting is off and positions are not rounded, so that PDF and PNG at any scale have the same
  /// widths; 72 dots per inch make a px of the scene a unit of the drawing. The language decides
  /// between the forms of Chinese characters.
  private init(context: OpaquePointer, _ family: String, _ language: String) {
    self.context = context
    self.family = family
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_language(context, pango_language_from_string(language))
    layout = pango_layout_new(context)
    pango_layout_set_auto_dir(layout, 0)
    pango_layout_set_single_paragraph_mode(layout, 1)
  }

  deinit {
    for font in fonts.values { pango_font_description_free(font) }
    g_object_unref(UnsafeMutableRawPointer(layout))
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// Sets the text and gives its width in px.
  mutating func set(_ text: String, size: Double, bold: Bool, rightToLeft: Bool) -> Double {
    let wanted = rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR
    if pango_context_get_base_dir(context) != wanted {
      pango_context_set_base_dir(context, wanted)
      pango_layout_context_changed(layout)
    }
    pango_layout_set_font_description(layout, font(size: size, bold: bold))
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    var ink = PangoRectangle()
    var logical = PangoRectangle()
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), &ink, &logical)
    return Double(logical.width) / Double(PANGO_SCALE)
  }

  /// How many characters of the text just set no font of the machine can show.
  var unknownGlyphs: Int { Int(pango_layout_get_unknown_glyphs_count(layout)) }

  /// Draws the text just set with its baseline beginning at the current point.
  func show(in cairo: OpaquePointer) {
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, 0))
  }

  private mutating func font(size: Double, bold: Bool) -> OpaquePointer? {
    let key = Font(size: size, bold: bold)
    if let font = fonts[key] { return font }
    guard let font = pango_font_description_new() else { return nil }
    pango_font_description_set_family(font, family)
    pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    fonts[key] = font
    return font
  }
}

/// Measures text of any script with the fonts of the machine; Latin, Greek and Cyrillic text still
/// by the built-in table, so that such figures have the same bytes everywhere.
///
/// Make one for each task: it must not travel between threads.
public final class PangoMeasurer: TextMeasurer {
  private let builtIn = BuiltInMeasurer()
  private var text: PangoText
  private var known: [Key: Double] = [:]

  private struct Key: Hashable {
    let text: String
    let size: Double
    let bold: Bool
  }

  /// - Parameter language: the BCP 47 tag of the texts.
  public init(language: String, family: String = CairoRenderer.defaultFamily) {
    text = PangoText(family: family, language: language)
  }

  public func width(of string: String, size: Double, bold: Bool) -> Double {
    if builtIn.covers(string) { return builtIn.width(of: string, size: size, bold: bold) }
    let key = Key(text: string, size: size, bold: bold)
    if let width = known[key] { return width }
    let width = text.set(string, size: size, bold: bold, rightToLeft: false)
    known[key] = width
    return width
  }
}
