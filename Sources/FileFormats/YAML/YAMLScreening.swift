import CYaml

/// Looks over a file's structure before Yams builds its tree, in which aliases may stand for more
/// values than memory holds, or nest deeper than a stack: only what can be built is let through.
///
/// Yams compares the keys of a map whole, so that a key made of aliases could take hours: a key has
/// to be a text. What is no YAML passes, for Yams says better what is wrong.
struct YAMLScreening {
  private struct Extent {
    var values = 1
    var depth = 1

    mutating func add(_ part: Extent) {
      values += part.values
      depth = max(depth, part.depth + 1)
    }
  }

  private struct Open {
    let anchor: String?
    let isMap: Bool
    var awaitsKey: Bool
    var extent = Extent()
  }

  /// As deep as libyaml lets brackets nest.
  private static let deepest = 1_000

  private let limits: YAMLLimits
  private let place: (yaml_mark_t) -> YAMLPlace
  private var open: [Open] = []
  private var anchors: [String: Extent] = [:]

  static func check(
    _ text: String, limits: YAMLLimits, place: @escaping (_ line: Int, _ column: Int) -> YAMLPlace
  ) throws(YAMLError) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return }
    defer { yaml_parser_delete(&parser) }
    var screening = YAMLScreening(limits: limits) { place($0.line + 1, $0.column + 1) }
    // The parser reads the bytes only while this closure runs, and the closure holds them.
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(YAMLError) in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      while try screening.takeEvent(of: &parser) {}
    }
  }

  private init(limits: YAMLLimits, place: @escaping (yaml_mark_t) -> YAMLPlace) {
    self.limits = limits
    self.place = place
  }

  /// Whether there may be another event.
  private mutating func takeEvent(of parser: inout yaml_parser_t) throws(YAMLError) -> Bool {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { return false }
    defer { yaml_event_delete(&event) }
    switch event.type {
    case YAML_STREAM_END_EVENT: return false
    case YAML_SCALAR_EVENT:
      try take(Extent(), named: Self.name(event.data.scalar.anchor), at: event.start_mark)
    case YAML_ALIAS_EVENT:
      // An alias of nothing, or of what it stands in, is for Yams to refuse.
      guard let name = Self.name(event.data.alias.anchor), let extent = anchors[name] else {
        return false
      }
      if extent.depth > 1 { try requireNoKey(at: event.start_mark) }
      try take(extent, named: nil, at: event.start_mark)
    case YAML_SEQUENCE_START_EVENT:
      try begin(Self.name(event.data.sequence_start.anchor), isMap: false, at: event.start_mark)
    case YAML_MAPPING_START_EVENT:
      try begin(Self.name(event.data.mapping_start.anchor), isMap: true, at: event.start_mark)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      if let ended = open.popLast() {
        try take(ended.extent, named: ended.anchor, at: event.start_mark)
      }
    default: break
    }
    return true
  }

  private mutating func begin(
    _ anchor: String?, isMap: Bool, at mark: yaml_mark_t
  ) throws(YAMLError) {
    try requireNoKey(at: mark)
    open.append(Open(anchor: anchor, isMap: isMap, awaitsKey: isMap))
  }

  private func requireNoKey(at mark: yaml_mark_t) throws(YAMLError) {
    guard open.last?.awaitsKey == true else { return }
    throw YAMLError(place(mark), "expected a text as key, found a list or a map")
  }

  private mutating func take(
    _ extent: Extent, named anchor: String?, at mark: yaml_mark_t
  ) throws(YAMLError) {
    if let anchor { anchors[anchor] = extent }
    guard let last = open.indices.last else { return }
    open[last].extent.add(extent)
    if open[last].isMap { open[last].awaitsKey.toggle() }
    guard open[last].extent.values <= limits.nodes else {
      throw YAMLError(
        place(mark), "more than \(limits.nodes) values after aliases are written out",
        hint: "use fewer aliases")
    }
    guard open[last].extent.depth <= Self.deepest else {
      throw YAMLError(
        place(mark), "more than \(Self.deepest) levels are nested", hint: "use fewer aliases")
    }
  }

  private static func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    anchor.map { String(cString: $0) }
  }
}
