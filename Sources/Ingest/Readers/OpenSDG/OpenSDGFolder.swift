import Bytes
import FileFormats
import SDGModel

/// A repository's settings, metadata and translations, as read from its folder.
struct OpenSDGFolder {
  let root: String
  let listing: FolderListing
  private(set) var config: OpenSDGConfig
  private(set) var translations: Translations
  private(set) var pages: [String: IndicatorPage] = [:]
  /// The other names of each of the configuration's data inputs.
  private(set) var mappings: [NameMapping] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ folder: String) throws(OpenSDGError) {
    root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    listing = FolderListing(folder)
    guard !listing.paths.isEmpty else {
      throw OpenSDGError(
        place: folder, reason: "the folder is empty or cannot be read",
        hint: "check the spelling of the path")
    }
    config = OpenSDGConfig.standard
    var settings = ""
    let names = Set(listing.paths)
    if let name = OpenSDGConfig.fileNames.first(where: names.contains) {
      do {
        settings = name
        let bytes = try FileBytes.read("\(root)/\(name)")
        let document = try YAMLDocument.parse(bytes, file: name, mode: .foreign)
        config = OpenSDGConfig(document.root, file: name)
        config.noteAbsentMessages(among: listing.paths, file: name)
      } catch let error as YAMLError {
        throw OpenSDGError(
          place: error.place.description, reason: error.reason,
          hint: error.hint ?? "mend the settings; Open SDG cannot read them either")
      } catch {
        throw OpenSDGError(
          place: name, reason: "\(error)", hint: "check who may read the file")
      }
    }
    translations = Translations(languages: config.languages)
    readTranslations()
    readPages()
    readMappings(settings)
    diagnostics += config.diagnostics
  }

  // MARK: Translations

  private mutating func readTranslations() {
    var found: [(path: String, language: String, group: String)] = []
    for folder in config.translationFolders {
      for path in listing.paths where path.hasPrefix(folder + "/") && Self.isYAML(path) {
        let parts = path.dropFirst(folder.count + 1).split(separator: "/")
        if parts.count == 2 {
          found.append((path, String(parts[0]), FileName.stem(path)))
        } else if parts.count == 1 {
          found.append((path, FileName.stem(path), ""))
        }
      }
    }
    if config.languages.isEmpty {
      let languages = Set(found.map(\.language)).sorted()
      translations = Translations(languages: languages.isEmpty ? ["en"] : languages)
    }
    for file in found {
      guard let node = yaml(file.path) else { continue }
      translations.add(node, language: file.language, group: file.group)
    }
  }

  private static func isYAML(_ path: String) -> Bool {
    path.hasSuffix(".yml") || path.hasSuffix(".yaml")
  }

  // MARK: Metadata

  private mutating func readPages() {
    for pattern in config.metadataPatterns {
      for path in listing.matching(pattern) where !FileName.last(path).hasPrefix("README") {
        read(path, id: FileName.stem(path))
      }
    }
    for path in listing.paths
    where path.hasPrefix("indicator-config/") && Self.isYAML(path) {
      read(path, id: FileName.stem(path))
    }
  }

  private mutating func read(_ path: String, id: String) {
    var page = pages[id] ?? IndicatorPage(id: id)
    if let node = Self.isYAML(path) ? yaml(path) : frontMatter(path) {
      page.read(node)
    } else {
      page.isUnreadable = true
    }
    pages[id] = page
  }

  private mutating func yaml(_ path: String) -> YAMLNode? {
    do {
      let bytes = try FileBytes.read("\(root)/\(path)")
      return try YAMLDocument.parse(bytes, file: path, mode: .foreign).root
    } catch {
      report(error, path)
      return nil
    }
  }

  private mutating func frontMatter(_ path: String) -> YAMLNode? {
    do {
      let bytes = try FileBytes.read("\(root)/\(path)")
      return try FrontMatter.split(bytes, file: path).node
    } catch {
      report(error, path)
      return nil
    }
  }

  // MARK: Other names of columns and categories

  private mutating func readMappings(_ settings: String) {
    mappings = config.dataInputs.map { _ in NameMapping() }
    for (index, input) in config.dataInputs.enumerated() {
      if let file = input.columnMap, let table = mapTable(file, settings),
        !mappings[index].addColumns(table)
      {
        refuse(file, settings, "does not have the columns Text and Value")
      }
      if let file = input.codeMap, let table = mapTable(file, settings),
        !mappings[index].addCategories(table)
      {
        refuse(file, settings, "does not have the columns Text, Dimension and Value")
      }
    }
  }

  private mutating func mapTable(_ file: OpenSDGConfig.MapFile, _ settings: String) -> CSVTable? {
    let places = [file.path, "\(config.sourceFolder)/\(file.path)"]
    guard !file.path.contains("://"),
      let path = places.map({ PathPattern($0).text }).first(where: listing.paths.contains),
      let bytes = try? FileBytes.read("\(root)/\(path)")
    else {
      refuse(file, settings, "is no readable file of the repository")
      return nil
    }
    return CSVTable(TextBytes(decoding: bytes)) { _ in [] }
  }

  /// Files read without their map hold columns that mean something else: that is for a person.
  private mutating func refuse(
    _ file: OpenSDGConfig.MapFile, _ settings: String, _ reason: String
  ) {
    config.note(file.place, "\(file.path) is not applied: it \(reason)", settings)
  }

  private mutating func report(_ error: any Error, _ path: String) {
    let rule = InputRule.unreadableSettings
    let yaml = error as? YAMLError
    diagnostics.append(
      Diagnostic(
        rule: rule.rawValue, severity: rule.severity,
        place: Place(file: path, line: yaml?.place.line, column: yaml?.place.column),
        message: "The settings cannot be read: \(yaml?.reason ?? "\(error)")",
        hint: yaml?.hint
          ?? "Mend the file; until then an indicator whose metadata it holds is not published."))
  }
}

extension OpenSDGFolder {
  // MARK: What the parts say together

  /// The CSV files that the inputs match, and the other CSV files of the same folders.
  func dataFiles() -> [OpenSDGRepository.FilePlan] {
    let folders = Set(config.dataPatterns.map(\.folder))
    let patterns = config.dataPatterns.map { "`\($0.text)`" }.joined(separator: " or ")
    return listing.paths.filter { path in
      guard path.lowercased().hasSuffix(".csv") else { return false }
      if config.dataPatterns.contains(where: { $0.matches(path) }) { return true }
      return folders.contains { !$0.isEmpty && path.hasPrefix($0 + "/") }
    }
    .map { path in
      let id = Self.id(path)
      let page = pages[id]
      let input = config.dataInputs.firstIndex { $0.pattern.matches(path) }
      let organisations = (page?.organisations ?? []).map { firstText($0) }
      var plan = OpenSDGRepository.FilePlan(
        path: "\(root)/\(path)", name: path, indicator: IndicatorCode(id).text,
        leftOutBecause: input != nil ? nil : "its name does not match \(patterns) of `inputs`",
        notPublishedBecause: page?.notPublishedBecause,
        sourceText: organisations.joined(separator: "; "),
        namesOneSource: organisations.count == 1)
      plan.mapping = input.flatMap { mappings[$0].isEmpty ? nil : mappings[$0] }
      return plan
    }
  }

  /// The SDMX-ML messages that the inputs match. Their rows name their indicators and sources.
  func messageFiles() -> [OpenSDGRepository.FilePlan] {
    listing.paths.filter { path in config.messageInputs.contains { $0.pattern.matches(path) } }
      .map { path in
        var plan = OpenSDGRepository.FilePlan(
          path: "\(root)/\(path)", name: path, indicator: "", leftOutBecause: nil,
          notPublishedBecause: nil, sourceText: "", namesOneSource: false)
        plan.isMessage = true
        return plan
      }
  }

  /// Where the structure messages lie.
  var structureFiles: [String] {
    let names = Set(listing.paths)
    return config.structurePaths.filter(names.contains).map { "\(root)/\($0)" }
  }

  /// `indicator_1-3-1-b.csv` holds the indicator `1-3-1-b`.
  private static func id(_ path: String) -> String {
    let stem = FileName.stem(path)
    return stem.hasPrefix("indicator_") ? String(stem.dropFirst(10)) : stem
  }

  func firstText(_ text: String) -> String {
    let found = translations.metadata(text)
    return found.flatMap { local in local.languages.first.map { local[$0] } } ?? text
  }

  func indicatorNames() -> [String: LocalText] {
    var names: [String: LocalText] = [:]
    for page in pages.values {
      guard let name = page.name, let text = translations.metadata(name) else { continue }
      names[IndicatorCode(page.id).text] = text
    }
    return names
  }

  /// The most frequent label of national figures.
  func countryName() -> LocalText {
    guard let text = mostFrequent(pages.values.compactMap(\.coverage)) else { return LocalText() }
    return translations.metadata(text) ?? LocalText()
  }

  func source(_ country: LocalText) -> Source {
    let organisations = pages.values.flatMap { $0.organisations.prefix(1) }
    let producer = mostFrequent(organisations).map(firstText)
    let name = country.languages.first.map { country[$0] } ?? ""
    var source = Source(
      id: "open-sdg",
      title: LocalText(name.isEmpty ? "Open SDG data" : "Open SDG data, \(name)"),
      producer: producer ?? (name.isEmpty ? "not stated" : name), kind: .official)
    source.licence = Source.Licence(statement: licence())
    return source
  }

  /// The first line of the licence file.
  private func licence() -> String? {
    guard let path = listing.paths.first(where: { FileName.stem($0).uppercased() == "LICENSE" }),
      let bytes = try? FileBytes.read("\(root)/\(path)")
    else { return nil }
    let text = String(decoding: TextBytes(decoding: bytes).bytes, as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { Trimming.squeezed(String($0)) }
    return lines.first { !$0.isEmpty }
  }

  private func mostFrequent(_ texts: [String]) -> String? {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
