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
    var recipe = Recipe(file: file, period: try period(try map.require("period")), measures: [])
    recipe.table = try map.string("table")
    recipe.records = try map.string("records") ?? recipe.records
    recipe.missing = try map.strings("missing") ?? []
    recipe.weight = try map.string("weight")
    recipe.unique = try map.string("unique")
    recipe.notPersons = try map.string("notPersons")
    recipe.notPersonal = Set(try map.strings("notPersonal") ?? [])
    if let node = map.node("form") { recipe.form = try form(node) }
    for entry in try map.node("derive")?.requireMap() ?? [] {
      recipe.derived.append(
        Recipe.Derived(name: entry.key, cases: try cases(entry.value)))
    }
    if let node = map.node("where") { recipe.conditions = try conditions(node) }
    if let node = map.node("area") { recipe.area = try area(node) }
    for entry in try map.node("groups")?.requireMap() ?? [] {
      recipe.groups[dimension(entry.key)] = try assignment(entry.value)
    }
    if let node = map.node("calibrate") { recipe.calibration = try calibration(node) }
    recipe.measures = try measures(try map.require("measures"), recipe)
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

  /// `{margins: [a file for each], cap: 5}`.
  private func calibration(_ node: YAMLNode) throws(YAMLError) -> RecipeCalibration {
    var map = try StrictMap(node)
    let files = try map.require("margins")
    var margins: [RecipeCalibration.Margin] = []
    for file in try files.requireStrings() {
      do throws(MarginReader.Failure) {
        var margin = try MarginReader.read(path: "\(folder)/\(file)", dimension: dimension)
        margin.name = file
        margins.append(margin)
      } catch {
        throw files.problem(
          "expected tables of the population's sizes; \(file): \(error.text)",
          hint:
            "A CSV file within the project, outside `data`: a column for each dimension, and `size`."
        )
      }
    }
    guard !margins.isEmpty else { throw files.expected("at least one table of sizes") }
    let cap = try map.double("cap")
    if let cap, cap <= 1 { throw node.expected("`cap` above 1, in medians of the weights") }
    try map.finish()
    return RecipeCalibration(margins: margins, cap: cap)
  }

  func dimension(_ name: String) -> String {
    name == "area" ? name : vocabulary.dimension(named: name)?.id ?? "dimension:\(name)"
  }

  /// Breakdowns and margins name only what the recipe assigns.
  private func check(_ recipe: Recipe, _ root: YAMLNode) throws(YAMLError) {
    try checkCategories(recipe, root)
    func isAssigned(_ dimension: String) -> Bool {
      if dimension != "area" { return recipe.groups[dimension] != nil }
      guard case .given? = recipe.area else { return recipe.area != nil }
      return false
    }
    for dimension in recipe.calibration?.margins.flatMap(\.dimensions) ?? []
    where !isAssigned(dimension) {
      throw root.problem(
        "expected `\(dimension)` under `groups` (or `area` by a column), as a margin under `calibrate` needs it"
      )
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
      throw root.problem(
        "expected a `map` for `\(name)`: which texts of the column \(column) count, and what they become",
        hint:
          "Categories are published, and the texts of a column may be names. A form with a list of answers, or a column under `derive`, needs no map."
      )
    }
  }

  private func period(_ node: YAMLNode) throws(YAMLError) -> Recipe.PeriodAssignment {
    guard case .map = node.content else {
      let text = try node.requireString()
      guard Period(text) != nil else { throw node.expected("a period such as 2021 or 2017-2019") }
      return .given(text)
    }
    var map = try StrictMap(node)
    let column = try map.requireString("column")
    let steps = try map.node("by").map { node throws(YAMLError) in try self.steps(node) } ?? [.year]
    let order = try map.choice("order", Recipe.DateOrder.self)
    try map.finish()
    return .column(column, by: steps, order: order)
  }

  /// `month`, or several: `[month, all]`.
  private func steps(_ node: YAMLNode) throws(YAMLError) -> [Recipe.PeriodAssignment.Step] {
    let known = Recipe.PeriodAssignment.Step.allCases
    var found: [Recipe.PeriodAssignment.Step] = []
    for word in try node.requireStrings() {
      guard let step = known.first(where: { $0.rawValue == word }) else {
        throw node.expected("one of \(known.map(\.rawValue).joined(separator: ", "))")
      }
      if !found.contains(step) { found.append(step) }
    }
    guard !found.isEmpty else { throw node.expected("at least one of year, quarter, month, all") }
    return found
  }

  /// As any category; or `{point, map, property}`, `{latitude, longitude, map, property}` with a map of areas.
  private func area(_ node: YAMLNode) throws(YAMLError) -> Recipe.Assignment {
    guard case .map(let entries) = node.content, !entries.contains(where: { $0.key == "column" })
    else { return try assignment(node) }
    var map = try StrictMap(node)
    let columns: Recipe.PlaceColumns
    if let point = try map.string("point") {
      columns = .point(point)
    } else {
      columns = .pair(
        latitude: try map.requireString("latitude"), longitude: try map.requireString("longitude"))
    }
    let (file, property) = (try map.requireString("map"), try map.requireString("property"))
    try map.finish()
    do throws(PlaceMap.Failure) {
      return .place(columns, try PlaceMap(path: "\(folder)/\(file)", property: property))
    } catch {
      throw node.problem(
        "expected a map of areas (GeoJSON) that can be read; \(file): \(error.text)",
        hint: "The property holds the code of each area, as `areas.csv` has it.")
    }
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

  func conditions(_ node: YAMLNode) throws(YAMLError) -> [Recipe.Condition] {
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
}
