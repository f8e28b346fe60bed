import FileFormats
import SDGModel

/// What the metadata of one indicator say: the front matter of `meta/<id>.md`, with the settings of
/// `indicator-config/<id>.yml` over it.
struct IndicatorPage: Sendable {
  /// As in the file's name: `1-1-1`.
  let id: String
  var name: String?
  var reportingStatus: String?
  var isNonStatistical = false
  var isPublished = true
  var isPlaceholder = false
  var organisations: [String] = []
  var coverage: String?
  /// Whether a file of its metadata cannot be read. What it says about publishing is then unknown.
  var isUnreadable = false

  init(id: String) { self.id = id }

  /// Takes over what a file says; later files win.
  mutating func read(_ node: YAMLNode) {
    func text(_ key: String) -> String? {
      node[key]?.string.map(Trimming.squeezed).flatMap { $0.isEmpty ? nil : $0 }
    }
    name = text("indicator_name") ?? name
    reportingStatus = text("reporting_status")?.lowercased() ?? reportingStatus
    if let flag = text("data_non_statistical") { isNonStatistical = IndicatorPage.isTrue(flag) }
    if let flag = text("published") { isPublished = IndicatorPage.isTrue(flag) }
    if let placeholder = text("placeholder") {
      isPlaceholder = !["false", ""].contains(placeholder.lowercased())
    }
    coverage = text("national_geographical_coverage") ?? coverage
    let found = IndicatorPage.sources(node)
    if !found.isEmpty { organisations = found }
  }

  /// Why the indicator's figures are not shown by the repository's own site; `nil` where they are.
  ///
  /// Open SDG shows figures of indicators whose status is `complete`. Without a status an indicator
  /// that has data is complete.
  var notPublishedBecause: String? {
    if isUnreadable { return "its metadata cannot be read, so whether it may be is unknown" }
    if !isPublished { return "published is false" }
    if isPlaceholder { return "it is a placeholder" }
    if isNonStatistical { return "data_non_statistical is true" }
    guard let reportingStatus, reportingStatus != "complete" else { return nil }
    return "reporting_status is \(reportingStatus)"
  }

  /// The organisations behind the figures: `sources` of newer sites, `source_organisation_N` of the
  /// others, those that are not switched off.
  private static func sources(_ node: YAMLNode) -> [String] {
    if let list = node["sources"]?.list {
      return list.compactMap { $0["organisation"]?.string }.map(Trimming.squeezed)
        .filter { !$0.isEmpty }
    }
    return (1...9).compactMap { number in
      if let active = node["source_active_\(number)"]?.string, !isTrue(active) { return nil }
      guard let text = node["source_organisation_\(number)"]?.string else { return nil }
      let organisation = Trimming.squeezed(text)
      return organisation.isEmpty ? nil : organisation
    }
  }

  /// Sites write their booleans in many ways.
  private static func isTrue(_ text: String) -> Bool {
    ["true", "yes", "1", "on"].contains(text.lowercased())
  }
}
