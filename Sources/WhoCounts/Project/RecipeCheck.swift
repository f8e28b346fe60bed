import Ingest
import SDGModel

/// Whether recipes and data files find each other.
enum RecipeCheck {
  /// A file that two recipes read blocks: its records would be counted by one of them alone. A recipe for no
  /// file is a question.
  static func findings(_ recipes: [Recipe], files: [String]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for file in files {
      let readers = recipes.filter { $0.isFor(file) }.map(\.name)
      guard readers.count > 1 else { continue }
      found.append(
        Diagnostic(
          rule: "file-of-two-recipes", severity: .blocking, place: Place(file: file),
          message: "Two recipes read the file: \(readers.joined(separator: ", "))",
          hint: "Bring the measures together in one recipe.",
          subject: "\(file);\(readers.joined(separator: ";"))"))
    }
    for recipe in recipes where !files.contains(where: recipe.isFor) {
      found.append(
        Diagnostic(
          rule: "recipe-without-file", severity: .question, place: Place(file: recipe.name),
          message: "The recipe is for no data file: \(recipe.file)",
          hint: "Correct `file`; the path begins with data/.", subject: recipe.name))
    }
    return found
  }
}
