/// A map read key by key that remembers which keys were asked for, so that what nobody asked for
/// can be reported with the nearest known key: `unknown key langauges; did you mean languages?`
///
/// A key without a value (`title:`) counts as absent. Ask for every key that the format knows,
/// then call ``finish()``.
public struct StrictMap: Sendable {
  /// Where the map starts.
  public let place: YAMLPlace
  /// The entries in the order of the file.
  public let entries: [YAMLNode.Entry]
  private var known: [String] = []

  /// Reads a map; nothing at all (an empty file) is an empty map.
  ///
  /// - Throws: an error at the node where it is a list or a text.
  public init(_ node: YAMLNode) throws(YAMLError) {
    place = node.place
    entries = node.isNull ? [] : try node.requireMap()
  }

  /// The value of a key, `nil` where it is absent or empty. Marks the key as known.
  public mutating func node(_ key: String) -> YAMLNode? {
    if !known.contains(key) { known.append(key) }
    guard let value = entries.first(where: { $0.key == key })?.value, !value.isNull else {
      return nil
    }
    return value
  }

  /// Marks keys as known without reading them.
  public mutating func ignore(_ keys: String...) {
    for key in keys { _ = node(key) }
  }

  public mutating func string(_ key: String) throws(YAMLError) -> String? {
    try node(key)?.requireString()
  }

  public mutating func int(_ key: String) throws(YAMLError) -> Int? {
    try node(key)?.requireInt()
  }

  public mutating func double(_ key: String) throws(YAMLError) -> Double? {
    try node(key)?.requireDouble()
  }

  public mutating func bool(_ key: String) throws(YAMLError) -> Bool? {
    try node(key)?.requireBool()
  }

  public mutating func list(_ key: String) throws(YAMLError) -> [YAMLNode]? {
    try node(key)?.requireList()
  }

  /// A list of texts; one text alone stands for a list of one.
  public mutating func strings(_ key: String) throws(YAMLError) -> [String]? {
    try node(key)?.requireStrings()
  }

  /// One of several fixed texts.
  public mutating func one(_ key: String, of allowed: [String]) throws(YAMLError) -> String? {
    try node(key)?.requireOne(of: allowed)
  }

  /// A map within this one, to be finished by itself.
  public mutating func map(_ key: String) throws(YAMLError) -> StrictMap? {
    guard let value = node(key) else { return nil }
    return try StrictMap(value)
  }

  /// The value of a key that must be there.
  public mutating func require(_ key: String) throws(YAMLError) -> YAMLNode {
    if let value = node(key) { return value }
    if let entry = entries.first(where: { $0.key == key }) {
      throw YAMLError(entry.keyPlace, "`\(key)` is empty")
    }
    throw YAMLError(place, "`\(key)` is missing", hint: misspelling(of: key))
  }

  public mutating func requireString(_ key: String) throws(YAMLError) -> String {
    try require(key).requireString()
  }

  public mutating func requireInt(_ key: String) throws(YAMLError) -> Int {
    try require(key).requireInt()
  }

  public mutating func requireDouble(_ key: String) throws(YAMLError) -> Double {
    try require(key).requireDouble()
  }

  /// One error for each key that was not asked for, with the nearest known key.
  public var unknownKeys: [YAMLError] {
    let present = Set(entries.map(\.key))
    let absent = known.filter { !present.contains($0) }
    let allowed = known.sorted().joined(separator: ", ")
    return entries.filter { !known.contains($0.key) }.map { entry in
      let nearest = Suggestion.nearest(to: entry.key, among: absent)
      let hint = nearest.map { "did you mean `\($0)`?" } ?? "known here: \(allowed)"
      return YAMLError(entry.keyPlace, "unknown key `\(entry.key)`", hint: hint)
    }
  }

  /// Ends the reading.
  ///
  /// - Throws: the first unknown key, with the others in ``YAMLError/also``.
  public func finish() throws(YAMLError) {
    let errors = unknownKeys
    guard var first = errors.first else { return }
    first.also = Array(errors.dropFirst())
    throw first
  }

  private func misspelling(of key: String) -> String? {
    let candidates = entries.map(\.key).filter { !known.contains($0) }
    return Suggestion.nearest(to: key, among: candidates).map { "did you mean it by `\($0)`?" }
  }
}
