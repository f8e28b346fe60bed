/// Where a page lies within its language's folder, and how it names others: always relative, so
/// that the output works in any folder and from `file://`.
struct PagePath: Sendable, Hashable {
  /// `indicators/4-1-1.html`
  let text: String

  init(_ text: String) { self.text = text }

  static let overview = PagePath("index.html")
  static let goals = PagePath("goals/index.html")
  static let indicators = PagePath("indicators/index.html")
  static let groups = PagePath("groups/index.html")
  static let sources = PagePath("sources/index.html")
  static let gaps = PagePath("gaps.html")
  static let problems = PagePath("problems.html")
  static let methods = PagePath("methods.html")

  static func goal(_ number: Int) -> PagePath { PagePath("goals/\(number).html") }

  /// The way to the language's own folder: `../` for every folder the page lies in.
  var toRoot: String {
    String(repeating: "../", count: text.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// A relative reference to another page of the same language.
  func reference(to other: PagePath, anchor: String = "") -> String {
    let suffix = anchor.isEmpty ? "" : "#\(anchor)"
    if other == self, !anchor.isEmpty { return suffix }
    let here = text.split(separator: "/").dropLast()
    let there = other.text.split(separator: "/")
    var shared = 0
    while shared < here.count, shared < there.count - 1, here[shared] == there[shared] {
      shared += 1
    }
    let up = String(repeating: "../", count: here.count - shared)
    return up + there[shared...].joined(separator: "/") + suffix
  }
}

/// Names for files and anchors, made from codes: lower-case ASCII letters, digits and hyphens.
enum Slug {
  static func make(_ text: String) -> String {
    var slug = ""
    var isPending = false
    for byte in text.utf8 {
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      let isDigit = byte >= 0x30 && byte <= 0x39
      guard isLetter || isDigit else {
        isPending = true
        continue
      }
      if isPending, !slug.isEmpty { slug += "-" }
      isPending = false
      slug.unicodeScalars.append(Unicode.Scalar(isLetter ? byte | 0x20 : byte))
    }
    return slug.isEmpty ? "x" : slug
  }

  /// One name for each text, told apart by a number where two would be the same. The order of the
  /// texts decides who gets the number.
  static func unique(_ texts: [String], reserved: Set<String> = []) -> [String: String] {
    var taken = reserved
    var names: [String: String] = [:]
    for text in texts where names[text] == nil {
      let base = make(text)
      var name = base
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base)-\(number)"
        number += 1
      }
      names[text] = name
    }
    return names
  }
}
