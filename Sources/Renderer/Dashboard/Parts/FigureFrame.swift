import Charts

extension Site {
  /// A figure with its finding, both drawings, its caption and the ways to its data.
  ///
  /// - Parameter level: of its heading: 2 before the first section, 3 inside one.
  func figureFrame(_ figure: Figure, from page: PagePath, level: Int = 3) throws -> HTML {
    let heading: HTML =
      level == 2 ? "<h2>\(figure.title)</h2>" : "<h3>\(figure.title)</h3>"
    let wide = HTML.trusted(try book.svg(figure, width: .wide))
    let narrow = HTML.trusted(try book.svg(figure, width: .narrow))
    let subtitle: HTML =
      figure.subtitle.isEmpty ? .empty : "<p class=\"sub\">\(figure.subtitle)</p>"
    return """
      <div class="fig" id="\(Slug.make(figure.id))">\(heading)\(subtitle)
      \(wide)\(narrow)
      <p class="src">\(figure.caption)</p>\(figureTools(figure, from: page))</div>

      """
  }

  private func figureTools(_ figure: Figure, from page: PagePath) -> HTML {
    var links: [HTML] = []
    if let first = figure.rows.first {
      let code = data.observations[first].indicator
      let place = page.reference(to: provenancePage(ofIndicator: code))
      links.append("<a href=\"\(place)\">\(say("tools.origin"))</a>")
    }
    if let folder = downloads.figureFolder {
      for ending in downloads.figureEndings {
        links.append(
          """
          <a href="\(toOutput(page))\(folder)/\(figure.id).\(ending)">\(ending.uppercased())\
          <span class="vh">: \(figure.title)</span></a>
          """)
      }
    }
    return links.isEmpty ? .empty : "<p class=\"tools\">\(links.joined(" "))</p>"
  }
}
