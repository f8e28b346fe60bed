import FileFormats

/// Why a recipe could not be carried out.
public enum RecipeFailure: Error, Sendable, Equatable {
  case noColumn(String, known: [String])
  case personalColumn(String)
  case ambiguousDates(String)
  case weightsNotAboveZero(String)
  case noTable(String, known: [String])
  case unknownChoice(column: String, choice: String, known: [String])
  case effortDiffers(String)
  /// A category of the population that no record has.
  case emptyCategory(String, period: String)
  /// The margins with their sums.
  case unequalMargins([String])
  case marginNotMet(period: String)

  public var text: String {
    switch self {
    case .noColumn(let name, let known):
      "The file has no column \(name)"
        + (Suggestion.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? "")
    case .effortDiffers(let name):
      "Rows of one survey differ in the column \(name): a survey has one effort"
    case .emptyCategory(let category, let period):
      "No record of \(period) is in a category of the margins: \(category); join it to another"
    case .unequalMargins(let sums):
      "The margins are of different populations: their sums differ by more than a part in a thousand (\(sums.joined(separator: ", ")))"
    case .marginNotMet(let period):
      "No weights meet all margins in \(period), or none within `cap`"
    case .personalColumn(let name):
      "The column \(name) tells who or where a person is: it is not read; if it does not, say so under `notPersonal`"
    case .ambiguousDates(let name):
      "Days and months of the column \(name) cannot be told apart; say which comes first"
    case .weightsNotAboveZero(let name): "The weights in the column \(name) are not all above 0"
    case .noTable(let name, let known):
      "The file has no table \(name); it has \(known.joined(separator: ", "))"
    case .unknownChoice(let column, let choice, let known):
      "\(column) has no answer \(choice)"
        + (Suggestion.nearest(to: choice, among: known).map { "; did you mean \($0)?" }
          ?? "; it has \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? "…" : "")")
    }
  }
}
