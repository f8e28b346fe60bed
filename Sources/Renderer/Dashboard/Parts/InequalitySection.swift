import Analysis
import SDGModel
import Wording

/// How far apart the groups of a dimension are, series by series.
struct InequalitySection {
  let site: Site
  let code: String

  /// Series on a page; the others stand in the data file.
  private static let most = 8

  private var words: InequalityWords { InequalityWords(words: site.words) }

  /// - Parameter dimension: of the breakdown that the page shows; of two together each by itself.
  func html(dimension: String, from page: PagePath) -> HTML {
    let dimensions = dimension.split(separator: "+").map(String.init)
    let found = site.findings.inequality.filter {
      $0.key.indicator == code && dimensions.contains($0.dimension)
        && $0.key.area == site.scope.area.id
    }
    // What is about everybody stands before what is about a part.
    let sorted = found.enumerated().sorted {
      ($0.element.key.breakdown.parts.count, $0.offset)
        < ($1.element.key.breakdown.parts.count, $1.offset)
    }.map(\.element)
    guard !sorted.isEmpty else { return .empty }
    let items = sorted.prefix(Self.most).map { one -> HTML in
      let sentences = words.sentences(one).joined(separator: " ")
      return "<dt>\(words.title(one))</dt><dd>\(sentences)</dd>"
    }.joined()
    let rest = sorted.count - Self.most
    let more: HTML =
      rest > 0 ? "<p class=\"sm\">\(site.count("unequal.further", rest))</p>" : .empty
    return Block.section(
      site.say("unequal.title"), id: "unequal",
      note: .escaping(site.say("unequal.note")),
      """
      <dl>\(items)</dl>\(more)<p class="sm"><a href="\(page.reference(to: .methods))#unequal">\(site.say("unequal.toMethods"))</a> \
      <a href="\(site.toOutput(page))data/inequality.csv">\(site.say("unequal.toFile"))</a></p>
      """)
  }
}
