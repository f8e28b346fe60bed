import Analysis
import SDGModel
import Wording

/// What each figure of the pages rests on: how its values were made, how series are judged and groups held against each
/// other, with formulas, sources and the settings in force.
struct MethodsOfFigures {
  let site: Site
  let page: PagePath

  func html() -> HTML { makings() + progress() + inequality() + figures() }

  private func entries(_ names: [String], _ arguments: [String: Catalogue.Argument] = [:]) -> HTML {
    names.map { name -> HTML in
      let anchor = name.hasPrefix("made.") ? " id=\"\(Slug.make(name))\"" : ""
      return """
        <dt\(HTML.trusted(anchor))>\(site.say(name))</dt><dd>\(site.say("\(name).rule", arguments))</dd>
        """
    }.joined()
  }

  private func makings() -> HTML {
    let used = FigureMakings(site).used()
    guard !used.isEmpty else { return .empty }
    return Block.section(
      site.say("made.title"), id: "made", note: .escaping(site.say("made.note")),
      "<dl>\(entries(used.map { "made.\($0.rawValue)" }, ["least": .text("\(site.scope.leastCount)"), "leastSensitive": .text("\(site.scope.leastSensitiveCount)")]))</dl>"
    )
  }

  private func progress() -> HTML {
    guard !site.findings.progress.isEmpty else { return .empty }
    let settings = site.findings.progressSettings
    let arguments: [String: Catalogue.Argument] = [
      "method": .text(site.progressWords.name(settings.method)),
      "baseline": .asIs("\(settings.baselineYear)"), "target": .asIs("\(settings.targetYear)"),
    ]
    let methods = ProgressMethod.allCases.map { method -> HTML in
      """
      <dt>\(capitalised(site.progressWords.name(method)))</dt><dd>\(site.say("progress.rule.\(method.rawValue)"))</dd>
      """
    }.joined()
    let left = settings.left.sorted { $0.key < $1.key }.map { code, reason -> HTML in
      "<li><code>\(code)</code>: \(reason)</li>"
    }.joined()
    let leftOut: HTML =
      left.isEmpty ? .empty : "<h3>\(site.say("progress.leftTitle"))</h3><ul>\(left)</ul>"
    return Block.section(
      site.say("progress.methodsOf"), id: "progress",
      note: .escaping(site.say("progress.inForce", arguments)),
      "<dl>\(entries(["progress.points", "progress.aims", "progress.groups"], arguments))</dl><h3>\(site.say("progress.formulas"))</h3><dl>\(methods)</dl>\(leftOut)"
    )
  }

  private func inequality() -> HTML {
    guard !site.findings.inequality.isEmpty else { return .empty }
    return Block.section(
      site.say("unequal.methodsOf"), id: "unequal",
      note: .escaping(site.say("unequal.inForce")),
      "<dl>\(entries(["unequal.d", "unequal.r", "unequal.behind", "unequal.change"]))</dl>")
  }

  private func figures() -> HTML {
    let makings = FigureMakings(site)
    let goals = site.goals.map { goal -> HTML in
      let items = goal.rows.map { makings.list($0.indicator, from: page) }.joined()
      guard !items.isEmpty else { return .empty }
      return
        "<h3><b class=\"gn\">\(goal.number)</b> \(site.goalName(goal.number))</h3><ul>\(items)</ul>"
    }.joined()
    guard !goals.isEmpty else { return .empty }
    return Block.section(
      site.say("made.figures"), id: "figures", note: .escaping(site.say("made.figuresNote")), goals)
  }
}
