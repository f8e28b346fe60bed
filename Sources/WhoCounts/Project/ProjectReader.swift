import Bytes
import FileFormats
import Ingest
import SDGModel

/// Reads a project folder: settings, sources, areas, targets, and the list of data files.
struct ProjectReader {
  let folder: Folder
  let reference: Reference

  /// Data files by the end of their name; what they are is told by their content.
  static func isData(_ name: String) -> Bool {
    [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json", ".xml", ".zip"].contains {
      name.lowercased().hasSuffix($0)
    }
  }

  func project(country: Area?) throws(ProjectError) -> Project {
    var settings = try decode("whocounts.yaml") { node throws(YAMLError) in
      try SettingsDecoder(reference: reference).settings(node)
    }
    if let country { settings.area = country }
    guard settings.area != nil else {
      throw ProjectError(
        "whocounts.yaml", "neither `country:` nor `area:` says what the project is about",
        hint: "Write `country:` with its code or name, or give it with --country")
    }
    let sources = try sources()
    let (areas, areaFindings) = self.areas(country: settings.area)
    let (targets, heldTargets, targetFindings) = self.targets(areas: areas, country: settings.area)
    for code in heldTargets where settings.progress.left[code] == nil {
      settings.progress.left[code] = "Its row in targets.csv cannot be used: see the problems"
    }
    let (decisions, decisionFindings) = self.decisions()
    var diagnostics = areaFindings + targetFindings + decisionFindings
    let files = dataFiles(sources)
    diagnostics += files.filter { !$0.isRegistered }.map(ProjectReader.withoutSource)
    diagnostics += SettingsCheck(settings: settings, reference: reference, areas: areas)
      .findings()
    var criteria = QualityCriteria.standard
    if folder.has("criteria.yaml") {
      criteria = try decode("criteria.yaml") { node throws(YAMLError) in
        try CriteriaDecoder.criteria(node)
      }
    }
    diagnostics += RegisterCheck.findings(sources, files: files.map(\.name))
    let mappings = try mappings()
    diagnostics += MappingCheck.findings(mappings, files: files.map(\.name))
    var project = Project(
      folder: folder.path, kind: .project, settings: settings, sources: sources,
      areas: areas, targets: targets, decisions: decisions, files: files,
      diagnostics: diagnostics)
    project.mappings = mappings.map(\.mapping)
    project.maps = folder.maps(below: "geo")
    project.criteria = criteria
    let decoder = RecipeDecoder(vocabulary: reference.vocabulary, folder: folder.path)
    project.recipes = try decodeAll(below: "recipes") { node, name throws(YAMLError) in
      var recipe = try decoder.recipe(node)
      recipe.name = name
      return recipe
    }
    project.joinRecipesAndSources()
    project.diagnostics += RecipeCheck.findings(project.recipes, files: project.files.map(\.name))
    project.diagnostics += RecipeCheck.misspelt(project.recipes, reference.series)
    let groups = settings.groups ?? reference.groups.entries.map(\.group)
    project.diagnostics += RecipeCheck.sensitive(project.recipes, groups)
    return project
  }

  /// The project's mapping files, by the names of the files they stand in.
  private func mappings() throws(ProjectError) -> [(name: String, mapping: FileMapping)] {
    let decoder = MappingDecoder(vocabulary: reference.vocabulary)
    return try decodeAll(below: "mappings") { node, name throws(YAMLError) in
      (name, try decoder.mapping(node))
    }
  }

  private func areas(country: Area?) -> ([Area], [Diagnostic]) {
    guard folder.has("areas.csv") else { return ([], []) }
    return AreasReader.read(
      path: folder.path(of: "areas.csv"), name: "areas.csv", country: country)
  }

  private func targets(
    areas: [Area], country: Area?
  ) -> (targets: [SeriesTarget], held: Set<String>, diagnostics: [Diagnostic]) {
    guard folder.has("targets.csv") else { return ([], [], []) }
    let context = reference.readerContext(register: [], areas: areas, defaultArea: country)
    return TargetsReader.read(
      path: folder.path(of: "targets.csv"), name: "targets.csv", context: context)
  }

  private func decisions() -> ([Decision], [Diagnostic]) {
    guard folder.has("decisions.csv") else { return ([], []) }
    return DecisionsReader.read(path: folder.path(of: "decisions.csv"), name: "decisions.csv")
  }

  private func decode<Value>(
    _ name: String, _ body: (YAMLNode) throws(YAMLError) -> Value
  ) throws(ProjectError) -> Value {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(folder.path(of: name)) } catch {
      throw ProjectError(name, error.reason, hint: "Check that the file can be read")
    }
    do { return try body(YAMLDocument.parse(bytes, file: name).root) } catch {
      throw ProjectError(error)
    }
  }

  private func sources() throws(ProjectError) -> [Source] {
    try decodeAll(below: "sources") { node, name throws(YAMLError) in
      let file = name.split(separator: "/").last.map(String.init) ?? name
      return try SourceDecoder().source(node, id: String(file.prefix { $0 != "." }))
    }
  }

  /// Decodes every YAML file below a folder, and tells the problems of all of them at once.
  private func decodeAll<Value>(
    below folderName: String, _ body: (YAMLNode, String) throws(YAMLError) -> Value
  ) throws(ProjectError) -> [Value] {
    var values: [Value] = []
    let names = folder.files(below: folderName) { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    var problems: [ProjectError.Problem] = []
    for name in names {
      do {
        values.append(try decode(name) { node throws(YAMLError) in try body(node, name) })
      } catch { problems += error.problems }
    }
    if let first = problems.first {
      var error = ProjectError(first.place, first.message, hint: first.hint)
      error.problems = problems
      throw error
    }
    return values
  }

  private func dataFiles(_ sources: [Source]) -> [Project.DataFile] {
    folder.files(below: "data", where: ProjectReader.isData).map { name in
      let owner = sources.first { source in
        source.files.contains { Folder.matches(name, pattern: $0) }
      }
      return Project.DataFile(
        name: name, path: folder.path(of: name), publisher: owner?.id ?? Project.unregistered,
        isRegistered: owner != nil)
    }
  }

  private static func withoutSource(_ file: Project.DataFile) -> Diagnostic {
    Diagnostic(
      rule: "file-without-source", severity: .question, place: Place(file: file.name),
      source: Project.unregistered, message: "No source entry names this file",
      hint: "Say who made it: add `sources/<id>.yaml` with `files: [\(file.name)]`")
  }
}
