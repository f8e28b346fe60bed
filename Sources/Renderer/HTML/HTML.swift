/// Text that is HTML already. What is put into it by interpolation is escaped, unless it is HTML
/// itself: forgetting to escape is not possible.
///
/// ```swift
/// let row: HTML = "<td title=\"\(note)\">\(name)</td>"
/// ```
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The markup.
  public private(set) var text: String

  /// The markup of a literal, word for word.
  public init(stringLiteral value: String) { text = value }

  public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  private init(raw: String) { text = raw }

  /// Nothing.
  public static let empty = HTML(raw: "")

  /// A text of the world outside, escaped for content and for quoted attributes.
  public static func escaping(_ string: String) -> HTML {
    var text = ""
    escape(string, into: &text)
    return HTML(raw: text)
  }

  /// Markup that another writer of ours made, such as a drawing. Never for a text from a file.
  static func trusted(_ markup: String) -> HTML { HTML(raw: markup) }

  /// A sentence in which `*words*` between asterisks are set in bold.
  static func sentence(_ string: String) -> HTML {
    let parts = string.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, parts.count % 2 == 1 else { return escaping(string) }
    var text = ""
    for (index, part) in parts.enumerated() {
      if index % 2 == 1 { text += "<b>" }
      escape(part, into: &text)
      if index % 2 == 1 { text += "</b>" }
    }
    return HTML(raw: text)
  }

  public var isEmpty: Bool { text.isEmpty }

  /// The bytes of a file.
  public var bytes: [UInt8] { Array(text.utf8) }

  public static func + (a: HTML, b: HTML) -> HTML { HTML(raw: a.text + b.text) }
  public static func += (a: inout HTML, b: HTML) { a.text += b.text }

  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text: String

    public init(literalCapacity: Int, interpolationCount: Int) {
      text = ""
      text.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    public mutating func appendLiteral(_ literal: String) { text += literal }
    public mutating func appendInterpolation(_ html: HTML) { text += html.text }
    public mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }
    public mutating func appendInterpolation(_ parts: [HTML]) {
      for part in parts { text += part.text }
    }
    public mutating func appendInterpolation(_ number: Int) { text += String(number) }
    public mutating func appendInterpolation(_ string: String) { escape(string, into: &text) }
  }
}

extension Sequence where Element == HTML {
  /// All of them, one after the other.
  func joined(_ separator: HTML = .empty) -> HTML {
    var result = HTML.empty
    var isFirst = true
    for part in self {
      if !isFirst { result += separator }
      result += part
      isFirst = false
    }
    return result
  }
}

/// Escapes for element content and for attributes in double or single quotes. Characters that no
/// HTML document may hold become U+FFFD.
private func escape(_ string: String, into out: inout String) {
  let needsWork = string.utf8.contains { byte in
    byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E
      || byte == 0x7F
  }
  guard needsWork else {
    out += string
    return
  }
  for scalar in string.unicodeScalars {
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "'": out += "&#39;"
    case "\t", "\n": out.unicodeScalars.append(scalar)
    case "\r": out += "\n"
    case "\u{0}"..."\u{1F}", "\u{7F}": out += "\u{FFFD}"
    default: out.unicodeScalars.append(scalar)
    }
  }
}
