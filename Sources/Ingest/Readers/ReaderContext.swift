import SDGModel

/// What readers need to know beyond the file: the reference lists and the project's own lists.
public struct ReaderContext: Sendable {
  public var framework: Framework
  public var vocabulary: Vocabulary
  public var seriesList: SeriesList
  public var areaList: AreaList
  /// The project's sources: whether texts may be quoted, and whose rows a file holds.
  public var register: [Source]
  /// The project's own areas; they stand before the M49 list.
  public var areas: [Area]
  /// The area that a row without one is about. Rows on countries and regions that the project does
  /// not list are left out; `nil` takes every row.
  public var defaultArea: Area?
  /// Whether ``defaultArea`` only stands in for a country that nobody named: every row is taken.
  public var takesEveryArea = false
  /// Whether to keep the text of the rows of public sources, for showing them.
  public var keepsRowText: Bool
  /// The code lists of the structure messages among the input.
  public var structure: SDMXStructure?
  /// What was decided about findings, by ``Decision/id``.
  public var decisions: [String: Decision] = [:]
  /// How to read files that do not explain themselves.
  public var mappings: [FileMapping] = []
  /// How single records become figures.
  public var recipes: [Recipe] = []
  /// How many threads one large file is read by.
  public var threads = 1
  /// Whether results name the SHA-256 of the files that they were read from.
  public var hashesFiles = true

  public init(
    framework: Framework, vocabulary: Vocabulary, seriesList: SeriesList, areaList: AreaList,
    register: [Source] = [], areas: [Area] = [], defaultArea: Area? = nil,
    keepsRowText: Bool = true
  ) {
    self.framework = framework
    self.vocabulary = vocabulary
    self.seriesList = seriesList
    self.areaList = areaList
    self.register = register
    self.areas = areas
    self.defaultArea = defaultArea
    self.keepsRowText = keepsRowText
  }

  /// A context with the reference lists that come with the program.
  public static func standard(
    register: [Source] = [], areas: [Area] = [], defaultArea: Area? = nil,
    keepsRowText: Bool = true
  ) throws(ReferenceError) -> ReaderContext {
    ReaderContext(
      framework: try Framework.standard(), vocabulary: try Vocabulary.standard(),
      seriesList: try SeriesList.standard(), areaList: try AreaList.standard(),
      register: register, areas: areas, defaultArea: defaultArea, keepsRowText: keepsRowText)
  }

  /// Whether a source's texts may stand in messages and its rows be shown. A source without a
  /// register entry is a file that somebody converts for themselves: public.
  func mayQuote(_ source: String) -> Bool {
    guard let entry = register.first(where: { $0.id == source }) else { return true }
    return entry.sharing == .public && !entry.isRecordLevel
  }
}

/// What reading one file gave.
public struct ReadResult: Sendable {
  public var observations: ObservationTable
  public var diagnostics: [Diagnostic]
  public var file: InputFile
  /// Names that the file gives to series which the reference list lacks.
  public var seriesNames: [String: LocalText]
  /// Whether messages may quote the file's values.
  public var quotesValues: Bool

  public init(
    observations: ObservationTable, diagnostics: [Diagnostic], file: InputFile,
    seriesNames: [String: LocalText] = [:], quotesValues: Bool = true
  ) {
    self.quotesValues = quotesValues
    self.observations = observations
    self.diagnostics = diagnostics
    self.file = file
    self.seriesNames = seriesNames
  }
}
