import Analysis
import Bytes
import Disclosure
import SDGModel
import Wording

/// What the pages of one language are made from, with the look-ups that they share.
struct Site: Sendable {
  let data: PublishableDataset
  let findings: Findings
  let framework: Framework
  let catalogue: Catalogue
  let words: Words
  let downloads: Downloads
  let register: SourceRegister
  let index: DataIndex
  /// Every indicator of the framework and of the data, the project's own among them, in the
  /// framework's order.
  let rows: [CoverageRow]
  let goals: [GoalSummary]
  let shortTitles: ShortTitles
  private let figures: [String: IndicatorFigures]
  let book: FigureBook
  private let indicatorSlugs: [String: String]
  private let groupSlugs: [String: String]
  private let sourceSlugs: [String: String]
  /// Short names of the data files, for anchors.
  private let fileSlugs: [String: String]

  init(
    data: PublishableDataset, findings: Findings, framework: Framework, catalogue: Catalogue,
    figures book: FigureBook, words: Words, downloads: Downloads
  ) throws {
    self.data = data
    self.findings = findings
    self.framework = framework
    self.catalogue = catalogue
    self.words = words
    self.downloads = downloads
    self.book = book
    register = SourceRegister(data.sources)
    index = DataIndex(data)
    shortTitles = try ShortTitles.load()
    rows = Site.rows(findings.coverage, index: index, data: data, register: register)
    goals = GoalSummary.all(rows: rows, framework: framework)
    let codes = rows.map(\.indicator)
    indicatorSlugs = Slug.unique(codes, reserved: ["index"])
    groupSlugs = Slug.unique(data.scope.groups.map(\.id), reserved: ["index"])
    sourceSlugs = Slug.unique(data.sources.map(\.id), reserved: ["index"])
    fileSlugs = Site.names(ofFiles: data.files.map(\.path))
    var figures: [String: IndicatorFigures] = [:]
    for code in codes where index.rows(ofIndicator: code).isEmpty == false {
      figures[code] = book.indicator(code)
    }
    self.figures = figures
  }

  /// The matrix has the indicators that somebody asks for; the project's own stand beside them.
  private static func rows(
    _ coverage: CoverageMatrix, index: DataIndex, data: PublishableDataset,
    register: SourceRegister
  ) -> [CoverageRow] {
    let known = Set(coverage.rows.map(\.indicator))
    let own = index.indicators.filter { !known.contains($0) && !$0.isEmpty }.map { code in
      var total = CoverageCell(indicator: code, group: "", state: .notCounted)
      let rows = index.rows(ofIndicator: code).filter { data.observations[$0].value.saysSomething }
      let makers = Set(rows.map { register.maker(of: data.observations[$0]) })
      total.figures = rows.count
      total.latestYear = rows.map { data.observations.period[$0].lastYear }.max()
      if let year = total.latestYear {
        let hasOfficial = makers.contains(.official) || makers.contains(.other)
        let hasCitizen = makers.contains { $0.isCitizen }
        total.state =
          year < data.scope.firstCurrentYear(of: code)
          ? .old : hasOfficial && hasCitizen ? .both : hasCitizen ? .citizen : .official
      }
      return CoverageRow(
        indicator: code, isFirstListing: false, isAboutPeople: false, total: total,
        cells: coverage.groups.map {
          CoverageCell(indicator: code, group: $0, state: .notApplicable)
        })
    }
    return (coverage.rows + own).sorted {
      IndicatorCode($0.indicator) < IndicatorCode($1.indicator)
    }
  }

  var scope: Scope { data.scope }
  var coverage: CoverageMatrix { findings.coverage }
  var language: Language { catalogue.language }
  /// Whether this is the language at the root of the output.
  var isFirstLanguage: Bool {
    scope.languages.first.map { Language($0) == language } ?? true
  }
  var areaName: String { scope.area.name[language.tag] }
  var title: String { scope.title[language.tag] }

  // MARK: Words

  func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    catalogue.text(key, arguments)
  }

  func count(_ key: String, _ count: Int) -> String {
    catalogue.text(key, ["count": .count(count)])
  }

  /// A small number in words, where the language has them: for headlines.
  func spelled(_ number: Int) -> String {
    (2...12).contains(number) ? say("spelled.\(number)") : catalogue.numbers.text(number)
  }

  func number(_ value: Int) -> String { catalogue.numbers.text(value) }

  /// The name of a population group, as the project gives it.
  func groupName(_ id: String) -> String {
    scope.groups.first { $0.id == id }?.name[language.tag] ?? id
  }

  /// A short name of an indicator for lists and cards: the project's own, ours, or the official
  /// title, with the language that it is in.
  func shortTitle(_ code: String) -> (text: String, language: String) {
    if let own = scope.indicatorNames[code], !own.isEmpty {
      let text = own[language.tag]
      return (text, own.has(language.tag) ? language.tag : own.languages.first ?? "")
    }
    if let ours = shortTitles.title(code, language: language) { return ours }
    return officialTitle(code)
  }

  /// The official title, or the project's own name of an indicator that the framework lacks.
  func officialTitle(_ code: String) -> (text: String, language: String) {
    if let found = framework.title(code, language: language.tag) { return found }
    return (words.indicatorTitle(code), language.tag)
  }

  // MARK: Places

  func page(ofIndicator code: String) -> PagePath {
    PagePath("indicators/\(indicatorSlugs[code] ?? Slug.make(code)).html")
  }

  /// - Parameter part: from 1; an indicator with many figures takes several pages.
  func provenancePage(ofIndicator code: String, part: Int = 1) -> PagePath {
    let number = part > 1 ? ".\(part)" : ""
    return PagePath("indicators/\(indicatorSlugs[code] ?? Slug.make(code))/sources\(number).html")
  }

  /// - Parameter part: from 1; a breakdown with many figures takes several pages.
  func page(ofIndicator code: String, breakdown dimension: String, part: Int = 1) -> PagePath {
    let names = Slug.unique(
      figures(ofIndicator: code).pages.map(\.dimension), reserved: ["sources"])
    let name = names[dimension] ?? Slug.make(dimension)
    return PagePath(
      "indicators/\(indicatorSlugs[code] ?? Slug.make(code))/\(name)\(part > 1 ? "-\(part)" : "").html"
    )
  }

  func page(ofGroup id: String) -> PagePath {
    PagePath("groups/\(groupSlugs[id] ?? Slug.make(id)).html")
  }

  func page(ofSource id: String) -> PagePath {
    PagePath("sources/\(sourceSlugs[id] ?? Slug.make(id)).html")
  }

  /// The anchor of a row on its indicator's provenance page: the file and the line, or the cell. A figure that was
  /// computed stands in no line: what it is about names it.
  func anchor(ofRow row: Int) -> String {
    let observation = data.observations[row]
    let origin = observation.origin
    let file = fileSlugs[origin.file] ?? Slug.make(origin.file)
    if origin.cell.isEmpty, origin.line == 0 {
      let about = [
        observation.series, observation.area, observation.breakdown.text, observation.period.text,
        observation.unit,
      ]
      return "\(file)-\(Slug.make(about.joined(separator: " ")))"
    }
    guard !origin.cell.isEmpty else {
      return "\(file)-\(origin.line)" + (origin.column > 0 ? "-\(origin.column)" : "")
    }
    return "\(file)-\(Slug.make("\(origin.sheet)-\(origin.cell)"))"
  }

  // MARK: Figures

  func figures(ofIndicator code: String) -> IndicatorFigures {
    figures[code] ?? IndicatorFigures(headline: nil, beside: [], breakdowns: [], missing: [])
  }

  func hasData(_ code: String) -> Bool { !index.rows(ofIndicator: code).isEmpty }

  /// The last part of each path, told apart where two are the same.
  private static func names(ofFiles paths: [String]) -> [String: String] {
    var names: [String: String] = [:]
    var taken: Set<String> = []
    for path in Set(paths).sorted() {
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let base = Slug.make(String(file.prefix { $0 != "." }))
      names[path] = taken.insert(base).inserted ? base : Slug.make(path)
    }
    return names
  }

  /// What of an indicator's figures its own page shows: the headline always, then measures beside
  /// it and the first breakdown, as long as the page stays small. What does not fit has its place
  /// on the breakdown's own page.
  func selection(ofIndicator code: String) -> FigureSelection {
    FigureSelection(figures(ofIndicator: code))
  }

  func maker(ofRow row: Int) -> Maker { register.maker(of: data.observations[row]) }

  /// Years between a figure and the year that the pages speak for.
  func age(ofYear year: Int) -> Int { scope.asOf - year }
}
