/// A text in several languages, with the project's first language as the fallback.
public struct LocalText: Sendable, Equatable {
  private var texts: [(language: String, text: String)]

  public init(_ texts: [(language: String, text: String)] = []) { self.texts = texts }

  /// A text that is the same in every language, such as a name that the file itself gives.
  public init(_ text: String) { texts = [("", text)] }

  /// The text in a language, else in the first language given. Empty where nothing is given.
  public subscript(language: String) -> String {
    (texts.first { $0.language == language } ?? texts.first)?.text ?? ""
  }

  /// Whether the language itself has the text, or it is the same in all.
  public func has(_ language: String) -> Bool {
    texts.contains { $0.language == language || $0.language.isEmpty }
  }

  /// Gives the text of a language, which had none or another.
  public mutating func set(_ text: String, language: String) {
    texts.removeAll { $0.language == language }
    texts.append((language, text))
  }

  public var isEmpty: Bool { texts.allSatisfy { $0.text.isEmpty } }
  public var languages: [String] { texts.map(\.language) }

  public static func == (a: LocalText, b: LocalText) -> Bool {
    a.texts.elementsEqual(b.texts) { $0.language == $1.language && $0.text == $1.text }
  }
}
