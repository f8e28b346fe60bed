/// What a file of single records seems to hold, for the draft of a recipe. It names columns and counts; of what
/// stands in records it says only what the lists of the program, the project or the form have themselves.
public struct RecordDraft: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    public var name: String
    public var kind: Kind
    /// What may be answered, by the form.
    public var answers: [Answer] = []
  }

  public struct Answer: Sendable, Equatable {
    public var name: String
    public var label: String
  }

  public enum Kind: Sendable, Equatable {
    /// With the reason, in a word. Not read.
    case personal(String)
    /// Nothing stands in it.
    case empty
    case date
    /// By text the code of an area that the project lists, and how many other texts there are.
    case area(known: [String: String], others: Int)
    /// By text the code of a category of a known dimension, and how many other texts there are.
    case group(dimension: String, known: [String: String], others: Int)
    case weight
    case numbers
    /// A list that repeats itself.
    case list(answers: Int)
    /// A text of its own in each record.
    case key
    case texts
  }

  /// Scores that groups gave statements: the columns of a score card.
  public struct ScoreCard: Sendable, Equatable {
    public var score: String
    /// The ends of the scale that the scores seem to be on.
    public var lowest: Int
    public var highest: Int
    public var statement: String
    /// The column of how many people stand behind a score.
    public var people: String?
  }

  /// How many records there are.
  public var rows: Int
  /// The table that was looked at, and the others of the file; the first is empty for a single table.
  public var table: String
  public var otherTables: [String]
  public var columns: [Column]
  /// What makes it look like a score card; `nil` for other records.
  public var scoreCard: ScoreCard?

  public var personal: Int {
    columns.count { if case .personal = $0.kind { true } else { false } }
  }
}
