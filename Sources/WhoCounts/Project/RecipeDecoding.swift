import FileFormats
import Ingest
import SDGModel

/// Decodes `recipes/*.yaml`: how single records become figures.
struct RecipeDecoder {
  let vocabulary: Vocabulary
  /// The project's folder, in which forms lie.
  let folder: String

  func recipe(_ root: YAMLNode) throws(YAMLError) -> Recipe {
    var map = try StrictMap(root)
    map.ignore("schema")
    let file = try map.requireString("file")
    var recipe = Recipe(
      file: file, period: try period(try map.require("period")),
      measures: try measures(try map.require("measures")))
    recipe.table = try map.string("table")
    recipe.records = try map.string("records") ?? recipe.records
    recipe.missing = try map.strings("missing") ?? []
    recipe.weight = try map.string("weight")
    recipe.notPersonal = Set(try map.strings("notPersonal") ?? [])
    if let node = map.node("form") { recipe.form = try form(node) }
    for entry in try map.node("derive")?.requireMap() ?? [] {
      recipe.derived.append(
        Recipe.Derived(name: entry.key, cases: try cases(entry.value)))
    }
    if let node = map.node("where") { recipe.conditions = try conditions(node) }
    if let node = map.node("area") { recipe.area = try assignment(node) }
    for entry in try map.node("groups")?.requireMap() ?? [] {
      let dimension = vocabulary.dimension(named: entry.key)?.id ?? "dimension:\(entry.key)"
      recipe.groups[dimension] = try assignment(entry.value)
    }
    try map.finish()
    try check(recipe, root)
    return recipe
  }

  /// One workbook, or the sheets of questions and of choices.
  private func form(_ node: YAMLNode) throws(YAMLError) -> XLSForm {
    let files = try node.requireStrings()
    do throws(XLSFormReader.Failure) {
      return try XLSFormReader.read(files.map { "\(folder)/\($0)" })
    } catch {
      throw node.expected(
        "a form (XLSForm) that can be read; \(error.text)",
        hint: "Paths are within the project; give the workbook, or the sheets survey and choices.")
    }
  }

  /// `[{is: basic, where: [conditions]}, …]`: the first that a record meets.
  private func cases(_ node: YAMLNode) throws(YAMLError) -> [Recipe.Derived.Case] {
    var found: [Recipe.Derived.Case] = []
    for item in try node.requireList() {
      var map = try StrictMap(item)
      found.append(
        Recipe.Derived.Case(
          text: try map.requireString("is"), conditions: try conditions(try map.require("where"))))
      try map.finish()
    }
    return found
  }

  /// Breakdowns name only what the recipe assigns.
  private func check(_ recipe: Recipe, _ root: YAMLNode) throws(YAMLError) {
    try checkCategories(recipe, root)
    for dimension in recipe.measures.flatMap(\.breakdowns).joined() {
      let isKnown = dimension == "area" ? recipe.area != nil : recipe.groups[dimension] != nil
      guard isKnown else {
        throw root.expected(
          "`\(dimension)` under `groups` (or `area`), as a breakdown under `by` needs it")
      }
    }
  }

  /// What becomes a category is published: it has to be on a list, for the texts of a column may be names.
  private func checkCategories(_ recipe: Recipe, _ root: YAMLNode) throws(YAMLError) {
    var assignments = recipe.groups.map { (name: $0.key, assignment: $0.value) }
    if let area = recipe.area { assignments.append(("area", area)) }
    for (name, assignment) in assignments.sorted(by: { $0.name < $1.name }) {
      guard case .column(let column, let map) = assignment, map.isEmpty else { continue }
      let isListed = recipe.form?.question(column).map { question in
        recipe.form?.choices(of: question).isEmpty == false
      }
      let isDerived = recipe.derived.contains { $0.name == column }
      guard isListed != true, !isDerived else { continue }
      throw root.expected(
        "a `map` for `\(name)`: which texts of the column \(column) count, and what they become",
        hint:
          "Categories are published, and the texts of a column may be names. A form with a list of answers, or a column under `derive`, needs no map."
      )
    }
  }

  private func period(_ node: YAMLNode) throws(YAMLError) -> Recipe.PeriodAssignment {
    guard case .map = node.content else { return .given(try node.requireString()) }
    var map = try StrictMap(node)
    let column = try map.requireString("column")
    let step = try map.choice("by", Recipe.PeriodAssignment.Step.self) ?? .year
    let order = try map.choice("order", Recipe.DateOrder.self)
    try map.finish()
    return .column(column, by: step, order: order)
  }

  /// A text that holds for all records, or `{column, map}`.
  private func assignment(_ node: YAMLNode) throws(YAMLError) -> Recipe.Assignment {
    guard case .map = node.content else { return .given(try node.requireString()) }
    var map = try StrictMap(node)
    let column = try map.requireString("column")
    var texts: [String: String] = [:]
    for entry in try map.node("map")?.requireMap() ?? [] {
      texts[entry.key] = try entry.value.requireString()
    }
    try map.finish()
    return .column(column, map: texts)
  }

  private func conditions(_ node: YAMLNode) throws(YAMLError) -> [Recipe.Condition] {
    var found: [Recipe.Condition] = []
    for item in try node.requireList() {
      var map = try StrictMap(item)
      let column = try map.requireString("column")
      let test: Recipe.Condition.Test
      if let texts = try map.strings("is") {
        test = .isOneOf(texts)
      } else if let texts = try map.strings("not") {
        test = .isNoneOf(texts)
      } else if let texts = try map.strings("selected") {
        test = .hasAnyOf(texts)
      } else if let texts = try map.strings("notSelected") {
        test = .hasNoneOf(texts)
      } else if try map.bool("answered") == true {
        test = .isAnswered
      } else {
        let (from, to) = (try map.double("from"), try map.double("to"))
        guard from != nil || to != nil else {
          throw item.expected(
            "`is`, `not`, `selected`, `notSelected`, `from`, `to` or `answered: true`")
        }
        test = .within(from: from, to: to)
      }
      try map.finish()
      found.append(Recipe.Condition(column: column, test: test))
    }
    return found
  }

  private func measures(_ node: YAMLNode) throws(YAMLError) -> [Recipe.Measure] {
    var found: [Recipe.Measure] = []
    for item in try node.requireList() { found.append(try measure(item)) }
    return found
  }

  private func measure(_ node: YAMLNode) throws(YAMLError) -> Recipe.Measure {
    var map = try StrictMap(node)
    let indicator = try map.requireString("indicator")
    let among = try map.node("among").map { node throws(YAMLError) in try conditions(node) } ?? []
    let kind: Recipe.Measure.Kind
    var unit = "NUMBER"
    if let share = map.node("share") {
      kind = .share(try conditions(share), among: among)
      unit = "PT"
    } else if try map.bool("count") == true {
      kind = .count(among: among)
    } else if let column = try map.string("mean") {
      kind = .mean(column: column)
    } else if let column = try map.string("sum") {
      kind = .sum(column: column)
    } else {
      throw node.expected("`share`, `count: true`, `mean` or `sum` for \(indicator)")
    }
    var measure = Recipe.Measure(
      indicator: indicator, series: try map.string("series") ?? "",
      unit: try map.string("unit") ?? unit, kind: kind)
    if let by = map.node("by") {
      measure.breakdowns = []
      for item in try by.requireList() {
        var dimensions: [String] = []
        for name in try item.requireStrings() {
          dimensions.append(
            name == "area" ? name : vocabulary.dimension(named: name)?.id ?? "dimension:\(name)")
        }
        measure.breakdowns.append(dimensions)
      }
    }
    if var completeness = try map.map("completeness") {
      guard let perDay = try completeness.double("perDay"), perDay > 0,
        let least = try completeness.double("least"), (0...100).contains(least)
      else { throw node.expected("`perDay` above 0 and `least` in per cent under `completeness`") }
      measure.completeness = .init(perDay: perDay, leastPercent: least)
      try completeness.finish()
    }
    try map.finish()
    return measure
  }
}
