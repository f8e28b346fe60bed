import Bytes
import FileFormats
import SDGModel

/// An Open SDG data repository as it is: its own settings say which files belong to it, which
/// indicators it publishes and what things are called.
public struct OpenSDGRepository: Sendable {
  /// One data file and what becomes of it.
  public struct FilePlan: Sendable, Equatable {
    public var path: String
    /// Path within the repository.
    public var name: String
    /// `1.3.1.b`, from the file's name; a name that is no such code stays as it is.
    public var indicator: String
    /// Why the file is no input of the repository; `nil` where it is one.
    public var leftOutBecause: String?
    /// Why the indicator is not published; `nil` where it is.
    public var notPublishedBecause: String?
    /// The organisations that the indicator's metadata name, in the first language.
    public var sourceText: String
    var namesOneSource: Bool
    /// Other names of the file's columns and categories.
    var mapping: NameMapping?
    /// Whether it is an SDMX-ML message, whose records say what a CSV file's name says.
    var isMessage = false
  }

  public let folder: String
  /// The area that the site calls national, in its languages; empty where it names none.
  public let countryName: LocalText
  /// The first is the one that texts fall back to.
  public let languages: [String]
  /// Every CSV file of the data folders, sorted by name; then the SDMX-ML messages of the inputs.
  public let dataFiles: [FilePlan]
  /// Paths of the structure messages that explain its SDMX data.
  public let structureFiles: [String]
  /// Names of indicators that the repository itself gives, by code.
  public let indicatorNames: [String: LocalText]
  /// The repository as an entry of the source register.
  public let source: Source
  /// Faults of its settings and metadata.
  public let diagnostics: [Diagnostic]
  let translations: Translations
  private let attributeNames: Set<String>?

  /// Whether a folder looks like one: a configuration with inputs, or Open SDG's own layout.
  public static func isOne(folder: String) -> Bool {
    let listing = FolderListing(folder)
    let names = Set(listing.paths)
    let hasData = listing.paths.contains { $0.hasSuffix(".csv") && $0.contains("indicator_") }
    if OpenSDGConfig.fileNames.contains(where: names.contains) {
      return hasData || names.contains("_prose.yml") || names.contains { $0.hasPrefix("meta/") }
    }
    return hasData && listing.paths.contains { $0.hasPrefix("meta/") }
  }

  /// Reads the settings and metadata, not yet the data.
  ///
  /// - Throws: a folder that cannot be read, or a configuration that is no YAML.
  public init(folder: String) throws(OpenSDGError) {
    let opened = try OpenSDGFolder(folder)
    self.folder = folder
    languages = opened.translations.languages
    translations = opened.translations
    attributeNames = opened.config.attributeNames
    dataFiles = opened.dataFiles() + opened.messageFiles()
    structureFiles = opened.structureFiles
    indicatorNames = opened.indicatorNames()
    countryName = opened.countryName()
    source = opened.source(countryName)
    diagnostics = opened.diagnostics.sorted(by: Diagnostic.precedes)
  }

  /// Reads one data file. A file that is left out is read for its number of records alone.
  public func read(_ plan: FilePlan, context: ReaderContext) -> ReadResult {
    var request = FileRequest(path: plan.path, name: plan.name, publisher: source.id)
    request.indicator = plan.indicator
    request.sourceText = plan.sourceText
    request.mayMatchSource = plan.namesOneSource
    request.attributeNames = attributeNames
    request.notPublishedBecause = plan.notPublishedBecause
    request.translations = translations
    request.mapping = plan.mapping
    if plan.isMessage {
      request.indicator = nil
      request.attributeNames = nil
    } else {
      request.dialect = .openSDG
    }
    guard let reason = plan.leftOutBecause else {
      return Readers.read(request, context: context)
    }
    request.notPublishedBecause = reason
    var result = Readers.read(request, context: context)
    let records = result.file.counts.read
    result.file.counts = RecordCounts(leftOut: records)
    result.file.leftOutBecause = reason
    let rule = InputRule.leftOutFile
    result.diagnostics = [
      Diagnostic(
        rule: rule.rawValue, severity: rule.severity, place: Place(file: plan.name),
        source: source.id, rowsAffected: records,
        message: "The file is left out with its \(records) records: \(reason)",
        hint: "Nothing to do; change `inputs` of the repository's settings to take it.")
    ]
    return result
  }

  /// What the repository calls a category of a column, in its languages; `nil` where it has no text.
  public func name(ofCategory text: String, column: String) -> LocalText? {
    translations.value(text, column: column)
  }

  /// What the repository calls a column.
  public func name(ofColumn text: String) -> LocalText? { translations.header(text) }
}

/// Why a folder cannot be read as an Open SDG repository.
public struct OpenSDGError: Error, Sendable, Equatable, CustomStringConvertible {
  public let place: String
  public let reason: String
  public let hint: String

  public init(place: String, reason: String, hint: String) {
    self.place = place
    self.reason = reason
    self.hint = hint
  }

  public var description: String { "\(place): \(reason); \(hint)" }
}
