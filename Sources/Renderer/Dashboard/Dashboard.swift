import Analysis
import Disclosure
import SDGModel
import Wording

/// The pages of one language: the first language of the project lies at the root of the output,
/// each further one in a folder of its tag.
///
/// Pages work from `file://`, without network and without JavaScript, and link relatively.
public struct Dashboard: Sendable {
  private let site: Site

  /// - Parameters:
  ///   - figures: what is drawn; it must be of the same language as `words`.
  ///   - downloads: files that others write and pages link to.
  /// - Throws: when the resources of the room cannot be found or read.
  public init(
    data: PublishableDataset, findings: Findings, framework: Framework, catalogue: Catalogue,
    figures: FigureBook, words: Words, downloads: Downloads = Downloads()
  ) throws {
    site = try Site(
      data: data, findings: findings, framework: framework, catalogue: catalogue,
      figures: figures, words: words, downloads: downloads)
  }

  /// One task a file, sorted by path; the style sheet is the first language's.
  public func tasks() -> [OutputTask] {
    let site = site
    var tasks: [OutputTask] = []
    func add(_ path: PagePath, _ make: @escaping @Sendable () throws -> Page) {
      let folder = site.isFirstLanguage ? "" : "\(site.language.tag)/"
      tasks.append(
        OutputTask(path: folder + path.text) { try make().document(site).bytes })
    }
    add(.overview) { OverviewPage(site: site).page() }
    add(.goals) { GoalsPage(site: site).page() }
    for goal in site.goals { add(.goal(goal.number)) { GoalPage(site: site, goal: goal).page() } }
    add(.indicators) { IndicatorsPage(site: site).page() }
    for row in site.rows {
      let code = row.indicator
      add(site.page(ofIndicator: code)) { try IndicatorPage(site: site, row: row).page() }
      guard site.hasData(code) else { continue }
      for part in site.index.parts(ofIndicator: code).indices {
        let page = ProvenancePage(site: site, code: code, part: part + 1)
        add(page.path) { page.page() }
      }
      let figures = site.figures(ofIndicator: code)
      let isContinued = site.selection(ofIndicator: code).continues
      // The first breakdown stands on the indicator's own page, where it is not too long.
      let first = isContinued ? nil : figures.breakdowns.first?.dimension
      for breakdown in figures.pages where breakdown.dimension != first {
        let parts = FigureSelection.pages(of: breakdown.figures)
        for (position, part) in parts.enumerated() {
          let page = BreakdownPage(
            site: site, code: code, breakdown: breakdown, figures: part, part: position + 1,
            parts: parts.count)
          add(page.path) { try page.page() }
        }
      }
    }
    add(.groups) { GroupsPage(site: site).page() }
    for group in site.scope.groups {
      add(site.page(ofGroup: group.id)) { try GroupPage(site: site, group: group).page() }
    }
    add(.sources) { SourcesPage(site: site).page() }
    for source in site.data.sources {
      add(site.page(ofSource: source.id)) { SourcePage(site: site, source: source).page() }
    }
    add(.gaps) { GapsPage(site: site).page() }
    add(.problems) { ProblemsPage(site: site).page() }
    add(.methods) { MethodsPage(site: site).page() }
    if site.isFirstLanguage {
      tasks.append(OutputTask(path: "whocounts.css") { try StyleSheet.bytes(goals: site.goals) })
    }
    return tasks.sorted { $0.path < $1.path }
  }
}
