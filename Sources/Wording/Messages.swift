import Bytes

/// A message file that cannot be used.
public struct MessageError: Error, Sendable, CustomStringConvertible {
  /// The file with its line, or the key.
  public let place: String
  public let reason: String

  public var description: String { "\(place): \(reason)" }
}

/// The messages of one language as they stand in their file.
struct Messages: Sendable {
  let language: Language
  private var messages: [String: Message] = [:]
  var isEmpty: Bool { messages.isEmpty }

  /// Reads messages from pairs.
  init(language: Language, texts: [String: String]) throws(MessageError) {
    self.language = language
    try add(texts, from: "messages of \(language.tag)")
  }

  /// Loads the language's file; a language without one has no messages but the additions.
  static func load(
    _ language: Language, additions: [String: String]
  ) throws(MessageError) -> Messages {
    var messages = try Messages(language: language, texts: [:])
    let name = "messages-\(language.tag).csv"
    if let bytes = try file(name, isSource: language.tag == "en") {
      let table = CSVTable(TextBytes(decoding: bytes), delimiter: UInt8(ascii: ",")) { _ in [] }
      guard let keys = table.header.firstIndex(of: "key"),
        let texts = table.header.firstIndex(of: "text")
      else { throw MessageError(place: name, reason: "the columns must be key,text") }
      if let row = table.irregular.first {
        throw MessageError(
          place: "\(name):\(row.line)", reason: "put quotation marks around a text with a comma")
      }
      let (keyColumn, textColumn) = (table.text(keys), table.text(texts))
      for row in 0..<table.rowCount {
        let place = "\(name):\(table.line(ofRow: row))"
        guard messages.messages[keyColumn[row]] == nil else {
          throw MessageError(place: place, reason: "the key `\(keyColumn[row])` stands twice")
        }
        try messages.add([keyColumn[row]: textColumn[row]], from: place)
      }
    }
    try messages.add(additions, from: "translations of \(language.tag)")
    return messages
  }

  private static func file(_ name: String, isSource: Bool) throws(MessageError) -> [UInt8]? {
    do {
      let path = "\(try ResourceFolder.locate(room: "Wording"))/\(name)"
      // A language without a file is no error; the source language always has one.
      return isSource ? try FileBytes.read(path) : try? FileBytes.read(path)
    } catch {
      throw MessageError(place: name, reason: "\(error)")
    }
  }

  private mutating func add(_ texts: [String: String], from place: String) throws(MessageError) {
    for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
      guard let message = Message(text) else {
        throw MessageError(
          place: place,
          reason: "`\(key)` has a brace without partner; write {name}, or {{ for a brace itself")
      }
      messages[key] = message
    }
  }

  /// The message of a key in the plural form of the count, else its `other` form, else itself.
  func message(_ key: String, count: Int?) -> Message? {
    if let count {
      let form = PluralRule.form(of: count, in: language).rawValue
      if let message = messages["\(key).\(form)"] { return message }
    }
    return messages["\(key).\(PluralForm.other.rawValue)"] ?? messages[key]
  }

  /// The keys, with plural forms of one message under its bare key.
  var families: Set<String> { Set(messages.keys.map(Self.family)) }

  /// The placeholders of each key.
  var placeholders: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for (key, message) in messages {
      found[Self.family(of: key), default: []].formUnion(message.placeholders)
    }
    return found
  }

  static func family(of key: String) -> String {
    guard let dot = key.lastIndex(of: "."),
      PluralForm(rawValue: String(key[key.index(after: dot)...])) != nil
    else { return key }
    return String(key[..<dot])
  }
}
