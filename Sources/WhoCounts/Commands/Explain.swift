import Bytes
import FileFormats
import Renderer
import SDGModel
import Wording

/// `explain`: who measured an indicator when, why lines are cut, what stands beside what.
public enum Explain {
  /// - Parameters:
  ///   - indicator: its code in any form that ``Framework/code(of:)`` reads.
  ///   - area: code, name or alias of an area; `nil` for all.
  ///   - period: only figures whose period lies within this one; `nil` for all.
  ///   - width: how many columns a line of the text may take; `nil` for as many as it needs.
  /// - Throws: where the code is no indicator's, or area or period cannot be read. An indicator
  ///   without figures is no error.
  public static func run(
    _ result: Pipeline.Result, reference: Reference, indicator: String, area: String?,
    period: String?, project: String = "indicators", width: Int? = 100
  ) throws(ProjectError) -> CommandResult {
    let data = result.data
    let language = data.scope.languages.first ?? "en"
    let code = try known(indicator, result: result, reference: reference)
    let question = Explanation.Question(
      indicator: code,
      area: try area.map { text throws(ProjectError) in try known(area: text, data.scope) },
      period: try period.map { text throws(ProjectError) in try known(period: text) })
    let words = Words(
      data: data, framework: reference.framework, catalogue: try catalogue(data.scope.languages),
      language: language)
    var explanation = Explanation(question, words: words, findings: result.findings)
    // As it has to be typed: the default project needs no word.
    explanation.command = project == "indicators" ? code : "\(code) --project \(project)"
    return CommandResult(
      command: "explain", project: data.scope.title[language], asOf: data.scope.asOf,
      summary: [
        ("indicator", .string(code)), ("title", .string(words.indicatorTitle(code))),
        ("area", .text(question.area)), ("period", .text(question.period?.text)),
        ("figures", .integer(explanation.figureCount)), ("cuts", .integer(explanation.cutCount)),
      ],
      table: explanation.table(), lines: explanation.prose(width: width), showsTable: false)
  }

  private static func catalogue(_ languages: [String]) throws(ProjectError) -> Catalogue {
    do { return try Catalogue(languages: languages.map { Language($0) }) } catch {
      throw ProjectError(
        error.place, error.reason,
        hint: "Keep the program together with its resource folders, or install it anew")
    }
  }

  // MARK: What is asked for

  /// The code as the framework or the data have it.
  private static func known(
    _ text: String, result: Pipeline.Result, reference: Reference
  ) throws(ProjectError) -> String {
    let framework = reference.framework
    let code = framework.code(of: text).text
    let own = Set(result.data.cells.map(\.key.indicator))
      .union(result.data.scope.indicatorNames.keys)
    if own.contains(code) { return code }
    if let listed = framework.indicator(code) { return listed.code }
    if let same = own.sorted().first(where: { $0.lowercased() == code.lowercased() }) {
      return same
    }
    let near = nearest(to: code, among: framework.indicators.map(\.code) + own)
    throw ProjectError(
      "explain \(text)", "no indicator has this code",
      hint: near.isEmpty
        ? "Give a code such as \(framework.indicators.first?.code ?? "1.1.1")"
        : "Nearest: " + near.joined(separator: ", "))
  }

  /// Codes of the same target; where it has none, those a letter or two away.
  static func nearest(to code: String, among known: some Sequence<String>) -> [String] {
    let target = IndicatorCode(code).target
    let all = Set(known)
    let ofTarget = all.filter { target != nil && IndicatorCode($0).target == target }
    let near = all.filter { Suggestion.distance(code.lowercased(), $0.lowercased()) <= 2 }
    let ranked = (ofTarget.isEmpty ? near : ofTarget).map { IndicatorCode($0) }.sorted()
    return ranked.prefix(5).map(\.text)
  }

  private static func known(area text: String, _ scope: Scope) throws(ProjectError) -> String {
    let areas = [scope.area] + scope.areas
    let key = text.lowercased()
    let found = areas.first { area in
      ([area.id] + area.aliases + area.name.languages.map { area.name[$0] })
        .contains { $0.lowercased() == key }
    }
    if let found { return found.id }
    let names = areas.flatMap { [$0.id, $0.name[scope.languages.first ?? "en"]] }
    let near = Suggestion.nearest(to: text, among: names)
    throw ProjectError(
      "--area \(text)", "the project has no such area",
      hint: near.map { "Did you mean \($0)?" }
        ?? "Its areas: " + areas.prefix(10).map(\.id).joined(separator: ", ")
        + (areas.count > 10 ? " and \(areas.count - 10) more" : ""))
  }

  private static func known(period text: String) throws(ProjectError) -> Period {
    guard let period = Period(text) else {
      throw ProjectError(
        "--period \(text)", "this is no period",
        hint: "Give a year or a span, such as 2016, 2015/16, 2015-2019 or 2018-09")
    }
    return period
  }
}
