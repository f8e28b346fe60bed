import Glibc

/// How single records become figures: which column is area, period, group and answer, which records count,
/// and what is computed. Part of the project, one for each data set.
public struct Recipe: Sendable, Equatable {
  /// The file that it stands in, for messages.
  public var name = ""
  /// The data file, a path within the project or a pattern with `*`.
  public var file: String
  /// The sheet of a workbook or the CSV file of an archive whose records count; `nil`: the first.
  public var table: String?
  /// What a record is, for messages: `households`, `readings`.
  public var records: String
  /// Records that do not meet all of these are left out.
  public var conditions: [Condition]
  /// Texts that mean that there is no answer, besides a blank.
  public var missing: [String]
  public var area: Assignment?
  public var period: PeriodAssignment
  /// By dimension.
  public var groups: [String: Assignment]
  public var weight: String?
  /// Sizes of the population that the weights are fitted to.
  public var calibration: RecipeCalibration?
  /// Records with the same text in this column are one, and the first counts: a register in which a case
  /// stands twice. A blank is nobody's.
  public var unique: String?
  public var measures: [Measure]
  /// Columns that look personal and are not.
  public var notPersonal: Set<String>
  /// The questionnaire behind the records, where the project has it.
  public var form: XLSForm?
  /// Answers that are made of several columns, in this order; each may use those before it.
  public var derived: [Derived] = []
  /// Why records are of things or places (readings, beaches, water points) and not of persons, so that small
  /// numbers of them harm nobody; `nil`: they are of persons.
  public var notPersons: String?
  var areNoPersons: Bool { notPersons != nil }
  /// How the records were chosen, by the source's own entry.
  public var selection: RecordSelection = .unknown

  /// A column that the recipe makes: the text of the first case whose conditions a record meets all, and no
  /// answer where it meets none.
  public struct Derived: Sendable, Equatable {
    public struct Case: Sendable, Equatable {
      public var text: String
      public var conditions: [Condition]

      public init(text: String, conditions: [Condition]) {
        self.text = text
        self.conditions = conditions
      }
    }

    public var name: String
    public var cases: [Case]

    public init(name: String, cases: [Case]) {
      self.name = name
      self.cases = cases
    }
  }

  public init(file: String, period: PeriodAssignment, measures: [Measure]) {
    self.file = file
    self.period = period
    self.measures = measures
    records = "records"
    conditions = []
    missing = []
    groups = [:]
    notPersonal = []
  }

  /// Whether it is for a file of this name.
  public func isFor(_ name: String) -> Bool { fnmatch(file, name, 0) == 0 }

  /// What a record must meet.
  public struct Condition: Sendable, Equatable {
    public enum Test: Sendable, Equatable {
      case isOneOf([String])
      case isNoneOf([String])
      /// A number within limits, ends included.
      case within(from: Double?, to: Double?)
      case isAnswered
      /// Of a question with many answers at least one of these, or none of them.
      case hasAnyOf([String])
      case hasNoneOf([String])
    }

    public var column: String
    public var test: Test

    public init(column: String, test: Test) {
      self.column = column
      self.test = test
    }
  }

  /// A code for each record: the same for all, or by the texts of a column.
  public enum Assignment: Sendable, Equatable {
    case given(String)
    /// Texts that the map lacks stand for themselves where it is empty, and for nothing otherwise.
    case column(String, map: [String: String])
    /// The area of a map in which a point lies; of areas only.
    case place(PlaceColumns, PlaceMap)
  }

  /// Where a record's point stands: in one column as ODK writes it, or in two. They are looked at for the
  /// area alone and not kept.
  public enum PlaceColumns: Sendable, Equatable {
    case point(String)
    case pair(latitude: String, longitude: String)

    var names: [String] {
      switch self {
      case .point(let name): [name]
      case .pair(let latitude, let longitude): [latitude, longitude]
      }
    }
  }

  public enum PeriodAssignment: Sendable, Equatable {
    case given(String)
    /// Figures for each period of each step.
    case column(String, by: [Step], order: DateOrder?)

    public enum Step: String, Sendable, CaseIterable {
      case year, quarter, month
      /// From the first to the last day of the records that are used.
      case all
    }
  }

  /// Whether `03/04/2020` is in April or in March.
  public enum DateOrder: String, Sendable, CaseIterable { case dayFirst, monthFirst }
}
