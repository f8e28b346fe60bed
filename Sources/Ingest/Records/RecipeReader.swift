import Bytes
import FileFormats
import SDGModel

/// Reads files of single records by the project's recipe for them. Figures come out, no record.
enum RecipeReader {
  /// The figures as a table, with what became of the records; `nil` where the recipe could not be carried
  /// out.
  ///
  /// - Parameter parts: the files that the recipe is for, whose records count together.
  static func read(
    _ parts: [RecordPart], _ request: FileRequest, _ recipe: Recipe, decisions: [String: Decision],
    log: inout DiagnosticLog
  ) -> (part: FilePart, counts: RecordCounts)? {
    guard !recipe.measures.isEmpty else {
      log.add(
        .recipeMisfit, "The recipe has no measures yet",
        hint:
          "Say under `measures` in \(recipe.name) what is to be computed: the file was not read.")
      return nil
    }
    guard let tables = tables(parts, request, log: &log) else { return nil }
    let file: RecordFile
    let outcome: RecipeOutcome
    do throws(RecipeFailure) {
      var own: [any RecordTable] = []
      for table in tables { own.append(try table.table(named: recipe.table)) }
      file = RecordFile(RecordParts.joined(own), recipe)
      if own.count > 1 {
        let files = zip(parts, own).map { (name: $0.name, file: RecordFile($1, recipe)) }
        report(lacking: RecordParts.lacking(files, recipe), log: &log)
      }
      var run = RecipeRun(recipe, file)
      outcome = try run.outcome()
    } catch {
      log.add(
        .recipeMisfit, error.text,
        hint:
          "Correct \(recipe.name.isEmpty ? "the recipe" : recipe.name): the file was not read.")
      return nil
    }
    let standing = StandingDecisions(decisions, request)
    report(outcome, recipe, standing, irregular: file.irregular, log: &log)
    var out = outcome.leftOut.filter { $0.isBySettings || standing.refused($0.reason) != nil }
      .reduce(0) { $0 + $1.records }
    var held = outcome.records - outcome.used - out
    if standing.refused(RecipeReader.irregular) == nil {
      held += file.irregular
    } else {
      out += file.irregular
    }
    log.namesColumns = true
    return (
      FilePart(table: RecipeFigures.table(outcome, recipe), dialect: .recipe),
      RecordCounts(taken: outcome.used, held: held, leftOut: out)
    )
  }

  /// The tables of each file; `nil` where one of them cannot be read: the figures would be of the others alone.
  private static func tables(
    _ parts: [RecordPart], _ request: FileRequest, log: inout DiagnosticLog
  ) -> [RecordTables]? {
    var found: [RecordTables] = []
    for part in parts {
      if parts.count > 1 { log.sheet = part.name }
      if let tables = RecordTables(part.bytes, file: part.name, log: &log) { found.append(tables) }
    }
    log.sheet = nil
    return found.count == parts.count ? found : nil
  }

  private static func report(
    lacking: [(column: String, files: [String])], log: inout DiagnosticLog
  ) {
    for (column, files) in lacking {
      let shown = files.prefix(3).joined(separator: ", ") + (files.count > 3 ? "…" : "")
      log.add(
        .columnOfSomeFiles,
        "\(Counted.text(files.count, "file lacks", "files lack")) the column \(column): \(shown)",
        hint:
          "Their records have no answer there. Correct the header, or give such files a recipe of their own.",
        subject: column)
    }
  }

  private static let irregular = "irregular"

  private static func report(
    _ outcome: RecipeOutcome, _ recipe: Recipe, _ standing: StandingDecisions, irregular: Int,
    log: inout DiagnosticLog
  ) {
    for item in outcome.leftOut where !item.isBySettings {
      hold(
        item.records, item.reason, "\(recipe.records): \(item.reason)",
        hint: item.reason == "no readable date"
          ? "Read are 2019-03-31, 31/03/2019, 31-Mar-19 and 20190331; for months and years also 2019-03 and March 2019, for years also 2019. Correct the dates, say which comes first (`order`), or leave such records out by a condition."
          : "Complete the recipe (a map of texts, a category of a margin), or leave such records out by a condition.",
        standing, &log)
    }
    if irregular > 0 {
      hold(
        irregular, RecipeReader.irregular, "rows do not have as many fields as the header",
        hint: "Put quotation marks around a text that holds the delimiter.", standing, &log)
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
        "\(Counted.text(outcome.incomplete, "figure was", "figures were")) not made: too few readings are there",
        hint: "Lower `completeness` in the recipe only with a reason.", subject: "incomplete")
    }
    let columns = Counted.text(outcome.personal.count, "column that tells", "columns that tell")
    let personal =
      outcome.personal.isEmpty ? "" : "; not read: \(columns) of single persons"
    log.add(
      .recipeApplied, used(outcome, recipe) { "\($0)" } + personal,
      guarded: used(outcome, recipe, RecipeReader.roughly) + personal,
      hint: "Nothing to do.", subject: "applied")
  }

  /// Tells of records that are held, or that stay out as somebody decided.
  private static func hold(
    _ count: Int, _ reason: String, _ what: String, hint: String, _ standing: StandingDecisions,
    _ log: inout DiagnosticLog
  ) {
    if let decision = standing.refused(reason) {
      let who = decision.by.isEmpty ? "" : " by \(decision.by)"
      log.add(
        .decisionApplied, rows: count, "\(count) \(what); they stay out, as decided\(who)",
        guarded: "Some \(what); they stay out, as decided\(who)", hint: "Nothing to do.",
        subject: decision.id)
    } else {
      log.add(
        .unusableRecords, rows: count, "\(count) \(what)", guarded: "Some \(what)", hint: hint,
        subject: standing.subject(reason))
    }
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
      "Of \(number(outcome.records)) \(recipe.records) \(number(outcome.used)) were used\(out), for \(Counted.text(outcome.figures.count { !$0.isNobody }, "figure"))"
  }

  private static func roughly(_ count: Int) -> String {
    tens(count) == 0 ? "a few" : "about \(tens(count))"
  }

  private static func tens(_ count: Int) -> Int { (count + 5) / 10 * 10 }
}

/// What was decided about the records of one file that its recipe cannot use.
private struct StandingDecisions {
  private let decisions: [String: Decision]
  private let request: FileRequest

  init(_ decisions: [String: Decision], _ request: FileRequest) {
    (self.decisions, self.request) = (decisions, request)
  }

  /// The same whatever other records the file has.
  func subject(_ reason: String) -> String { "\(request.publisher);\(request.name);\(reason)" }

  /// The decision that such records stay out.
  func refused(_ reason: String) -> Decision? {
    let id = Decision.id(rule: InputRule.unusableRecords.rawValue, subject: subject(reason))
    return decisions[id].flatMap { $0.replacement == nil ? $0 : nil }
  }
}
