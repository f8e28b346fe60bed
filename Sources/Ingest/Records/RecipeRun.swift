import Bytes
import FileFormats
import SDGModel
import Statistics

/// What a recipe made of a file: how many records it used, what it left out and why, and its figures.
public struct RecipeOutcome: Sendable, Equatable {
  public var records: Int
  public var used: Int
  /// Records left out; a record is counted at the first reason that it meets.
  public var leftOut: [LeftOut]
  public var figures: [Figure]
  /// Columns that were recognised as personal and not read.
  public var personal: [String]

  /// Figures that were not made because too few readings are there.
  public var incomplete: Int
  /// By column: records with an answer that neither the recipe's list nor the form has.
  public var unlisted: [String: Int] = [:]

  public struct LeftOut: Sendable, Equatable {
    public var reason: String
    public var records: Int
    /// Whether a condition of the recipe left them out; else they could not be used.
    public var isBySettings: Bool
  }

  /// One estimate and what it rests on.
  public struct Figure: Sendable, Equatable {
    public var indicator: String
    public var series: String
    public var unit: String
    public var area: String
    public var period: String
    /// Category by dimension.
    public var groups: [String: String]
    public var value: Double
    public var interval: Interval?
    /// Whether it is of all records of its period, in no area or group of its own.
    public var isOfAll = true
    /// Records that answered.
    public var n: Int
    /// Records without an answer.
    public var unanswered: Int
    /// Of n, those that meet the measure's conditions; `nil` where it is no share.
    public var numerator: Int?
    /// The sum of the weights; n where there are none.
    public var weighted: Double
    /// Kish's effective size.
    public var effective: Double
    /// Percent of the readings that there should be; `nil` where nothing says how many.
    public var completeness: Double?
  }
}

/// Why a recipe could not be carried out.
public enum RecipeFailure: Error, Sendable, Equatable {
  case noColumn(String)
  case personalColumn(String)
  case ambiguousDates(String)
  case weightsNotAboveZero(String)
  case noTable(String, known: [String])
  case unknownChoice(column: String, choice: String, known: [String])

  public var text: String {
    switch self {
    case .noColumn(let name): "The file has no column \(name)"
    case .personalColumn(let name):
      "The column \(name) tells who or where a person is: it is not read"
    case .ambiguousDates(let name):
      "Days and months of the column \(name) cannot be told apart; say which comes first"
    case .weightsNotAboveZero(let name): "The weights in the column \(name) are not all above 0"
    case .noTable(let name, let known):
      "The file has no table \(name); it has \(known.joined(separator: ", "))"
    case .unknownChoice(let column, let choice, let known):
      "\(column) has no answer \(choice)"
        + (Suggestion.nearest(to: choice, among: known).map { "; did you mean \($0)?" } ?? "")
    }
  }
}

/// Carries a recipe out on the records of a file. Nothing of a record leaves it but sums.
struct RecipeRun {
  private let recipe: Recipe
  private var file: RecordFile
  private let missing: Set<String>

  init(_ recipe: Recipe, _ file: RecordFile) {
    self.recipe = recipe
    self.file = file
    missing = Set(recipe.missing + [""])
  }

  mutating func outcome() throws(RecipeFailure) -> RecipeOutcome {
    for derived in recipe.derived { file.add(derived: derived.name, try column(derived)) }
    return try estimated()
  }

  private func column(_ derived: Recipe.Derived) throws(RecipeFailure) -> TextColumn {
    var tests: [[(Int) -> Bool]] = []
    for entry in derived.cases {
      var all: [(Int) -> Bool] = []
      for condition in entry.conditions { all.append(try test(condition)) }
      tests.append(all)
    }
    let codes = (0..<file.count).map { row -> UInt32 in
      let found = tests.firstIndex { all in all.allSatisfy { $0(row) } }
      return UInt32((found ?? -1) + 1)
    }
    return TextColumn(codes: codes, values: [""] + derived.cases.map(\.text))
  }

  private func estimated() throws(RecipeFailure) -> RecipeOutcome {
    var leftOut: [RecipeOutcome.LeftOut] = []
    var used = Array(0..<file.count)
    func keep(_ reason: String, _ rows: [Int], isBySettings: Bool = false) {
      let gone = used.count - rows.count
      if gone > 0 {
        leftOut.append(.init(reason: reason, records: gone, isBySettings: isBySettings))
      }
      used = rows
    }
    for condition in recipe.conditions {
      let test = try test(condition)
      keep(condition.words, used.filter(test), isBySettings: true)
    }
    let periods = try periods()
    keep("no readable date", used.filter { periods($0) != nil })
    let areas = try recipe.area.map { assignment throws(RecipeFailure) in try codes(assignment) }
    if let areas { keep("no known area", used.filter { areas($0) != nil }) }
    let weights = try weights()
    keep("no weight", used.filter { weights($0) != nil })
    var groups: [String: (Int) -> String?] = [:]
    for (dimension, assignment) in recipe.groups { groups[dimension] = try codes(assignment) }
    var figures: [RecipeOutcome.Figure] = []
    var incomplete = 0
    for measure in recipe.measures {
      let estimator = try MeasureEstimator(measure, self)
      for breakdown in measure.breakdowns {
        var cells: [CellKey: [Int]] = [:]
        for row in used {
          guard let key = key(row, breakdown, periods, areas, groups) else { continue }
          cells[key, default: []].append(row)
        }
        for (key, rows) in cells {
          guard var figure = estimator.figure(key, rows, weights) else { continue }
          figure.isOfAll = breakdown.isEmpty
          if estimator.isComplete(figure) { figures.append(figure) } else { incomplete += 1 }
        }
      }
    }
    var outcome = RecipeOutcome(
      records: file.count, used: used.count, leftOut: leftOut, figures: sorted(figures),
      personal: file.personal.map(\.name), incomplete: incomplete)
    outcome.unlisted = try unlisted(used)
    return outcome
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

  struct CellKey: Hashable {
    var period: String
    var area: String
    var groups: [String: String]
  }

  private func key(
    _ row: Int, _ breakdown: [String], _ periods: (Int) -> String?, _ areas: ((Int) -> String?)?,
    _ groups: [String: (Int) -> String?]
  ) -> CellKey? {
    guard let period = periods(row) else { return nil }
    var key = CellKey(period: period, area: "", groups: [:])
    if case .given(let code)? = recipe.area { key.area = code }
    for dimension in breakdown {
      if dimension == "area" {
        guard let code = areas?(row) else { return nil }
        key.area = code
      } else {
        guard let code = groups[dimension]?(row) else { return nil }
        key.groups[dimension] = code
      }
    }
    return key
  }

  private func sorted(_ figures: [RecipeOutcome.Figure]) -> [RecipeOutcome.Figure] {
    func key(_ figure: RecipeOutcome.Figure) -> [String] {
      [figure.indicator, figure.series, figure.area, figure.period]
        + figure.groups.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    }
    return figures.sorted { key($0).lexicographicallyPrecedes(key($1)) }
  }

  // MARK: Columns

  func texts(_ name: String) throws(RecipeFailure) -> TextColumn {
    if file.isPersonal(name) { throw .personalColumn(name) }
    guard let column = file.column(name) else { throw .noColumn(name) }
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

  private func selections(_ name: String) throws(RecipeFailure) -> (Int) -> Set<String>? {
    if file.isPersonal(name) { throw .personalColumn(name) }
    guard let found = file.selections(name, isMissing: isMissing) else { throw .noColumn(name) }
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
  private func checkChoices(_ texts: [String], of column: String) throws(RecipeFailure) {
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

  private func codes(_ assignment: Recipe.Assignment) throws(RecipeFailure) -> (Int) -> String? {
    switch assignment {
    case .given(let code): return { _ in code }
    case .column(let name, let map):
      try checkChoices(map.keys.sorted(), of: name)
      return try perText(name) { text in
        guard !isMissing(text) else { return nil }
        return map.isEmpty ? text : map[text]
      }
    }
  }

  private func weights() throws(RecipeFailure) -> (Int) -> Double? {
    guard let name = recipe.weight else { return { _ in 1 } }
    let weights = try perText(name) { text in isMissing(text) ? nil : DecimalText.parse(text) }
    guard (0..<file.count).allSatisfy({ weights($0).map { $0 > 0 } ?? true }) else {
      throw .weightsNotAboveZero(name)
    }
    return weights
  }

  private func periods() throws(RecipeFailure) -> (Int) -> String? {
    switch recipe.period {
    case .given(let period): return { _ in period }
    case .column(let name, let step, let order):
      let column = try texts(name)
      let dates: RecordDates
      do throws(RecordDates.Failure) {
        dates = try RecordDates(column.values.map { isMissing($0) ? "" : $0 }, order: order)
      } catch { throw .ambiguousDates(name) }
      let periods = dates.days.map { $0.flatMap { RecordDates.period($0, by: step) } }
      return { periods[Int(column.codes[$0])] }
    }
  }
}

extension Recipe.Condition {
  func holds(_ text: String, isMissing: Bool) -> Bool {
    switch test {
    case .isAnswered: return !isMissing
    // Of these not one text decides but all answers of a record.
    case .hasAnyOf, .hasNoneOf: return false
    case .isOneOf(let texts): return texts.contains(text)
    case .isNoneOf(let texts): return !isMissing && !texts.contains(text)
    case .within(let from, let to):
      guard !isMissing, let number = DecimalText.parse(text) else { return false }
      return number >= from ?? -.infinity && number <= to ?? .infinity
    }
  }

  /// The answers that it names.
  var texts: [String] {
    switch test {
    case .isOneOf(let texts), .isNoneOf(let texts), .hasAnyOf(let texts), .hasNoneOf(let texts):
      texts
    case .within, .isAnswered: []
    }
  }

  /// The condition by its column alone: what stands in records is not told.
  var words: String { "does not meet the condition on \(column)" }
}
