/// The repeated parts of pages.
enum Block {
  /// Headline, lede and what stands beside them.
  static func hero(
    _ headline: String, isLong: Bool = false, eyebrow: HTML = .empty, lede: HTML,
    below: HTML = .empty, aside: HTML = .empty, isTop: Bool = false
  ) -> HTML {
    let size: HTML = isLong || headline.count > 78 ? " class=\"long\"" : .empty
    let side: HTML = aside.isEmpty ? .empty : "<div>\(aside)</div>"
    let eye: HTML = eyebrow.isEmpty ? .empty : "<p class=\"sm\">\(eyebrow)</p>"
    return """
      <div class="w hero\(aside.isEmpty ? "" : isTop ? " side top" : " side")"><div>\(eye)<h1\(size)>\(headline)</h1>\
      <div class="lede">\(lede)</div>\(below)</div>\(side)</div>
      """
  }

  /// A section with its title in the rail, or above where it needs the full width.
  static func section(
    _ title: String, id: String = "", note: HTML = .empty, style: String = "", _ content: HTML
  ) -> HTML {
    let anchor: HTML = id.isEmpty ? .empty : " id=\"\(id)\""
    let text: HTML = note.isEmpty ? .empty : "<p>\(note)</p>"
    return """
      <section class="sec\(style.isEmpty ? "" : " \(style)")"\(anchor)><header><h2>\(title)</h2>\(text)</header>\
      <div class="stack">\(content)</div></section>

      """
  }

  static func page(_ sections: HTML) -> HTML { "<div class=\"w\">\(sections)</div>" }

  /// A key figure: its kind is told by the rule before the number is.
  struct Fact {
    var mark: Mark
    var label: String
    var value: HTML
    var isWords = false
    var note: HTML
  }

  static func facts(_ facts: [Fact]) -> HTML {
    let items = facts.map { fact -> HTML in
      """
      <div class="\(fact.mark.rawValue)"><p>\(fact.mark.html) \(fact.label)</p>\
      <p class="v\(fact.isWords ? " words" : "")">\(fact.value)</p><p>\(fact.note)</p></div>
      """
    }.joined()
    return "<div class=\"facts\">\(items)</div>"
  }

  /// A judgement or a limit, with the rule of its kind at its start.
  static func say(_ text: HTML, _ kind: Mark? = nil) -> HTML {
    "<p class=\"say\(kind.map { " \($0.rawValue)" } ?? "")\">\(text)</p>"
  }

  /// A region that scrolls sideways by itself, reachable by keyboard and named.
  static func scroll(_ label: String, _ content: HTML) -> HTML {
    """
    <div class="scroll" tabindex="0" role="region" aria-label="\(label)">\(content)</div>
    """
  }

  /// A table of texts.
  struct Column {
    var title: String
    var isNumber = false
    /// Its head is only for screen readers.
    var isHidden = false
  }

  static func table(
    caption: String, hidesCaption: Bool = false, columns: [Column], style: String = "stk",
    rows: [HTML]
  ) -> HTML {
    let head = columns.map { column -> HTML in
      let title: HTML =
        column.isHidden ? "<span class=\"vh\">\(column.title)</span>" : .escaping(column.title)
      return "<th scope=\"col\"\(column.isNumber ? numberClass : .empty)>\(title)</th>"
    }.joined()
    let words: HTML =
      hidesCaption ? "<span class=\"vh\">\(caption)</span>" : .escaping(caption)
    return """
      <table class="\(style)"><caption>\(words)</caption><thead><tr>\(head)</tr></thead>\
      <tbody>\(rows.joined("\n"))</tbody></table>
      """
  }

  static let numberClass: HTML = " class=\"r\""

  static func definitions(_ pairs: [(String, HTML)]) -> HTML {
    let items = pairs.filter { !$0.1.isEmpty }.map { name, value -> HTML in
      "<dt>\(name)</dt><dd>\(value)</dd>"
    }.joined()
    return items.isEmpty ? .empty : "<dl>\(items)</dl>"
  }
}
