import Analysis
import FileFormats
import SDGModel

/// `progress:` of the settings: by which method series are judged, from which year, and which are not.
enum ProgressDecoding {
  static func settings(_ map: inout StrictMap) throws(YAMLError) -> ProgressSettings {
    var settings = ProgressSettings()
    guard var entry = try map.map("progress") else { return settings }
    if let node = entry.node("method") {
      guard let method = ProgressMethod(rawValue: try node.requireString()) else {
        throw node.expected(
          "one of \(ProgressMethod.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      settings.method = method
    }
    if let node = entry.node("baselineYear") { settings.baselineYear = try year(node) }
    if let node = entry.node("targetYear") { settings.targetYear = try year(node) }
    if settings.baselineYear >= settings.targetYear,
      let node = entry.node("targetYear") ?? entry.node("baselineYear")
    {
      throw node.expected("a `targetYear` after the `baselineYear`")
    }
    for item in try entry.node("leave")?.requireMap() ?? [] {
      settings.left[item.key] = try item.value.requireString()
    }
    for item in try entry.node("directions")?.requireMap() ?? [] {
      guard let direction = DesiredDirection(rawValue: try item.value.requireString()),
        direction == .increase || direction == .decrease
      else { throw item.value.expected("increase or decrease") }
      settings.directions[item.key] = direction
    }
    try entry.finish()
    return settings
  }

  private static func year(_ node: YAMLNode) throws(YAMLError) -> Int {
    let year = try node.requireInt()
    guard (1900...2100).contains(year) else { throw node.expected("a year") }
    return year
  }
}
