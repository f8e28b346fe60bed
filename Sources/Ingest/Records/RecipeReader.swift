import Bytes
import FileFormats
import SDGModel

/// Reads a file of single records by the project's recipe for it. Figures come out, no record.
enum RecipeReader {
  /// The figures as a table, with what became of the records; `nil` where the recipe could not be carried
  /// out.
  static func read(
    _ bytes: [UInt8], _ request: FileRequest, _ recipe: Recipe, log: inout DiagnosticLog
  ) -> (part: FilePart, counts: RecordCounts)? {
    guard let tables = RecordTables(bytes, file: request.name, log: &log) else { return nil }
    let file: RecordFile
    let outcome: RecipeOutcome
    do throws(RecipeFailure) {
      file = RecordFile(try tables.table(named: recipe.table), recipe)
      var run = RecipeRun(recipe, file)
      outcome = try run.outcome()
    } catch {
      log.add(
        .recipeMisfit, error.text,
        hint:
          "Correct \(recipe.name.isEmpty ? "the recipe" : recipe.name): the file was not read.")
      return nil
    }
    report(outcome, recipe, irregular: file.irregular, log: &log)
    let bySettings = outcome.leftOut.filter(\.isBySettings).reduce(0) { $0 + $1.records }
    let held = outcome.records - outcome.used - bySettings + file.irregular
    return (
      FilePart(table: RecipeFigures.table(outcome, recipe), dialect: .recipe),
      RecordCounts(taken: outcome.used, held: held, leftOut: bySettings)
    )
  }

  private static func report(
    _ outcome: RecipeOutcome, _ recipe: Recipe, irregular: Int, log: inout DiagnosticLog
  ) {
    for item in outcome.leftOut where !item.isBySettings {
      log.add(
        .unusableRecords, rows: item.records, "\(item.records) \(recipe.records): \(item.reason)",
        guarded: "Some \(recipe.records): \(item.reason)",
        hint:
          "Complete the recipe (a map of texts, the order of dates, a category of a margin), or leave such records out by a condition.",
        subject: item.reason)
    }
    if irregular > 0 {
      log.add(
        .unusableRecords, rows: irregular,
        "\(irregular) rows do not have as many fields as the header",
        guarded: "Some rows do not have as many fields as the header",
        hint: "Put quotation marks around a text that holds the delimiter.", subject: "irregular")
    }
    for (column, count) in outcome.unlisted.sorted(by: { $0.key < $1.key }) {
      unlisted(
        count, recipe,
        "an answer in the column \(column) that neither the recipe nor the form lists",
        hint: "Complete the map, or name such answers under `missing`: they are in no group now.",
        column, &log)
    }
    for (column, count) in outcome.unusable.sorted(by: { $0.key < $1.key }) {
      unlisted(
        count, recipe,
        "something in the column \(column) that is no number, or no score on its scale",
        hint:
          "Name another column, correct the scale, or name such answers under `missing`: they count in no figure now.",
        column, &log)
    }
    if outcome.incomplete > 0 {
      log.add(
        .incompletePeriods,
        "\(outcome.incomplete) figures were not made: too few readings are there",
        hint: "Lower `completeness` in the recipe only with a reason.", subject: "incomplete")
    }
    let personal =
      outcome.personal.isEmpty
      ? "" : "; \(outcome.personal.count) columns that tell of single persons were not read"
    log.add(
      .recipeApplied, used(outcome, recipe) { "\($0)" } + personal,
      guarded: used(outcome, recipe) { "about \(RecipeReader.tens($0))" } + personal,
      hint: "Nothing to do.", subject: "applied")
  }

  private static func unlisted(
    _ count: Int, _ recipe: Recipe, _ what: String, hint: String, _ column: String,
    _ log: inout DiagnosticLog
  ) {
    log.add(
      .unlistedAnswers, "\(count < 5 ? "Fewer than 5" : "\(count)") \(recipe.records) have \(what)",
      guarded: "Some \(recipe.records) have \(what)", hint: hint, subject: column)
  }

  /// How many records were used, and which conditions left others out.
  private static func used(
    _ outcome: RecipeOutcome, _ recipe: Recipe, _ number: (Int) -> String
  ) -> String {
    let left = outcome.leftOut.filter(\.isBySettings)
      .map { "\(number($0.records)) \($0.reason)" }.joined(separator: ", ")
    let out = left.isEmpty ? "" : " (left out: \(left))"
    return
      "Of \(number(outcome.records)) \(recipe.records) \(number(outcome.used)) were used\(out), for \(outcome.figures.count) figures"
  }

  private static func tens(_ count: Int) -> Int { (count + 5) / 10 * 10 }
}
