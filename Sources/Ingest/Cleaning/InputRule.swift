import SDGModel

/// Every kind of finding that reading can make: its stable name and how much it matters.
/// `docs/diagnostics.md` says what each means and what to do.
public enum InputRule: String, Sendable, CaseIterable {
  // Blocking: nothing can be published.
  case unreadableFile = "unreadable-file"
  case binaryFile = "binary-file"
  case unknownFormat = "unknown-format"
  case duplicateColumn = "duplicate-column"
  case missingColumn = "missing-column"
  case tooManyColumns = "too-many-columns"
  case brokenHeader = "broken-header"
  case unknownColumn = "unknown-column"
  case unreadableWorkbook = "unreadable-workbook"
  case unreadableMessage = "unreadable-message"
  case unconfirmedMapping = "unconfirmed-mapping"
  case mappingMisfit = "mapping-misfit"
  case recipeMisfit = "recipe-misfit"

  // Held: the record stays out until somebody decides.
  case irregularRow = "irregular-row"
  case brokenQuotes = "broken-quotes"
  case blankRecord = "blank-record"
  case blankPeriod = "blank-period"
  case unreadablePeriod = "unreadable-period"
  case impossiblePeriod = "impossible-period"
  case unreadableValue = "unreadable-value"
  case infiniteValue = "infinite-value"
  case conflictingValues = "conflicting-values"
  case missingIndicator = "missing-indicator"
  case unreadableTarget = "unreadable-target"
  case unreadableFigure = "unreadable-figure"
  case unusableRecords = "unusable-records"
  case unreadableArea = "unreadable-area"
  case unreadableDecision = "unreadable-decision"

  // Questions: published as it is, a person should look.
  case emptyFile = "empty-file"
  case demonstrationColumns = "demonstration-columns"
  case unitDiffers = "unit-differs"
  case unknownArea = "unknown-area"
  case unknownNature = "unknown-nature"
  case unknownStatus = "unknown-status"
  case unreadableMeasure = "unreadable-measure"
  case strayBounds = "stray-bounds"
  case unreadableMultiplier = "unreadable-multiplier"
  case valueDespiteStatus = "value-despite-status"
  case mixedEncoding = "mixed-encoding"
  case nulBytes = "nul-bytes"
  case numericColumn = "numeric-column"
  case unnamedColumn = "unnamed-column"
  case unreadInput = "unread-input"
  case unreadableSettings = "unreadable-settings"
  case ambiguousSource = "ambiguous-source"
  case unnamedIndicator = "unnamed-indicator"
  case unusedDecision = "unused-decision"
  case misspeltColumn = "misspelt-column"
  case misspeltCategory = "misspelt-category"
  case unreadSheet = "unread-sheet"
  case lateGroup = "late-group"
  case rowsBeyondMapping = "rows-beyond-mapping"
  case figureWithoutUnit = "figure-without-unit"
  case latePeriod = "late-period"
  case incompletePeriods = "incomplete-periods"
  case unlistedAnswers = "unlisted-answers"
  case columnOfSomeFiles = "column-of-some-files"
  case unmatchedMapping = "unmatched-mapping"
  case emptyFormulas = "empty-formulas"
  case unreadableMap = "unreadable-map"
  case unmatchedMap = "unmatched-map"
  case areaNotOnMap = "area-not-on-map"
  case leftOutSheet = "left-out-sheet"
  case valueMark = "value-mark"

  // Notes: normalised, nothing to do.
  case byteOrderMark = "byte-order-mark"
  case windows1252 = "windows-1252"
  case utf16 = "utf-16"
  case carriageReturns = "carriage-returns"
  case headerNormalised = "header-normalised"
  case blanksTrimmed = "blanks-trimmed"
  case surplusDelimiters = "surplus-delimiters"
  case headerOnly = "header-only"
  case nationalDimension = "national-dimension"
  case unknownCategory = "unknown-category"
  case categoryByWord = "category-by-word"
  case blankColumn = "blank-column"
  case oneCategoryColumn = "one-category-column"
  case dimensionTwice = "dimension-twice"
  case unusedColumn = "unused-column"
  case periodMark = "period-mark"
  case unknownIndicator = "unknown-indicator"
  case unknownSeries = "unknown-series"
  case identicalRepeat = "identical-repeat"
  case otherAreas = "other-areas"
  case deletedRows = "deleted-rows"
  case decisionApplied = "decision-applied"
  case leftOutFile = "left-out-file"
  case notPublished = "not-published"
  case rowsWithoutValues = "rows-without-values"
  case structureMessage = "structure-message"
  case mappedNames = "mapped-names"
  case matchedMap = "matched-map"
  case mapWithoutData = "map-without-data"
  case recipeApplied = "recipe-applied"

  public var severity: Severity {
    switch self {
    case .unreadableFile, .binaryFile, .unknownFormat, .duplicateColumn, .missingColumn,
      .tooManyColumns,
      .brokenHeader, .unknownColumn, .unreadableWorkbook, .unreadableMessage,
      .unconfirmedMapping, .mappingMisfit, .recipeMisfit:
      .blocking
    case .irregularRow, .brokenQuotes, .blankRecord, .blankPeriod, .unreadablePeriod,
      .impossiblePeriod, .unreadableValue, .infiniteValue, .conflictingValues, .missingIndicator,
      .unreadableTarget, .unreadableFigure, .unusableRecords, .unreadableArea, .unreadableDecision:
      .held
    case .emptyFile, .demonstrationColumns, .unitDiffers, .unknownArea, .unknownNature,
      .unknownStatus, .unreadableMeasure, .strayBounds, .unreadableMultiplier, .valueDespiteStatus,
      .mixedEncoding, .nulBytes, .numericColumn, .unnamedColumn, .unreadInput, .unreadableSettings,
      .ambiguousSource, .unnamedIndicator, .unusedDecision, .misspeltColumn, .misspeltCategory,
      .unreadSheet, .leftOutSheet, .lateGroup, .valueMark, .rowsBeyondMapping, .unmatchedMapping,
      .figureWithoutUnit, .latePeriod, .incompletePeriods, .unlistedAnswers, .columnOfSomeFiles,
      .emptyFormulas, .unreadableMap, .unmatchedMap, .areaNotOnMap:
      .question
    case .byteOrderMark, .windows1252, .utf16, .carriageReturns, .headerNormalised, .blanksTrimmed,
      .surplusDelimiters, .headerOnly, .nationalDimension, .unknownCategory, .categoryByWord,
      .blankColumn, .oneCategoryColumn,
      .dimensionTwice, .unusedColumn, .periodMark, .unknownIndicator, .unknownSeries,
      .identicalRepeat, .otherAreas, .deletedRows, .decisionApplied, .leftOutFile, .notPublished,
      .rowsWithoutValues, .structureMessage, .mappedNames, .matchedMap, .mapWithoutData,
      .recipeApplied:
      .note
    }
  }
}
