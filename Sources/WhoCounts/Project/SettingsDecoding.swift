import Disclosure
import FileFormats
import Ingest
import SDGModel

/// Decodes `whocounts.yaml`. An unknown key is an error with a suggestion.
struct SettingsDecoder {
  let reference: Reference

  func settings(_ root: YAMLNode) throws(YAMLError) -> Settings {
    var map = try StrictMap(root)
    var settings = Settings()
    if let schema = map.node("schema"), try schema.requireInt() != 1 {
      throw schema.expected("schema 1, the one that this version reads")
    }
    settings.area = try area(&map)
    settings.title = try map.localText("title") ?? LocalText()
    settings.notice = try map.localText("notice") ?? LocalText()
    settings.languages = try map.strings("languages") ?? []
    settings.asOf = try year(&map, "asOf")
    settings.since = try year(&map, "since")
    settings.publishedOn = try map.date("publishedOn")
    settings.freshYears = try years(&map, "freshYears")
    settings.staleYears = try years(&map, "staleYears")
    try checkYears(settings, root)
    settings.indicatorNames = try names(&map, "indicatorNames")
    settings.seriesNames = try names(&map, "seriesNames")
    if let nodes = try map.list("groups") {
      settings.groups = try groups(nodes)
    }
    settings.required = try breakdowns(&map, "require")
    settings.waived = try breakdowns(&map, "waive")
    settings.periodicities = try periodicities(&map)
    settings.merge = try MergeDecoding.settings(&map)
    settings.disclosure = try disclosure(&map)
    settings.progress = try ProgressDecoding.settings(&map)
    try map.finish()
    return settings
  }

  /// `country:` a code or name of the M49 list, or `area: {code, name, level}` for anything else.
  private func area(_ map: inout StrictMap) throws(YAMLError) -> Area? {
    let country = map.node("country")
    if let country {
      let text = try country.requireString()
      guard let known = reference.areas.area(text) else {
        throw country.expected(
          "a country code of ISO 3166-1 or M49",
          hint: "for an area that has none write `area: {code: …, name: …}`")
      }
      if let area = map.node("area") {
        throw area.expected("`country:` or `area:`, not both")
      }
      return Area(
        id: known.code, name: known.name, aliases: [known.iso2, known.iso3, text], level: "country")
    }
    guard var own = try map.map("area") else { return nil }
    let area = Area(
      id: try own.requireString("code"), name: try own.require("name").localText(),
      level: try own.string("level") ?? "country")
    try own.finish()
    return area
  }

  private func year(_ map: inout StrictMap, _ key: String) throws(YAMLError) -> Int? {
    guard let node = map.node(key) else { return nil }
    let year = try node.requireInt()
    guard CalendarDay.possibleYears.contains(year) else { throw node.expected("a year") }
    return year
  }

  private func years(_ map: inout StrictMap, _ key: String) throws(YAMLError) -> Int? {
    guard let node = map.node(key) else { return nil }
    let years = try node.requireInt()
    guard (0...50).contains(years) else { throw node.expected("a number of years, 0 to 50") }
    return years
  }

  private func checkYears(_ settings: Settings, _ root: YAMLNode) throws(YAMLError) {
    let fresh = settings.freshYears ?? Scope.standardFreshYears
    let stale = settings.staleYears ?? Scope.standardStaleYears
    guard stale < fresh else { return }
    throw (root["staleYears"] ?? root["freshYears"] ?? root).expected(
      "`staleYears` of at least `freshYears`, \(fresh): what is old is no longer fresh")
  }

  private func names(
    _ map: inout StrictMap, _ key: String
  ) throws(YAMLError) -> [String: LocalText] {
    var names: [String: LocalText] = [:]
    for entry in try map.node(key)?.requireMap() ?? [] {
      names[entry.key] = try entry.value.localText()
    }
    return names
  }

  private func breakdowns(
    _ map: inout StrictMap, _ key: String
  ) throws(YAMLError) -> [RequiredBreakdown] {
    var found: [RequiredBreakdown] = []
    for node in try map.list(key) ?? [] {
      var entry = try StrictMap(node)
      let areas = try entry.strings("areas") ?? []
      let series = try entry.strings("series") ?? []
      // Areas or series alone are asked for in total.
      let dimensions =
        areas.isEmpty && series.isEmpty
        ? try entry.require("dimensions").requireStrings() : try entry.strings("dimensions") ?? []
      let categories = try entry.strings("categories") ?? []
      if !categories.isEmpty, dimensions.count != 1 {
        throw node.problem(
          "`categories` are of one dimension",
          hint: "Name it alone under `dimensions`, and others in an entry of their own")
      }
      found.append(
        RequiredBreakdown(
          indicators: try entry.require("indicators").requireStrings(),
          dimensions: dimensions.map { reference.vocabulary.dimension(named: $0)?.id ?? $0 },
          areas: areas, series: series, categories: categories,
          reason: try entry.require("reason").localText()))
      try entry.finish()
    }
    return found
  }

  /// `periodicity: [{indicators: [1.1.1], years: 5, reason: …}]`
  private func periodicities(_ map: inout StrictMap) throws(YAMLError) -> [Periodicity] {
    var found: [Periodicity] = []
    for node in try map.list("periodicity") ?? [] {
      var entry = try StrictMap(node)
      let indicators = try entry.require("indicators").requireStrings()
      let yearsNode = try entry.require("years")
      let years = try yearsNode.requireInt()
      guard (1...20).contains(years) else {
        throw yearsNode.expected("every how many years a figure is asked for, 1 to 20")
      }
      let known = Set(found.flatMap(\.indicators))
      if let twice = indicators.first(where: known.contains) {
        throw node.problem(
          "\(twice) has a periodicity already", hint: "Name each indicator once")
      }
      found.append(
        Periodicity(
          indicators: indicators, years: years, reason: try entry.require("reason").localText()))
      try entry.finish()
    }
    return found
  }

  private func disclosure(_ map: inout StrictMap) throws(YAMLError) -> DisclosureSettings {
    guard var entry = try map.map("disclosure") else { return DisclosureSettings() }
    let threshold = try limit(&entry, "threshold") ?? 5
    let sensitive = try limit(&entry, "sensitiveThreshold") ?? max(10, threshold)
    var rounding: Int?
    if let node = entry.node("rounding"), node.string != "none" {
      guard let base = node.int, base >= DisclosureSettings.smallestThreshold else {
        throw node.expected(
          "`none`, or a whole number of \(DisclosureSettings.smallestThreshold) or more")
      }
      rounding = base
    }
    var exempt: [DisclosureSettings.Exemption] = []
    for node in try entry.list("exempt") ?? [] {
      var exemption = try StrictMap(node)
      exempt.append(
        .init(
          source: try exemption.requireString("source"),
          reason: try exemption.requireString("reason")))
      try exemption.finish()
    }
    try entry.finish()
    return DisclosureSettings(
      threshold: threshold, sensitiveThreshold: sensitive, exempt: exempt, rounding: rounding)
  }

  private func limit(_ map: inout StrictMap, _ key: String) throws(YAMLError) -> Int? {
    guard let node = map.node(key) else { return nil }
    let limit = try node.requireInt()
    guard limit >= DisclosureSettings.smallestThreshold else {
      throw node.expected("a threshold of \(DisclosureSettings.smallestThreshold) or more")
    }
    return limit
  }
}
