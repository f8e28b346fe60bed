import Bytes
import FileFormats
import Foundation
import Ingest
import SDGModel

/// What a command works on: a project folder, a whole Open SDG repository, or a folder of extracts.
public struct Project: Sendable {
  public enum Kind: Sendable {
    /// A folder with `whocounts.yaml`.
    case project
    case openSDG(OpenSDGRepository)
    /// A folder of data files that explain themselves.
    case extracts
  }

  /// A file to be read.
  public struct DataFile: Sendable {
    /// Path within the project, with `/`.
    public var name: String
    public var path: String
    /// Register entry of its publisher.
    public var publisher: String
    /// Whether a source entry of the project names the file.
    public var isRegistered: Bool
  }

  public let folder: String
  public let kind: Kind
  public var settings: Settings
  public var sources: [Source]
  public var areas: [Area]
  public var targets: [SeriesTarget]
  /// What people decided about findings: `decisions.csv`.
  public var decisions: [Decision]
  /// Where the list of decisions lies or would lie; `nil` in a folder that is not ours.
  public var decisionsPath: String?
  public var files: [DataFile]
  /// How to read files that do not explain themselves: `mappings/*.yaml`.
  public var mappings: [FileMapping] = []
  /// How single records become figures: `recipes/*.yaml`.
  public var recipes: [Recipe] = []
  /// What a citizen source must show for each tier: `criteria.yaml`, or the standard ones.
  public var criteria: QualityCriteria = .standard
  /// Maps of areas, GeoJSON.
  public var maps: [DataFile] = []
  /// Findings about the project's own files.
  public var diagnostics: [Diagnostic]

  /// Sources whose files a recipe reads hold single records, whatever their entry says; and how those were
  /// chosen their entry says.
  mutating func joinRecipesAndSources() {
    for index in recipes.indices {
      let owner = files.first { recipes[index].isFor($0.name) }?.publisher
      let selection = sources.first { $0.id == owner }?.fields.first { $0.name == "selection" }
      if let selection { recipes[index].selection = RecordSelection(selection.value) }
    }
    for index in sources.indices {
      let ownsRecords = files.contains { file in
        file.publisher == sources[index].id && recipes.contains { $0.isFor(file.name) }
      }
      if ownsRecords { sources[index].isRecordLevel = true }
    }
  }

  /// Whether the folder is a project of ours, rather than somebody else's repository or extracts.
  public var isOwn: Bool {
    if case .project = kind { true } else { false }
  }

  /// Id of the publisher of files that no source entry names.
  public static let unregistered = "unregistered"

  /// Opens a folder as what it is.
  ///
  /// - Parameters:
  ///   - country: code or name of the country, where the folder does not tell; it stands
  ///   above what the folder says.
  ///   - decisions: path of the list of decisions, where it is not the project's own.
  public static func open(
    _ path: String, country: String?, decisions: String? = nil, reference: Reference
  ) throws(ProjectError) -> Project {
    var project = try open(folder: path, country: country, reference: reference)
    if project.isOwn { project.decisionsPath = project.folder + "/decisions.csv" }
    guard let decisions else { return project }
    project.decisionsPath = decisions
    // A list that is still to be written has decided nothing.
    guard FileBytes.isPlain(decisions) else {
      project.decisions = []
      return project
    }
    let (list, findings) = DecisionsReader.read(path: decisions, name: decisions)
    project.diagnostics.removeAll { $0.place.file == "decisions.csv" }
    project.decisions = list
    project.diagnostics += findings
    return project
  }

  private static func open(
    folder path: String, country: String?, reference: Reference
  ) throws(ProjectError) -> Project {
    switch Folder.kind(path) {
    case .absent:
      throw ProjectError(
        path, "there is no such folder",
        hint: "Name a project folder, or make one with `whocounts new \(path)`")
    case .file:
      throw ProjectError(
        path, "this is a file, not a project folder",
        hint: "Name the folder that it lies in, or use `whocounts convert` for single files")
    case .folder: break
    }
    let area = try country.map { text throws(ProjectError) in
      try knownArea(text, reference: reference)
    }
    let folder = Folder(path)
    if folder.has("whocounts.yaml") {
      return try ProjectReader(folder: folder, reference: reference).project(country: area)
    }
    if OpenSDGRepository.isOne(folder: folder.path) {
      return try openSDG(folder, country: area, reference: reference)
    }
    return try extracts(folder, country: area)
  }

  private static func knownArea(
    _ text: String, reference: Reference
  ) throws(ProjectError) -> Area {
    guard let known = reference.areas.area(text) else {
      throw ProjectError(
        "--country \(text)", "no country has this code or name",
        hint: "Give a code of ISO 3166-1 or M49, or the official name")
    }
    return Area(
      id: known.code, name: known.name, aliases: [known.iso2, known.iso3], level: "country")
  }

  /// The country that a repository names in one of its languages.
  private static func namedArea(_ name: LocalText, reference: Reference) -> Area? {
    for language in name.languages {
      guard let known = reference.areas.area(name[language]) else { continue }
      return Area(
        id: known.code, name: known.name, aliases: [known.iso2, known.iso3], level: "country")
    }
    return nil
  }

  private static func openSDG(
    _ folder: Folder, country: Area?, reference: Reference
  ) throws(ProjectError) -> Project {
    let repository: OpenSDGRepository
    do { repository = try OpenSDGRepository(folder: folder.path) } catch {
      throw ProjectError(error.place, error.reason, hint: error.hint)
    }
    var settings = Settings()
    settings.area = country ?? namedArea(repository.countryName, reference: reference)
    settings.languages = repository.languages
    settings.indicatorNames = repository.indicatorNames
    var project = Project(
      folder: folder.path, kind: .openSDG(repository), settings: settings,
      sources: [repository.source], areas: [], targets: [], decisions: [], files: [],
      diagnostics: repository.diagnostics)
    project.maps = folder.maps(below: "geojsons")
    return project
  }

  private static func extracts(_ folder: Folder, country: Area?) throws(ProjectError) -> Project {
    let names = folder.files { ProjectReader.isData($0) }
    guard !names.isEmpty else {
      throw ProjectError(
        folder.path, "no project, no Open SDG repository and no data file was found here",
        hint: "A project has a `whocounts.yaml`: make one with `whocounts new`")
    }
    var settings = Settings()
    settings.area = country
    return Project(
      folder: folder.path, kind: .extracts, settings: settings, sources: [], areas: [],
      targets: [], decisions: [],
      files: names.map {
        DataFile(
          name: $0, path: folder.path(of: $0), publisher: unregistered, isRegistered: false)
      }, diagnostics: [])
  }
}
