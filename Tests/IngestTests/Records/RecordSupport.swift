import Bytes
import SDGModel
import Testing

@testable import Ingest

/// Carries a recipe out on made-up records.
enum MadeUp {
  static func outcome(_ recipe: Recipe, _ text: String) throws -> RecipeOutcome {
    var run = RecipeRun(recipe, RecordFile(try table(text), recipe))
    return try run.outcome()
  }

  static func table(_ text: String) throws -> CSVTable {
    var log = DiagnosticLog(file: "made-up.csv", source: "", quotes: false)
    return try #require(FileOpening.table(TextBytes(decoding: Array(text.utf8)), log: &log))
  }

  static func recipe(_ measures: Recipe.Measure...) -> Recipe {
    Recipe(file: "data/made-up.csv", period: .given("2021"), measures: measures)
  }

  static func isNear(_ found: Double?, _ expected: Double) -> Bool {
    found.map { ($0 - expected).magnitude < 1e-9 * max(1, expected.magnitude) } ?? false
  }
}
