/// A value of a YAML file with its place.
///
/// Scalars keep the text that was written: `1.10`, `1.1.1`, `no` and `2015/16` stay what they are,
/// and only the accessor that is asked decides whether a text is a number.
public struct YAMLNode: Sendable {
  /// One key of a map with its value.
  public struct Entry: Sendable {
    public let key: String
    public let keyPlace: YAMLPlace
    public let value: YAMLNode

    public init(key: String, keyPlace: YAMLPlace, value: YAMLNode) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  public enum Content: Sendable {
    /// A text as written; `isPlain` where no quotation marks or block style were used, so that
    /// `~` or `null` mean nothing.
    case scalar(text: String, isPlain: Bool)
    case list([YAMLNode])
    /// Entries in the order of the file, each key once.
    case map([Entry])
  }

  public let place: YAMLPlace
  public let content: Content

  public init(place: YAMLPlace, content: Content) {
    self.place = place
    self.content = content
  }
}

// MARK: - What a value is

extension YAMLNode {
  /// Whether nothing was written: an empty value, `~` or `null` without quotation marks.
  public var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The text exactly as written (without quotation marks), whatever it looks like; `nil` for a
  /// list, a map or nothing.
  public var string: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  /// A whole number written in decimal digits without quotation marks.
  public var int: Int? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Int(text)
  }

  /// A plain decimal number without quotation marks, finite: `1`, `-0.5`, `2e3`; never `.inf`,
  /// `0x1F` or `1_000`.
  public var double: Double? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let isPlainDecimal =
      text.utf8.contains { digits.contains($0) }
      && text.utf8.allSatisfy { digits.contains($0) || "+-.eE".utf8.contains($0) }
    guard isPlainDecimal, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// `true` or `false` without quotation marks. `yes`, `no`, `on` and `off` are texts (YAML 1.2):
  /// one of them is a country code.
  public var bool: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: return nil
    }
  }

  /// The items of a list.
  public var list: [YAMLNode]? {
    guard case .list(let items) = content else { return nil }
    return items
  }

  /// The entries of a map, in the order of the file.
  public var map: [Entry]? {
    guard case .map(let entries) = content else { return nil }
    return entries
  }

  /// The value of a key; `nil` where this is no map or the key is absent.
  public subscript(key: String) -> YAMLNode? {
    map?.first { $0.key == key }?.value
  }

  /// What this is, for a message: `a list`, `a map`, `nothing` or the text itself, cut short.
  public var summary: String {
    switch content {
    case .list: return "a list"
    case .map: return "a map"
    case .scalar(let text, _):
      if isNull { return "nothing" }
      return text.prefix(41).count > 40 ? "`\(text.prefix(39))…`" : "`\(text)`"
    }
  }
}

// MARK: - What a value must be

extension YAMLNode {
  /// The text, or an error that says what stands here instead.
  public func requireString() throws(YAMLError) -> String {
    guard let string else { throw expected("a text") }
    return string
  }

  public func requireInt() throws(YAMLError) -> Int {
    guard let int else { throw expected("a whole number") }
    return int
  }

  public func requireDouble() throws(YAMLError) -> Double {
    guard let double else { throw expected("a number") }
    return double
  }

  public func requireBool() throws(YAMLError) -> Bool {
    guard let bool else { throw expected("true or false") }
    return bool
  }

  public func requireList() throws(YAMLError) -> [YAMLNode] {
    guard let list else {
      throw expected("a list", hint: "write it as [a, b] or as lines with `- `")
    }
    return list
  }

  public func requireMap() throws(YAMLError) -> [Entry] {
    guard let map else { throw expected("a map of `key: value`") }
    return map
  }

  /// The texts of a list; one text alone stands for a list of one.
  public func requireStrings() throws(YAMLError) -> [String] {
    if let string { return [string] }
    var texts: [String] = []
    for item in try requireList() { texts.append(try item.requireString()) }
    return texts
  }

  /// One of several fixed texts, or an error that lists them and suggests the nearest.
  public func requireOne(of allowed: [String]) throws(YAMLError) -> String {
    let text = try requireString()
    if allowed.contains(text) { return text }
    let nearest =
      Suggestion.nearest(to: text, among: allowed).map { "did you mean `\($0)`? " } ?? ""
    throw YAMLError(
      place, "unknown value \(summary)",
      hint: "\(nearest)allowed: \(allowed.joined(separator: ", "))")
  }

  /// Something about the whole of a list or map, of which nothing is quoted.
  public func problem(_ text: String, hint: String? = nil) -> YAMLError {
    YAMLError(place, text, hint: hint)
  }

  /// An error at this value: `expected <what>, found <summary>`.
  public func expected(_ what: String, hint: String? = nil) -> YAMLError {
    YAMLError(place, "expected \(what), found \(summary)", hint: hint)
  }
}
