import FileFormats
import SDGModel

extension SettingsDecoder {
  /// `groups:` with `any: [{sex: F}, {age: 15-24}]`, in our ids and codes or in any known synonym.
  func groups(_ nodes: [YAMLNode]) throws(YAMLError) -> [PopulationGroup] {
    var groups: [PopulationGroup] = []
    for node in nodes {
      var map = try StrictMap(node)
      let idNode = try map.require("id")
      let id = try idNode.requireString()
      guard isUsable(id) else {
        throw idNode.expected("an id of letters, digits and hyphens: it names a page")
      }
      if groups.contains(where: { $0.id == id }) {
        throw idNode.expected("an id that no other group has")
      }
      var group = PopulationGroup(id: id, name: try map.require("name").localText(), any: [])
      for form in try map.list("any") ?? [] { try add(form, to: &group) }
      group.series = try map.strings("series") ?? []
      group.isSensitive = try map.bool("sensitive") ?? false
      group.population = try map.int("population")
      try map.finish()
      groups.append(group)
    }
    return groups
  }

  private func isUsable(_ id: String) -> Bool {
    !id.isEmpty && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }

  /// An age alone is a band, within which every narrower band counts; an age beside something else
  /// is a category.
  private func add(_ form: YAMLNode, to group: inout PopulationGroup) throws(YAMLError) {
    let entries = try form.requireMap()
    guard !entries.isEmpty else { throw form.expected("a dimension with its category") }
    var parts: [Breakdown.Part] = []
    for entry in entries {
      let dimension = reference.vocabulary.dimension(named: entry.key)?.id ?? entry.key
      let text = try entry.value.requireString()
      if dimension == "age", let band = AgeBand(text) {
        if entries.count == 1 {
          group.ages.append(band)
          return
        }
        parts.append(.init(dimension, band.code))
        continue
      }
      let category = reference.vocabulary.category(dimension: dimension, text: text)?.code
      parts.append(.init(dimension, category ?? text))
    }
    group.any.append(Breakdown(parts))
  }
}
