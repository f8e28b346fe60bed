import Bytes
import FileFormats
import SDGModel

/// Looks answers of records up by their distinct texts.
extension RecipeRun {
  func texts(_ name: String) throws(RecipeFailure) -> TextColumn {
    if file.isPersonal(name) { throw .personalColumn(name) }
    guard let column = file.column(name) else { throw .noColumn(name, known: file.columns) }
    return column
  }

  /// For each distinct text of a column what it means; the answer of a record is looked up.
  func perText<Value>(
    _ name: String, _ value: (String) -> Value
  ) throws(RecipeFailure) -> (Int) -> Value {
    let column = try texts(name)
    let values = column.values.map(value)
    return { values[Int(column.codes[$0])] }
  }

  /// The number of each record in a column; `nil` where it has none.
  func numbers(_ name: String) throws(RecipeFailure) -> (Int) -> Double? {
    try perText(name) { isMissing($0) ? nil : DecimalText.parse($0) }
  }

  /// Whether a record has something in a column of numbers that is none.
  func isNoNumber(_ name: String) throws(RecipeFailure) -> (Int) -> Bool {
    try perText(name) { !isMissing($0) && DecimalText.parse($0) == nil }
  }

  /// Whether a record meets all of some conditions.
  func all(_ conditions: [Recipe.Condition]) throws(RecipeFailure) -> (Int) -> Bool {
    var tests: [(Int) -> Bool] = []
    for condition in conditions { tests.append(try test(condition)) }
    return { row in tests.allSatisfy { $0(row) } }
  }

  func isMissing(_ text: String) -> Bool { missing.contains(text) }

  func test(_ condition: Recipe.Condition) throws(RecipeFailure) -> (Int) -> Bool {
    try checkChoices(condition.texts, of: condition.column)
    switch condition.test {
    case .hasAnyOf(let texts):
      let selected = try selections(condition.column)
      return { row in selected(row).map { !$0.isDisjoint(with: texts) } ?? false }
    case .hasNoneOf(let texts):
      let selected = try selections(condition.column)
      return { row in selected(row).map { $0.isDisjoint(with: texts) } ?? false }
    default:
      return try perText(condition.column) { text in
        condition.holds(text, isMissing: isMissing(text))
      }
    }
  }

  func selections(_ name: String) throws(RecipeFailure) -> (Int) -> Set<String>? {
    if file.isPersonal(name) { throw .personalColumn(name) }
    guard let found = file.selections(name, isMissing: isMissing) else {
      throw .noColumn(name, known: file.columns)
    }
    return found
  }

  /// Whether a record answered the question of a condition.
  func hasAnswer(_ condition: Recipe.Condition) throws(RecipeFailure) -> (Int) -> Bool {
    switch condition.test {
    case .hasAnyOf, .hasNoneOf:
      let selected = try selections(condition.column)
      return { selected($0) != nil }
    default: return try perText(condition.column) { !isMissing($0) }
    }
  }

  /// A misspelt answer would be met by nobody, and nothing would say so.
  func checkChoices(_ texts: [String], of column: String) throws(RecipeFailure) {
    let derived = recipe.derived.first { $0.name == column }
    let question = recipe.form?.question(column)
    let known =
      derived.map { $0.cases.map(\.text) }
      ?? question.flatMap { recipe.form?.choices(of: $0).map(\.name) } ?? []
    guard !known.isEmpty else { return }
    for text in texts where !known.contains(text) && !recipe.missing.contains(text) {
      throw .unknownChoice(column: column, choice: text, known: known)
    }
  }

  func codes(_ assignment: Recipe.Assignment) throws(RecipeFailure) -> (Int) -> String? {
    switch assignment {
    case .given(let code): return { _ in code }
    case .place(let columns, _):
      guard let places = file.places else { throw .noColumn(columns.names[0], known: file.columns) }
      return { row in places[row] }
    case .column(let name, let map):
      try checkChoices(map.keys.sorted(), of: name)
      return try perText(name) { text in
        guard !isMissing(text) else { return nil }
        return map.isEmpty ? text : map[text]
      }
    }
  }

  func weights() throws(RecipeFailure) -> (Int) -> Double? {
    guard let name = recipe.weight else { return { _ in 1 } }
    let weights = try perText(name) { text in isMissing(text) ? nil : DecimalText.parse(text) }
    guard (0..<file.count).allSatisfy({ weights($0).map { $0 > 0 } ?? true }) else {
      throw .weightsNotAboveZero(name)
    }
    return weights
  }

  /// The period of each record, for each step that the recipe asks for; `nil` where its date does not tell it.
  func periods() throws(RecipeFailure) -> [(Int) -> String?] {
    switch recipe.period {
    case .given(let period): return [{ _ in period }]
    case .column(let name, let steps, let order):
      let column = try texts(name)
      let dates: RecordDates
      do throws(RecordDates.Failure) {
        dates = try RecordDates(column.values.map { isMissing($0) ? "" : $0 }, order: order)
      } catch { throw .ambiguousDates(name) }
      return steps.map { step in
        let periods = dates.days.map { $0.flatMap { RecordDates.period($0, by: step) } }
        return { periods[Int(column.codes[$0])] }
      }
    }
  }
}
