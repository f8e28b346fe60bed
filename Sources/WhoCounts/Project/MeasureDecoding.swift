import FileFormats
import Ingest
import SDGModel

/// Decodes `measures:` of a recipe.
extension RecipeDecoder {
  /// None in a recipe that is not finished: its file is not read then, and everything else is.
  ///
  /// - Parameter recipe: with its groups and area, which breakdowns name.
  func measures(_ node: YAMLNode, _ recipe: Recipe) throws(YAMLError) -> [Recipe.Measure] {
    var found: [Recipe.Measure] = []
    for item in try node.requireList() { found.append(try measure(item, recipe)) }
    return found
  }

  private func measure(_ node: YAMLNode, _ recipe: Recipe) throws(YAMLError) -> Recipe.Measure {
    var map = try StrictMap(node)
    let indicator = try map.requireString("indicator")
    let (kind, standard) = try kind(&map, node, indicator, recipe)
    guard let unit = try map.string("unit") ?? standard else {
      throw node.problem("expected `unit` for \(indicator): what it is a mean or a sum of")
    }
    var measure = Recipe.Measure(
      indicator: indicator, series: try map.string("series") ?? "", unit: unit, kind: kind)
    measure.countsZeros = try map.bool("zeros") ?? false
    if measure.countsZeros {
      guard case .count = kind else { throw node.expected("`zeros` beside `count: true` only") }
    }
    if let by = map.node("by") { measure.breakdowns = try breakdowns(by, recipe) }
    if case .score(let score) = kind {
      if map.node("by") == nil { measure.breakdowns = [[score.statement]] }
      guard measure.breakdowns.allSatisfy({ $0.contains(score.statement) }) else {
        throw node.problem(
          "every breakdown of a score names the statement: scores of different statements have no mean"
        )
      }
    }
    measure.completeness = try completeness(&map, node)
    try map.finish()
    return measure
  }

  /// What is computed, and the unit that it has where the recipe does not say; `nil` where it has to: a mean or sum
  /// may be of money, metres or persons, and a small mean is no small count of persons.
  private func kind(
    _ map: inout StrictMap, _ node: YAMLNode, _ indicator: String, _ recipe: Recipe
  ) throws(YAMLError) -> (Recipe.Measure.Kind, unit: String?) {
    let among = try map.node("among").map { node throws(YAMLError) in try conditions(node) } ?? []
    if let share = map.node("share") { return (.share(try conditions(share), among: among), "PT") }
    if try map.bool("count") == true { return (.count(among: among), "NUMBER") }
    if let rate = map.node("rate") { return (.rate(try self.rate(rate, among, recipe)), "") }
    guard among.isEmpty else {
      throw node.expected("`among` beside `share`, `count` or `rate` only")
    }
    if let column = try map.string("mean") { return (.mean(column: column), nil) }
    if let column = try map.string("sum") { return (.sum(column: column), nil) }
    if let score = map.node("score") { return (.score(try self.score(score, recipe)), "SCORE") }
    throw node.expected(
      "`share`, `count: true`, `mean`, `sum`, `rate` or `score` for \(indicator)")
  }

  /// `{found: column, per: column, survey: column, times: 100, foundBy: [species]}`.
  private func rate(
    _ node: YAMLNode, _ among: [Recipe.Condition], _ recipe: Recipe
  ) throws(YAMLError) -> Recipe.Measure.Rate {
    var map = try StrictMap(node)
    var rate = Recipe.Measure.Rate(
      effort: try map.requireString("per"), found: try map.string("found"))
    rate.among = among
    rate.survey = try map.string("survey")
    rate.times = try map.double("times") ?? 1
    guard rate.times > 0 else { throw node.expected("`times` above 0") }
    rate.foundBy = Set((try map.strings("foundBy") ?? []).map(dimension))
    for dimension in rate.foundBy.sorted() where recipe.groups[dimension] == nil {
      throw node.problem(
        "expected under `foundBy` what the recipe has under `groups`, found `\(dimension.replacing("dimension:", with: ""))`"
      )
    }
    try map.finish()
    return rate
  }

  /// `{column: score, scale: 1-5, statement: statement, people: column}`.
  private func score(
    _ node: YAMLNode, _ recipe: Recipe
  ) throws(YAMLError) -> Recipe.Measure.Score {
    var map = try StrictMap(node)
    let column = try map.requireString("column")
    let scale = try map.requireString("scale").split(separator: "-").compactMap { Double($0) }
    guard scale.count == 2, scale[0] < scale[1] else {
      throw node.expected("`scale` as its ends, such as 1-5 or 0-10")
    }
    let people = try map.string("people")
    let statement = dimension(try map.requireString("statement"))
    guard recipe.groups[statement] != nil else {
      throw node.problem("expected the statements of a score card under `groups`")
    }
    try map.finish()
    var score = Recipe.Measure.Score(
      column: column, lowest: scale[0], highest: scale[1], people: people)
    score.statement = statement
    return score
  }

  private func breakdowns(_ by: YAMLNode, _ recipe: Recipe) throws(YAMLError) -> [[String]] {
    var found: [[String]] = []
    for item in try by.requireList() {
      var dimensions: [String] = []
      for name in try item.requireStrings() {
        let dimension = dimension(name)
        let isKnown = name == "area" ? recipe.area != nil : recipe.groups[dimension] != nil
        guard isKnown else {
          let known = recipe.groups.keys.map {
            $0.hasPrefix("dimension:") ? String($0.dropFirst(10)) : $0
          }
          let near = Suggestion.nearest(to: name, among: known.sorted() + ["area"])
          throw item.problem(
            "expected a breakdown by what the recipe names: `\(name)` is not under `groups`"
              + (near.map { "; did you mean \($0)?" } ?? ""))
        }
        dimensions.append(dimension)
      }
      found.append(dimensions)
    }
    return found
  }

  private func completeness(
    _ map: inout StrictMap, _ node: YAMLNode
  ) throws(YAMLError) -> Recipe.Measure.Completeness? {
    guard var completeness = try map.map("completeness") else { return nil }
    guard let perDay = try completeness.double("perDay"), perDay > 0,
      let least = try completeness.double("least"), (0...100).contains(least)
    else { throw node.expected("`perDay` above 0 and `least` in per cent under `completeness`") }
    try completeness.finish()
    return .init(perDay: perDay, leastPercent: least)
  }
}
