import FileFormats
import Ingest
import SDGModel

/// `merge:` of the settings: the rule for all series, and the exceptions with their reasons.
enum MergeDecoding {
  static func settings(_ map: inout StrictMap) throws(YAMLError) -> MergeSettings {
    guard var entry = try map.map("merge") else { return MergeSettings() }
    var settings = MergeSettings()
    if let node = entry.node("default") {
      let method = try self.method(node)
      guard method.forms.isEmpty else {
        throw node.expected(
          "`sideBySide` or `priorityFill`",
          hint: "A method that computes is chosen series by series, with its reason.")
      }
      settings.standard = method
    }
    for series in try entry.node("series")?.requireMap() ?? [] {
      settings.series[series.key] = try rule(series.value)
    }
    try entry.finish()
    return settings
  }

  private static func method(_ node: YAMLNode) throws(YAMLError) -> MergeSettings.Method {
    guard let method = MergeSettings.Method(rawValue: try node.requireString()) else {
      throw node.expected(
        "one of \(MergeSettings.Method.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return method
  }

  private static func rule(_ node: YAMLNode) throws(YAMLError) -> MergeSettings.SeriesRule {
    var map = try StrictMap(node)
    guard let methodNode = map.node("method") else {
      throw node.expected("a `method`, with its `reason`")
    }
    let method = try method(methodNode)
    var rule = MergeSettings.SeriesRule(
      method: method, form: try form(&map, of: method, at: node),
      source: try map.string("source"), reason: try map.requireString("reason"))
    if method == .benchmark { try benchmark(&map, &rule, at: node) }
    if method == .combine { try combine(&map, &rule) }
    try map.finish()
    return rule
  }

  private static func form(
    _ map: inout StrictMap, of method: MergeSettings.Method, at node: YAMLNode
  ) throws(YAMLError) -> CombinationMethod? {
    guard !method.forms.isEmpty else { return nil }
    let known = method.forms.map(\.rawValue).joined(separator: ", ")
    guard let given = map.node("form") else {
      throw node.expected("a `form`: one of \(known)")
    }
    guard let form = CombinationMethod(rawValue: try given.requireString()),
      method.forms.contains(form)
    else { throw given.expected("one of \(known)") }
    return form
  }

  private static func benchmark(
    _ map: inout StrictMap, _ rule: inout MergeSettings.SeriesRule, at node: YAMLNode
  ) throws(YAMLError) {
    rule.options.benchmark =
      try map.choice("benchmark", CombinationOptions.Benchmark.self) ?? .point
    if let differences = map.node("differences") {
      let count = try differences.requireInt()
      guard (1...2).contains(count) else { throw differences.expected("1 or 2") }
      rule.options.differences = count
    }
    if let rho = map.node("rho") {
      let value = try rho.requireDouble()
      guard value > -1, value < 1 else { throw rho.expected("a number between -1 and 1") }
      rule.options.rho = value
    } else if rule.form == .chowLin {
      throw node.expected("`rho` for the form chow-lin, between -1 and 1")
    }
  }

  private static func combine(
    _ map: inout StrictMap, _ rule: inout MergeSettings.SeriesRule
  ) throws(YAMLError) {
    rule.options.between =
      try map.choice("between", CombinationOptions.BetweenVariance.self) ?? .dl
    rule.options.interval =
      try map.choice("interval", CombinationOptions.IntervalKind.self) ?? .normal
  }
}
