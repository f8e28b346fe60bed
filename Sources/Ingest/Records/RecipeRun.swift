import Bytes
import FileFormats
import SDGModel
import Statistics

/// Carries a recipe out on the records of a file. Nothing of a record leaves it but sums.
struct RecipeRun {
  let recipe: Recipe
  private(set) var file: RecordFile
  let missing: Set<String>

  init(_ recipe: Recipe, _ file: RecordFile) {
    self.recipe = recipe.withNamesOfChoices()
    self.file = file
    missing = Set(recipe.missing + [""])
  }

  mutating func outcome() throws(RecipeFailure) -> RecipeOutcome {
    for derived in recipe.derived { file.add(derived: derived.name, try column(derived)) }
    return try estimated()
  }

  private func column(_ derived: Recipe.Derived) throws(RecipeFailure) -> TextColumn {
    var tests: [(Int) -> Bool] = []
    for entry in derived.cases { tests.append(try all(entry.conditions)) }
    let codes = (0..<file.count).map { row -> UInt32 in
      let found = tests.firstIndex { $0(row) }
      return UInt32((found ?? -1) + 1)
    }
    return TextColumn(codes: codes, values: [""] + derived.cases.map(\.text))
  }

  private func estimated() throws(RecipeFailure) -> RecipeOutcome {
    var kept = KeptRecords(count: file.count)
    for condition in recipe.conditions {
      kept.keep(condition.words, isBySettings: true, try test(condition))
    }
    let periods = try periods()
    kept.keep("no readable date") { row in periods.contains { $0(row) != nil } }
    let areas = try recipe.area.map { assignment throws(RecipeFailure) in try codes(assignment) }
    if let areas { kept.keep("no known area") { areas($0) != nil } }
    let given = try weights()
    kept.keep("no weight") { given($0) != nil }
    var about = RecordCodes(period: periods[0], area: areas, groups: [:])
    if case .given(let code)? = recipe.area { about.wholeArea = code }
    for (dimension, assignment) in recipe.groups {
      about.groups[dimension] = try codes(assignment)
      about.listed[dimension] = listed(assignment)
    }
    about.listed["area"] = recipe.area.map(listed)
    if let name = recipe.unique { kept.keepFirst(of: try texts(name), isMissing, column: name) }
    if let calibration = recipe.calibration {
      for (margin, categories) in zip(calibration.margins, categories(calibration, about)) {
        let by = margin.dimensions.map { $0.replacing("dimension:", with: "") }
        kept.keep("in no category of the margin by \(by.joined(separator: " and "))") { row in
          categories[row] != nil
        }
      }
    }
    var figures: [RecipeOutcome.Figure] = []
    var incomplete = 0
    var unusable: [String: Int] = [:]
    for (step, period) in zip(steps, periods) {
      about.period = step == .all ? whole(of: kept.rows, period) : period
      let weights = try calibrated(given, about, kept.rows.filter { about.period($0) != nil })
      for measure in recipe.measures {
        let estimator = try MeasureEstimator(measure, self, basis: EstimateBasis(recipe))
        for (column, rows) in estimator.unusable(kept.rows) { unusable[column] = rows }
        for breakdown in measure.breakdowns {
          let cells = about.cells(kept.rows, breakdown, complete: measure.complete(breakdown))
          if measure.isCount, !measure.countsZeros, !recipe.areNoPersons {
            figures += about.unrecorded(besides: cells, breakdown).map(estimator.nobody)
          }
          for cell in cells {
            guard var figure = try estimator.figure(cell, weights) else { continue }
            figure.isOfAll = breakdown.isEmpty
            if estimator.isComplete(figure) { figures.append(figure) } else { incomplete += 1 }
          }
        }
      }
    }
    var outcome = RecipeOutcome(
      records: file.count, used: kept.rows.count, leftOut: kept.leftOut, figures: sorted(figures),
      personal: file.personal.map(\.name), incomplete: incomplete)
    outcome.unlisted = try unlisted(kept.rows)
    outcome.unusable = unusable
    return outcome
  }

  private var steps: [Recipe.PeriodAssignment.Step] {
    if case .column(_, let steps, _) = recipe.period { steps } else { [.year] }
  }

  /// One period for all records: from their first to their last day; of persons from the first to the last month,
  /// for the days are those of single persons.
  private func whole(of rows: [Int], _ day: (Int) -> String?) -> (Int) -> String? {
    let days = rows.compactMap(day)
    guard let first = days.min(), let last = days.max() else { return { _ in nil } }
    let known = Set(rows.filter { day($0) != nil })
    let from = recipe.areNoPersons ? first : "\(first.prefix(8))01"
    let to = recipe.areNoPersons ? last : monthEnd(last)
    return { known.contains($0) ? "\(from)/\(to)" : nil }
  }

  private func monthEnd(_ day: String) -> String {
    Period("\(day.prefix(4))-M\(day.dropFirst(5).prefix(2))")?.last.text ?? day
  }

  /// For each margin the category of each record, as a place in it.
  private func categories(_ calibration: RecipeCalibration, _ about: RecordCodes) -> [[Int?]] {
    calibration.margins.map { margin in
      let places = Dictionary(
        margin.categories.enumerated().map { ($1.codes, $0) },
        uniquingKeysWith: { first, _ in first })
      return (0..<file.count).map { row in
        places[margin.dimensions.map { about.code($0, row) ?? "" }]
      }
    }
  }

  /// The weights that the records have, fitted to the population of each period where the recipe asks for it.
  private func calibrated(
    _ given: @escaping (Int) -> Double?, _ about: RecordCodes, _ rows: [Int]
  ) throws(RecipeFailure) -> (Int) -> Double {
    guard let calibration = recipe.calibration else { return { given($0) ?? 1 } }
    let categories = categories(calibration, about)
    var weights = [Double](repeating: 0, count: file.count)
    let byPeriod = Dictionary(grouping: rows) { about.period($0) ?? "" }
    for (period, rows) in byPeriod.sorted(by: { $0.key < $1.key }) {
      let found = try calibration.weights(
        categories.map { margin in rows.compactMap { margin[$0] } },
        start: rows.map { given($0) ?? 1 }, period: period)
      for (row, weight) in zip(rows, found) { weights[row] = weight }
    }
    return { weights[$0] }
  }

  /// The codes that the recipe lists, found in records or not.
  private func listed(_ assignment: Recipe.Assignment) -> [String] {
    switch assignment {
    case .given: []
    case .place(_, let map): map.areas
    case .column(let name, let map):
      map.isEmpty
        ? recipe.form?.question(name).flatMap { recipe.form?.choices(of: $0).map(\.name) }
          ?? recipe.derived.first { $0.name == name }.map { $0.cases.map(\.text) } ?? []
        : Set(map.values).sorted()
    }
  }

  /// Answers of groups that the recipe's map lacks, and of questions that the form lists otherwise: such
  /// records are in no group and meet no condition, and nothing else would say so.
  private func unlisted(_ used: [Int]) throws(RecipeFailure) -> [String: Int] {
    var lists: [String: Set<String>] = [:]
    for assignment in recipe.groups.values {
      guard case .column(let name, let map) = assignment, !map.isEmpty else { continue }
      lists[name] = Set(map.keys)
    }
    let conditions =
      recipe.measures.flatMap(\.conditions) + recipe.derived.flatMap(\.cases).flatMap(\.conditions)
    for condition in conditions {
      guard let form = recipe.form, let question = form.question(condition.column),
        case .one = question.kind
      else { continue }
      let known = Set(form.choices(of: question).map(\.name))
      if !known.isEmpty { lists[condition.column] = known }
    }
    var found: [String: Int] = [:]
    for (name, known) in lists {
      let isUnlisted = try perText(name) { !isMissing($0) && !known.contains($0) }
      let count = used.count(where: isUnlisted)
      if count > 0 { found[name] = count }
    }
    return found
  }

  private func sorted(_ figures: [RecipeOutcome.Figure]) -> [RecipeOutcome.Figure] {
    func key(_ figure: RecipeOutcome.Figure) -> [String] {
      [figure.indicator, figure.series, figure.area, figure.period]
        + figure.groups.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    }
    return figures.sorted { key($0).lexicographicallyPrecedes(key($1)) }
  }
}
