import SDGModel

/// How sure a proposal is.
public enum Confidence: String, Sendable, CaseIterable, Comparable {
  /// The file says it, or every text of the cells is known.
  case certain
  /// Most signs point to it.
  case likely
  /// A person must say.
  case asked

  public static func < (a: Confidence, b: Confidence) -> Bool { a.rank < b.rank }

  private var rank: Int { Confidence.allCases.firstIndex(of: self) ?? 0 }
}

/// One thing that a table seems to hold, and where.
public struct Aspect: Sendable, Equatable {
  /// `period`, `area`, `values`, `numbers` …
  public var holds: String
  /// `row 4`, `column A`, `the title`.
  public var place: String
  /// What was found there, or the question.
  public var detail: String
  public var confidence: Confidence

  public init(_ holds: String, _ place: String, _ detail: String, _ confidence: Confidence) {
    self.holds = holds
    self.place = place
    self.detail = detail
    self.confidence = confidence
  }
}

/// A table that was found, how it may be read, and what is not sure about it.
public struct TableProposal: Sendable {
  public var mapping: TableMapping
  public var numbers: NumberStyle
  public var aspects: [Aspect] = []
  /// How many cells hold a number or a mark for none.
  public var valueCount = 0

  /// A number or two among words, as on a sheet of settings or of contents, are no table.
  var looksLikeData: Bool { valueCount > 1 || confidence != .asked }

  public var confidence: Confidence { aspects.map(\.confidence).max() ?? .certain }
}

/// What a file seems to hold.
public struct Inspection: Sendable {
  /// The layout, where it is a known one: no mapping is needed then.
  public var dialect: Dialect?
  public var tables: [TableProposal] = []
  /// What the columns are, where the file holds single records: it needs a recipe then and no mapping.
  public var records: RecordDraft?
  /// What was left out, in sentences: hidden sheets, sheets without numbers.
  public var remarks: [String] = []
  /// What keeps the file from being read at all.
  public var problems: [Diagnostic] = []

  public init() {}
}
