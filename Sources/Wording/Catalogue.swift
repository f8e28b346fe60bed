import Bytes
import Synchronization

/// The messages of one language, with languages to fall back on.
///
/// Messages stand in `Resources/messages-<tag>.csv` with the columns `key,text`. A text holds
/// placeholders, `{name}`. Plural forms are keys of their own, `key.one`, `key.few`, `key.other`…,
/// chosen by the argument named `count`; a message that is found in a fallback language takes that
/// language's plural rule.
public struct Catalogue: Sendable {
  /// What fills a placeholder.
  public enum Argument: Sendable {
    /// Words, isolated where their writing direction differs from the language's.
    case text(String)
    /// A code, a release or a file name: always from left to right.
    case code(String)
    case number(Double, decimals: Int?)
    case count(Int)
    /// A text that is in order already: another message, a list of isolated words.
    case asIs(String)
  }

  /// The language that is written.
  public let language: Language
  /// The language that messages are found in first: ``language``, unless it has none of its own.
  public var writtenLanguage: Language {
    guard let found = chain.first(where: { !$0.isEmpty })?.language else { return language }
    return found.base == language.base ? language : found
  }
  /// How its numbers are written.
  public let numbers: NumberFormat
  private let chain: [Messages]
  private let asked = AskedKeys()

  /// Loads the messages of the first language and of those to fall back on; English, in which all
  /// messages are written first, is the last resort.
  ///
  /// - Parameters:
  ///   - languages: the language to write, then its fallbacks.
  ///   - additions: messages of a project, by language tag; they win over ours.
  /// - Throws: ``MessageError`` when there is no language, or when a file cannot be found or read.
  public init(languages: [Language], additions: [String: [String: String]] = [:])
    throws(MessageError)
  {
    guard let first = languages.first else {
      throw MessageError(place: "languages", reason: "no language is named; name one at least")
    }
    var chain: [Messages] = []
    for language in languages + [Language("en")] {
      for candidate in [language, Language(language.base)]
      where !chain.contains(where: { $0.language == candidate }) {
        chain.append(
          try Messages.load(candidate, additions: additions[candidate.tag] ?? [:]))
      }
    }
    self.init(language: first, chain: chain)
  }

  /// Whether there are messages in a language; `nil` where the program's own files are not found.
  public static func hasWords(in language: Language) -> Bool? {
    for candidate in [language, Language(language.base)] {
      guard let found = try? Messages.load(candidate, additions: [:]) else { return nil }
      if !found.isEmpty { return true }
    }
    return false
  }

  init(language: Language, chain: [Messages]) {
    self.language = language
    self.chain = chain
    numbers = NumberFormat(language: language)
  }

  /// The message in the language, or in the first fallback that has it, with its placeholders
  /// filled.
  ///
  /// - Returns: `⟦key⟧` where no language has the message; `{name}` stays where no argument has
  ///   that name.
  public func text(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    var count: Int?
    if case .count(let value) = arguments["count"] { count = value }
    guard let (message, source) = find(key, count: count) else {
      asked.insert(key)
      return "⟦\(key)⟧"
    }
    if source.language != language { asked.insert(key) }
    var text = ""
    for part in message.parts {
      switch part {
      case .literal(let literal): text += literal
      case .placeholder(let name):
        text += arguments[name].map(fill) ?? "{\(name)}"
      }
    }
    return text
  }

  /// Whether any language of the chain has the message.
  public func has(_ key: String) -> Bool { find(key, count: nil) != nil }

  /// Keys that the language lacks, sorted: those that a fallback language has, and those that were
  /// asked for and stand nowhere. Plural forms count as one key.
  public var missing: [String] {
    let own = Set(chain.filter { $0.language.base == language.base }.flatMap(\.families))
    let known = Set(chain.flatMap(\.families))
    return known.union(asked.keys).subtracting(own).sorted()
  }

  private func find(_ key: String, count: Int?) -> (Message, Messages)? {
    for messages in chain {
      if let message = messages.message(key, count: count) { return (message, messages) }
    }
    return nil
  }

  /// A text as it may stand in a sentence of the language.
  public func isolated(_ text: String) -> String {
    Bidi.isolate(text, within: language.isRightToLeft ? .rightToLeft : .leftToRight)
  }

  private func fill(_ argument: Argument) -> String {
    switch argument {
    case .text(let text): return isolated(text)
    case .code(let code): return language.isRightToLeft ? Bidi.isolateLeftToRight(code) : code
    case .number(let value, let decimals): return numbers.text(value, decimals: decimals)
    case .count(let value): return numbers.text(value)
    case .asIs(let text): return text
    }
  }
}

/// Remembers keys across copies of a catalogue, from any thread.
private final class AskedKeys: Sendable {
  private let storage = Mutex<Set<String>>([])

  func insert(_ key: String) {
    storage.withLock { _ = $0.insert(key) }
  }

  var keys: Set<String> { storage.withLock { $0 } }
}
