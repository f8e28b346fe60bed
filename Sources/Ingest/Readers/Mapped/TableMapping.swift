import Glibc
import SDGModel

/// How to read files that do not explain themselves: which cells are values, and what tells of which
/// indicator, area, period and group they are. Proposed by ``Inspector``, confirmed by a person, kept
/// with the project.
public struct FileMapping: Sendable, Equatable {
  /// The files that it is for: a path within the project, or a pattern with `*`.
  public var file: String
  /// Whether a person has looked at it. Without that its tables are not read.
  public var isConfirmed: Bool
  public var numbers: NumberStyle
  public var tables: [TableMapping]

  public init(
    file: String, isConfirmed: Bool = false, numbers: NumberStyle = NumberStyle(),
    tables: [TableMapping] = []
  ) {
    self.file = file
    self.isConfirmed = isConfirmed
    self.numbers = numbers
    self.tables = tables
  }

  /// Whether it is for a file of this name.
  public func isFor(_ name: String) -> Bool { fnmatch(file, name, 0) == 0 }
}

/// One table of a sheet or of a text file. Rows count from 1, as a spreadsheet shows them, or as the
/// lines of a text file; columns from 0.
public struct TableMapping: Sendable, Equatable {
  /// A header row over the columns of values.
  public struct Header: Sendable, Equatable {
    public var row: Int
    public var holds: CellMeaning
    /// Whether a blank cell means the same as the one to its left.
    public var fills: Bool

    public init(row: Int, holds: CellMeaning, fills: Bool = false) {
      self.row = row
      self.holds = holds
      self.fills = fills
    }
  }

  /// A column whose cells tell of the values in their row.
  public struct Label: Sendable, Equatable {
    public var column: Int
    public var holds: CellMeaning
    /// Whether a blank cell means the same as the one above it.
    public var fills: Bool

    public init(column: Int, holds: CellMeaning, fills: Bool = false) {
      self.column = column
      self.holds = holds
      self.fills = fills
    }
  }

  /// What a cell said when the mapping was made. A mapping is not for a table that says something
  /// else: its title may name another indicator now, or a column may have been inserted.
  public struct Expectation: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public var says: String

    public init(row: Int, column: Int, says: String) {
      self.row = row
      self.column = column
      self.says = says
    }
  }

  /// The sheet's name; `nil` in a text file.
  public var sheet: String?
  public var expects: [Expectation] = []
  public var rows: [ClosedRange<Int>] = []
  /// The columns that hold values.
  public var values: [ClosedRange<Int>] = []
  public var headers: [Header] = []
  public var labels: [Label] = []
  /// The column in which a row without values names what the rows below it are about.
  public var sections: Label?
  /// What holds for all values.
  public var given: [CellMeaning: String] = [:]
  /// What texts of the table mean: for a kind of cell, the code or name that stands for a text.
  public var meanings: [CellMeaning: [String: String]] = [:]

  public init(sheet: String? = nil) { self.sheet = sheet }

  public var valueColumns: [Int] { values.flatMap { Array($0) } }
}

/// What the cells of a header row or a column hold.
public enum CellMeaning: Sendable, Hashable {
  case field(DataField)
  /// A dimension's id, or a national dimension's own name.
  case dimension(String)
  /// Words that say by themselves which category of which dimension they are: `Male`, `Rural`.
  case category
  /// The name of the dimension that the categories below belong to: `Sex`, `Residence`.
  case dimensionName
  /// Whether a column holds the value, its bounds, or how many persons stand behind it.
  case measure
  case nothing

  /// The word that stands for it in a mapping file, and the name of its column once it is read.
  public var word: String {
    switch self {
    case .field(let field):
      CellMeaning.fieldWords.first { $0.field == field }?.word ?? field.rawValue
    case .dimension(let id): id
    case .category: "category"
    case .dimensionName: "dimension name"
    case .measure: "measure"
    case .nothing: "nothing"
    }
  }

  /// Reads a word of a mapping file; a dimension by any of its names, or as `dimension:NAME`.
  public init?(word: String, vocabulary: Vocabulary) {
    if let known = CellMeaning.fieldWords.first(where: { $0.word == word }) {
      self = .field(known.field)
      return
    }
    switch word {
    case "category": self = .category
    case "dimension name": self = .dimensionName
    case "measure": self = .measure
    case "nothing": self = .nothing
    default:
      if word.hasPrefix(ColumnPlan.dimensionPrefix) {
        self = .dimension(word)
      } else if let dimension = vocabulary.dimension(named: word) {
        self = .dimension(dimension.id)
      } else {
        return nil
      }
    }
  }

  /// Whether it is a field of a record, and no breakdown.
  var isField: Bool { if case .field = self { true } else { false } }

  /// The words beside the dimensions' ids, for messages.
  public static var words: [String] {
    fieldWords.map(\.word) + ["category", "dimension name", "measure", "nothing"]
  }

  /// The columns of our own tidy layout.
  static let fieldWords: [(word: String, field: DataField)] = [
    ("indicator", .indicator), ("series", .series), ("area", .area), ("period", .period),
    ("value", .value), ("lower", .lowerBound), ("upper", .upperBound), ("se", .standardError),
    ("n", .sampleSize), ("numerator", .numerator), ("denominator", .denominator),
    ("unit", .unit), ("multiplier", .unitMultiplier), ("nature", .nature), ("status", .status),
    ("source", .source), ("note", .note),
  ]
}
