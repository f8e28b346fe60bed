import Disclosure
import SDGModel

/// How the values of a figure came about: each has an entry with its formula, source and settings on the page of
/// methods.
enum FigureMaking: String, CaseIterable {
  case published, records, shares, means, weighted, fitted, effort, score, readings

  /// Of a row: what its note says that a recipe did, or that nothing was computed.
  static func of(_ row: Observation, isComputed: Bool) -> Set<FigureMaking> {
    guard isComputed else { return [.published] }
    var found: Set<FigureMaking> = [.records]
    for remark in FigureRemark.read(row.note) ?? [] {
      switch remark {
      case .counted, .unanswered: break
      case .effort: found.insert(.effort)
      case .scale: found.insert(.score)
      case .weighted(_, let isFitted): found.insert(isFitted ? .fitted : .weighted)
      case .completeness: found.insert(.readings)
      case .basis(_, let method?): found.insert(method == "Wilson" ? .shares : .means)
      case .basis(_, nil):
        if row.numerator != nil { found.insert(.shares) }
      }
    }
    return found
  }
}

/// The figures of the pages, each with how it was made.
struct FigureMakings {
  let site: Site
  private let computed: Set<String>

  init(_ site: Site) {
    self.site = site
    computed = Set(site.data.files.filter(\.holdsFigures).map(\.path))
  }

  func makings(_ figure: Figure) -> [FigureMaking] {
    let found = figure.rows.reduce(into: Set<FigureMaking>()) { all, index in
      let row = site.data.observations[index]
      all.formUnion(FigureMaking.of(row, isComputed: computed.contains(row.origin.file)))
    }
    return FigureMaking.allCases.filter(found.contains)
  }

  /// Those that occur on the pages.
  func used() -> [FigureMaking] {
    let all = site.index.indicators.flatMap { site.figures(ofIndicator: $0).all }
    let found = Set(all.flatMap(makings))
    return FigureMaking.allCases.filter(found.contains)
  }

  /// Every figure of an indicator in one list: its name, and how it was made.
  func list(_ code: String, from page: PagePath) -> HTML {
    let figures = site.figures(ofIndicator: code).all
    guard !figures.isEmpty else { return .empty }
    // Most figures of an indicator are made alike: they are named together.
    let byMaking = Dictionary(grouping: figures, by: makings)
    let items = byMaking.sorted {
      $0.key.map(\.rawValue).lexicographicallyPrecedes($1.key.map(\.rawValue))
    }
    .map { makings, figures -> HTML in
      let links = makings.map { making -> HTML in
        "<a href=\"#made-\(making.rawValue)\">\(site.say("made.\(making.rawValue)"))</a>"
      }.joined(", ")
      let names = figures.map { figure -> HTML in "<code>\(figure.id)</code>" }.joined(", ")
      return "<br><span class=\"sm\">\(names): \(links)</span>"
    }.joined()
    return "<li>\(site.indicatorLink(code, from: page))\(items)</li>"
  }
}
