import FileFormats
import Ingest
import SDGModel

/// Decodes `sources/<id>.yaml`: the register entry of one source.
struct SourceDecoder {
  /// Fields of the rubric's register that are printed as they stand.
  private static let printed = [
    "purpose", "seriesCode", "unit", "unitMult", "populationTarget", "populationCovered", "area",
    "frequency", "mode", "selection", "frame", "nInvited", "nEffective", "weights", "measurement",
    "calibration",
    "uncertainty", "disabilityInstrument", "selfIdentification", "documentation",
    "officialValidation", "continuity",
  ]

  func source(_ root: YAMLNode, id: String) throws(YAMLError) -> Source {
    var map = try StrictMap(root)
    map.ignore("schema")
    let kindNode = try map.require("kind")
    guard
      let kind = SourceKind(
        rawValue: try kindNode.requireOne(of: SourceKind.allCases.map(\.rawValue)))
    else { throw kindNode.expected("a kind of source") }
    let (producer, producerFields) = try producer(&map)
    var source = Source(
      id: id, title: try map.localText("title") ?? LocalText(id), producer: producer, kind: kind)
    source.fields = producerFields
    source.sharing = try map.choice("sharing", SharingLevel.self) ?? .public
    source.isRecordLevel = try map.bool("recordLevel") ?? false
    source.licence = try licence(&map)
    source.citation = try map.string("citation")
    source.retrieved = try map.date("retrieved")
    source.method = try map.string("method")
    source.period = try map.node("period").map { node throws(YAMLError) in try span(node) }
    source.sampleSize = try map.string("n")
    source.contact = try map.string("contact")
    source.credit = try map.string("credit")
    source.matches = try map.strings("matches") ?? []
    source.files = try map.strings("files") ?? []
    try community(&map, &source)
    try participation(&map, &source)
    try ethics(&map, &source)
    for name in SourceDecoder.printed {
      guard let node = map.node(name) else { continue }
      source.fields.append(.init(name: name, value: try flat(node)))
      if name == "selection" { try checkSelection(node) }
    }
    for entry in try map.node("indicators")?.requireMap() ?? [] {
      source.indicators.append(try indicator(entry))
    }
    try map.finish()
    return source
  }

  /// What an interval may claim depends on the word: a misspelt one would change it unseen.
  private func checkSelection(_ node: YAMLNode) throws(YAMLError) {
    guard let text = node.string, RecordSelection(text) == .unknown, text != "unknown" else {
      return
    }
    let known = RecordSelection.allCases.map(\.rawValue)
    guard let near = Suggestion.nearest(to: text, among: known) else { return }
    throw node.expected("one of \(known.joined(separator: ", "))", hint: "Did you mean \(near)?")
  }

  /// A name, or a map with `name`, `type`, `contact` and `conflictOfInterest`.
  private func producer(
    _ map: inout StrictMap
  ) throws(YAMLError) -> (String, [Source.RegisterField]) {
    let node = try map.require("producer")
    guard case .map = node.content else { return (try node.requireString(), []) }
    var producer = try StrictMap(node)
    let name = try producer.requireString("name")
    var fields: [Source.RegisterField] = []
    for key in ["type", "contact", "conflictOfInterest"] {
      if let text = try producer.string(key) {
        fields.append(.init(name: "producer.\(key)", value: text))
      }
    }
    try producer.finish()
    return (name, fields)
  }

  private func licence(_ map: inout StrictMap) throws(YAMLError) -> Source.Licence {
    guard let node = map.node("licence") else { return Source.Licence() }
    guard case .map = node.content else {
      return Source.Licence(statement: try node.requireString())
    }
    var entry = try StrictMap(node)
    let licence = Source.Licence(
      id: try entry.string("id"), statement: try entry.string("statement"),
      url: try entry.string("url"))
    try entry.finish()
    return licence
  }

  private func community(_ map: inout StrictMap, _ source: inout Source) throws(YAMLError) {
    guard var entry = try map.map("community") else { return }
    source.community = Source.Community(
      approved: try entry.date("approved"), withdrawn: try entry.date("withdrawn"))
    try entry.finish()
  }

  private func participation(_ map: inout StrictMap, _ source: inout Source) throws(YAMLError) {
    guard var entry = try map.map("participation") else { return }
    if let node = entry.node("level") {
      let level = try node.requireInt()
      guard (1...5).contains(level) else { throw node.expected("a participation level, 1 to 5") }
      source.participationLevel = level
    }
    for key in ["initiatedByCitizens", "stages"] {
      guard let node = entry.node(key) else { continue }
      source.fields.append(.init(name: "participation.\(key)", value: try flat(node)))
    }
    try entry.finish()
  }

  private func ethics(_ map: inout StrictMap, _ source: inout Source) throws(YAMLError) {
    guard var entry = try map.map("ethics") else { return }
    source.consent = try entry.string("consent")
    for key in ["review", "dataProtection", "harmAssessment", "withdrawalPossible"] {
      guard let node = entry.node(key) else { continue }
      source.fields.append(.init(name: "ethics.\(key)", value: try flat(node)))
    }
    try entry.finish()
  }

  /// A text as it stands; a map of `start` and `end` as `2018-09-01 – 2018-12-31`.
  private func span(_ node: YAMLNode) throws(YAMLError) -> String {
    guard case .map = node.content else { return try flat(node) }
    var map = try StrictMap(node)
    let ends = [try map.string("start"), try map.string("end")].compactMap { $0 }
    try map.finish()
    return ends.first == ends.last ? ends.first ?? "" : ends.joined(separator: " – ")
  }

  /// Lists with commas, maps as `key: value; key: value`, in the order of the file.
  private func flat(_ node: YAMLNode) throws(YAMLError) -> String {
    if case .map(let entries) = node.content {
      var parts: [String] = []
      for entry in entries { parts.append("\(entry.key): \(try flat(entry.value))") }
      return parts.joined(separator: "; ")
    }
    if case .list(let nodes) = node.content {
      var parts: [String] = []
      for item in nodes { parts.append(try flat(item)) }
      return parts.joined(separator: ", ")
    }
    return try node.requireString()
  }
}
