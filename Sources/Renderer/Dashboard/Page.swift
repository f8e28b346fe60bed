import Wording

/// A page before its head and foot are put around it.
struct Page: Sendable {
  /// The entries of the navigation.
  enum Section: String, Sendable, CaseIterable {
    case overview, goals, indicators, groups, sources, gaps, problems, methods

    var path: PagePath {
      switch self {
      case .overview: .overview
      case .goals: .goals
      case .indicators: .indicators
      case .groups: .groups
      case .sources: .sources
      case .gaps: .gaps
      case .problems: .problems
      case .methods: .methods
      }
    }
  }

  /// A step on the way from the overview; without a path it is the page itself.
  struct Crumb: Sendable {
    var label: HTML
    var path: PagePath?
  }

  var path: PagePath
  var section: Section
  /// The document's title, without the name of the site.
  var title: String
  var crumbs: [Crumb] = []
  /// The goal whose colour the page carries.
  var goal: Int?
  /// Everything from the h1 on.
  var body: HTML
}

extension Page {
  /// The whole document.
  func document(_ site: Site) -> HTML {
    let name = "\(title) | WhoCounts \(site.areaName)"
    let bodyClass: HTML = goal.map { " class=\"g\($0)\"" } ?? .empty
    return """
      <!doctype html>
      <html lang="\(site.writtenLanguage.tag)" dir="\(site.writtenLanguage.direction)"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width,initial-scale=1"><title>\(name)</title>\
      <link rel="icon" href="data:,"><link rel="stylesheet" href="\(site.fromFolder(path))whocounts.css">\
      \(site.alternates(of: path))</head>
      <body\(bodyClass)><a class="skip" href="#main">\(site.say("page.skip"))</a>
      \(asOfBanner(site))
      \(masthead(site))
      <main id="main">
      \(crumbTrail(site))
      \(body)
      </main>
      \(footer(site))
      </body></html>

      """
  }

  private func asOfBanner(_ site: Site) -> HTML {
    let label = site.say("page.asOf", ["year": .text("\(site.scope.asOf)")])
    let notice = Site.sentence(site.scope.notice[site.language.tag])
    let meaning = site.say("page.noFigureMeans", ["year": .text("\(site.scope.asOf)")])
    return """
      <aside class="asof" aria-label="\(label)"><p class="w"><b>\(label)</b>\
      <span>\(notice) \(meaning)</span></p></aside>
      """
  }

  private func masthead(_ site: Site) -> HTML {
    let links = Section.allCases.map { entry -> HTML in
      let isHere = entry == section
      let current: HTML =
        !isHere ? .empty : entry.path == path ? " aria-current=\"page\"" : " aria-current=\"true\""
      return """
        <li><a href="\(path.reference(to: entry.path))"\(current)>\
        \(site.say("nav.\(entry.rawValue)"))</a></li>
        """
    }.joined()
    return """
      <header class="mast"><div class="w"><a class="logo" href="\(path.reference(to: .overview))">\
      \(Mark.official.html)\(Mark.citizen.html)\(Mark.absent.html) WhoCounts<span>\(site.areaName)</span></a>\
      \(languageSwitch(site))<nav aria-label="\(site.say("nav.label"))" tabindex="0"><ul>\(links)</ul></nav></div></header>
      """
  }

  private func languageSwitch(_ site: Site) -> HTML {
    guard site.scope.languages.count > 1 else { return .empty }
    let links = site.otherLanguages(of: path).map { language, reference -> HTML in
      """
      <li><a href="\(reference)" hreflang="\(language.tag)" lang="\(language.tag)">\(language.ownName)</a></li>
      """
    }.joined()
    return "<nav aria-label=\"\(site.say("nav.languages"))\"><ul>\(links)</ul></nav>"
  }

  private func crumbTrail(_ site: Site) -> HTML {
    guard !crumbs.isEmpty else { return "<div class=\"w crumbs\"></div>" }
    let overview = Crumb(label: .escaping(site.say("nav.overview")), path: .overview)
    let items = ([overview] + crumbs).map { crumb -> HTML in
      guard let target = crumb.path else { return "<li><span>\(crumb.label)</span></li>" }
      return "<li><a href=\"\(path.reference(to: target))\">\(crumb.label)</a></li>"
    }.joined()
    return """
      <nav class="w crumbs" aria-label="\(site.say("nav.trail"))"><ol>\(items)</ol></nav>
      """
  }

  private func footer(_ site: Site) -> HTML {
    var links: [HTML] = [
      "<a href=\"\(path.reference(to: .methods))\">\(site.say("nav.methods"))</a>",
      "<a href=\"\(path.reference(to: .problems))\">\(site.say("nav.problems"))</a>",
    ]
    let files = [
      ("footer.observations", site.downloads.observations),
      ("footer.manifest", site.downloads.manifest),
    ]
    for (key, file) in files {
      guard let file else { continue }
      links.append("<a href=\"\(site.toOutput(path))\(file)\">\(site.say(key))</a>")
    }
    let date = site.scope.publishedOn.map { site.say("footer.published", ["date": .code($0)]) }
    return """
      <footer><div class="w two"><p>\(site.title). \(Site.sentence(site.scope.notice[site.language.tag])) \(date ?? "")</p>\
      <p>\(site.say("footer.made")) \(links.joined(" · "))</p>\
      <p>\(site.say("footer.goals"))</p></div></footer>
      """
  }
}

extension Site {
  /// The language that most words of the pages are in: that of the pages, or where it has no
  /// messages the one that stands in for it.
  var writtenLanguage: Language { catalogue.writtenLanguage }

  /// From a page to the folder of the output.
  func toOutput(_ path: PagePath) -> String {
    path.toRoot + (isFirstLanguage ? "" : "../")
  }

  /// From a page to the folder that holds the style sheet.
  func fromFolder(_ path: PagePath) -> String { toOutput(path) }

  /// The same page in the other languages.
  func otherLanguages(of path: PagePath) -> [(Language, String)] {
    scope.languages.enumerated().compactMap { position, tag in
      let other = Language(tag)
      guard other != language else { return nil }
      let folder = position == 0 ? "" : "\(other.tag)/"
      return (other, toOutput(path) + folder + path.text)
    }
  }

  func alternates(of path: PagePath) -> HTML {
    otherLanguages(of: path).map { other, reference -> HTML in
      "<link rel=\"alternate\" hreflang=\"\(other.tag)\" href=\"\(reference)\">"
    }.joined()
  }
}
