import Analysis
import Disclosure
import Ingest
import SDGModel
import Wording

/// The main job in its order: read, limit to the edition, hold conflicts, merge, protect, analyse. Series
/// that are computed of several sources come last, for they may rest on nothing that is hidden.
public struct Pipeline: Sendable {
  public let reference: Reference
  /// How many files are read at once.
  public var threads: Int
  /// Whether the text of rows is kept, for pages that show it.
  public var keepsRowText: Bool
  /// What the publication before this one showed, where there is one.
  public var published = PublishedFigures()

  public init(reference: Reference, threads: Int, keepsRowText: Bool = true) {
    self.reference = reference
    self.threads = max(1, threads)
    self.keepsRowText = keepsRowText
  }

  /// A merged data set and what it is about, before protection.
  public struct Merged: Sendable {
    public var scope: Scope
    public var data: Dataset
    public var disclosure: DisclosureSettings
    public var merge: MergeSettings
    public var progress = ProgressSettings()
  }

  /// What may be published, and what was found in it.
  public struct Result: Sendable {
    public var data: PublishableDataset
    public var findings: Findings
    /// What was asked of each indicator.
    public var demands: [IndicatorDemand]
    /// Findings about the input in full, for the people who keep the project.
    public var merged: Merged
  }

  public func run(_ project: Project) async throws -> Result {
    analyse(try await merge(project), of: project)
  }

  /// Protects what was read and merged, and finds what there is to find in it.
  public func analyse(_ merged: Merged, of project: Project) -> Result {
    let data = DisclosureControl(settings: merged.disclosure, published: published).protect(
      merged.data, scope: merged.scope)
    let demands = demands(of: data, project)
    var findings = Findings(
      of: data, demands: demands, series: reference.series, progress: merged.progress)
    findings.mergedSeries = SeriesMerge(
      observations: data.observations, register: SourceRegister(data.sources),
      settings: merged.merge
    ).series(of: data.cells)
    return Result(data: data, findings: findings, demands: demands, merged: merged)
  }

  private func demands(of data: PublishableDataset, _ project: Project) -> [IndicatorDemand] {
    Demands.list(
      reference: reference, scope: data.scope,
      indicatorsInData: Set(data.cells.map(\.key.indicator))
        .subtracting(project.supplementaryIndicators))
  }

  /// Who is counted, by itself: for measurements of how long it takes.
  public func coverage(of data: PublishableDataset, _ project: Project) -> CoverageMatrix {
    Coverage.matrix(of: data, demands: demands(of: data, project))
  }

  public func merge(_ project: Project) async throws -> Merged {
    var diagnostics = project.diagnostics
    let area = project.settings.area ?? Pipeline.unnamedArea
    if project.settings.area == nil { diagnostics.append(Pipeline.areaQuestion(project)) }
    diagnostics += Pipeline.languagesWithoutWords(project.settings.languages)
    var sources = project.sources
    if project.files.contains(where: { !$0.isRegistered }) {
      sources.append(Pipeline.unregisteredSource(for: project.kind))
    }
    let decisions = Dictionary(project.decisions.map { ($0.id, $0) }) { first, _ in first }
    var context = reference.readerContext(
      register: sources, areas: project.areas, defaultArea: area, decisions: decisions,
      structure: SDMXStructure.read(project.structurePaths),
      takesEveryArea: project.settings.area == nil, keepsRowText: keepsRowText)
    context.mappings = project.mappings
    context.recipes = project.recipes
    context.threads = Parallel.width(within: threads, items: project.files.count)
    var results = try await read(project, context: context)
    let withheld = DisclosureControl.withheld(
      sources, publishedOn: project.settings.publishedOn)
    let open = results.filter { !withheld.contains($0.file.source) }
    let latest = Edition.latestYear(open)
    if latest == nil { diagnostics.append(Pipeline.withoutFigures(project)) }
    let asOf = project.settings.asOf ?? latest ?? project.settings.publishedYear ?? Scope.baseline
    results = Edition.limit(results, asOf: asOf)
    results = ConflictCheck.holdConflicts(results, decisions: decisions)

    var observations = ObservationTable()
    for result in results {
      observations.append(contentsOf: result.observations)
      diagnostics += result.diagnostics
    }
    diagnostics += TargetCheck.withoutFigure(project.targets, in: observations)
    diagnostics += TargetCheck.contradictions(project.targets, in: observations, reference.series)
    let cells = gated(&sources, observations, project, withheld: withheld)
    diagnostics += RegisterCheck.decisions(sources)
    diagnostics += DecisionCheck.unused(project.decisions, among: diagnostics)
    if !project.settings.merge.series.isEmpty {
      diagnostics += MergeCheck.findings(project.settings.merge, observations, sources)
    }
    diagnostics += RequirementCheck(settings: project.settings, reference: reference)
      .findings(in: observations)
    diagnostics += SeriesCheck.findings(observations, sources.filter { !withheld.contains($0.id) })
    var scope = scope(project, area: area, asOf: asOf, results: open)
    if let structure = context.structure {
      let names = StructureNames(structure: structure, vocabulary: reference.vocabulary)
      let known = Set([area.id] + scope.areas.map(\.id))
      scope.areas += names.areas(in: open, beyond: known)
      scope.categoryNames = names.categories(in: open)
    }
    diagnostics += MapCheck.findings(
      project.maps, observations, areas: scope.areas, country: area.id)
    let seriesNames = scope.seriesNames
    diagnostics += UnitCheck.inDoubt(observations) { code in
      let own = seriesNames[code].flatMap { name in name.languages.first.map { name[$0] } }
      return own ?? reference.series.series(code)?.name ?? ""
    }
    return Merged(
      scope: scope,
      data: Dataset(
        observations: observations, cells: cells, sources: sources,
        diagnostics: diagnostics.sorted(by: Diagnostic.precedes), files: results.map(\.file)),
      disclosure: project.settings.disclosure, merge: project.settings.merge,
      progress: project.settings.progress)
  }

  /// Asks the quality gate, and merges by what it says. An open conflict shows only where figures meet: it
  /// is looked for in the merged cells, and merging is done once more where there is one.
  private func gated(
    _ sources: inout [Source], _ observations: ObservationTable, _ project: Project,
    withheld: Set<String>
  ) -> [MergedCell] {
    let gate = QualityGate(criteria: project.criteria, publishedOn: project.settings.publishedOn)
    sources = gate.assessed(sources)
    func cells() -> [MergedCell] {
      Merge.cells(
        of: observations, register: SourceRegister(sources), settings: project.settings.merge,
        withheld: withheld)
    }
    let merged = cells()
    let conflicts = ConflictWithOfficial.open(
      merged, observations, register: SourceRegister(sources), limits: project.criteria.conflict)
    guard !conflicts.isEmpty else { return merged }
    sources = gate.assessed(sources) { source, indicator in
      conflicts[.init(source: source, indicator: indicator)] ?? 0
    }
    return cells()
  }

  private func read(_ project: Project, context: ReaderContext) async throws -> [ReadResult] {
    if case .openSDG(let repository) = project.kind {
      return try await Parallel.map(repository.dataFiles, width: threads) { plan in
        repository.read(plan, context: context)
      }
    }
    let results = try await Parallel.map(project.filesToRead, width: threads) { group in
      guard let recipe = group.recipe else {
        let file = group.files[0]
        return Readers.read(
          path: file.path, name: file.name, publisher: file.publisher, context: context)
      }
      return Readers.read(
        together: group.files.map { ($0.path, $0.name) }, name: group.name, by: recipe,
        publisher: group.files[0].publisher, context: context)
    }
    guard case .extracts = project.kind else { return results }
    return Companions.leftOut(of: results)
  }

  private func scope(
    _ project: Project, area: Area, asOf: Int, results: [ReadResult]
  ) -> Scope {
    let settings = project.settings
    var title = settings.title
    if title.isEmpty { title = area.name }
    var scope = Scope(
      title: title, area: area, languages: settings.languages.isEmpty ? ["en"] : settings.languages,
      asOf: asOf)
    scope.areas = project.areas.filter { $0.id != area.id }
    scope.publishedOn = settings.publishedOn
    scope.notice = settings.notice
    scope.criteria = project.criteria
    scope.since = settings.since ?? scope.since
    scope.freshYears = settings.freshYears ?? scope.freshYears
    scope.staleYears = settings.staleYears ?? scope.staleYears
    scope.leastCount = settings.disclosure.threshold
    scope.leastSensitiveCount = settings.disclosure.sensitiveThreshold
    scope.groups = settings.groups ?? reference.groups.entries.map(\.group)
    scope.required = settings.required
    scope.waived = settings.waived
    scope.periodicities = settings.periodicities
    scope.targets = project.targets
    scope.indicatorNames = settings.indicatorNames
    scope.seriesNames = settings.seriesNames.merging(
      results.map(\.seriesNames).reduce(into: [:]) { names, more in
        names.merge(more) { first, _ in first }
      }
    ) { own, _ in own }
    return scope
  }

  private static let unnamedArea = Area(
    id: "national", name: LocalText("national"), level: "country")

  private static func areaQuestion(_ project: Project) -> Diagnostic {
    Diagnostic(
      rule: "area-unknown", severity: .question, place: Place(file: ""),
      message: "Nothing says which country the data are about: the area is called national",
      hint: "Give it with `--country`, or as `country:` in `whocounts.yaml`")
  }

  /// Pages of a language that no catalogue has are in another one's words.
  private static func languagesWithoutWords(_ tags: [String]) -> [Diagnostic] {
    tags.filter { Catalogue.hasWords(in: Language($0)) == false }.map { tag in
      Diagnostic(
        rule: "language-without-words", severity: .question, place: Place(file: ""),
        message: "The program has no words in \(tag): pages in it say them in another language",
        hint: "Leave the language out of `languages`, or publish its pages as they are.",
        subject: tag)
    }
  }

  private static func withoutFigures(_ project: Project) -> Diagnostic {
    Diagnostic(
      rule: "no-figures", severity: .question, place: Place(file: ""),
      message: project.files.isEmpty && project.isOwn
        ? "The folder `data` holds no data file" : "No file gives a figure that may be shown",
      hint: "Put data files into `data`; `check` says what keeps those that are there out")
  }

  /// Who stands behind files that no source entry names. Extracts in the global database's own
  /// layout are what that database published; of other files nobody said who made them.
  private static func unregisteredSource(for kind: Project.Kind) -> Source {
    var source = Source(
      id: Project.unregistered, title: LocalText("Files without a source entry"),
      producer: "not stated", kind: .research)
    if case .extracts = kind { source.kind = .international }
    source.licence = .init(statement: "licence not stated")
    return source
  }
}

extension Project {
  /// Files among which structure messages are looked for.
  var structurePaths: [String] {
    if case .openSDG(let repository) = kind { return repository.structureFiles }
    return files.map(\.path)
  }

  /// Indicators that a project of ours adds by naming them: they stand beside the framework's own
  /// and count towards nothing. A repository names every indicator that it has.
  var supplementaryIndicators: Set<String> {
    isOwn ? Set(settings.indicatorNames.keys) : []
  }
}
