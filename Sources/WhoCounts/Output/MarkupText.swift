/// What of a page or drawing is for people: its text, and the attributes that are read aloud, shown on
/// pointing or taken by programs. Coordinates and styles are left out.
enum MarkupText {
  static func visible(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2)
    var position = 0
    while position < bytes.count {
      guard bytes[position] == open else {
        text.append(bytes[position])
        position += 1
        continue
      }
      let end = end(ofTag: position, bytes)
      let tag = bytes[position..<end]
      for value in values(tag) {
        text.append(blank)
        text += value
      }
      text.append(blank)
      position = end
      // What stands in a style is no text.
      if tag.starts(with: Array("<style".utf8)) {
        while position < bytes.count, bytes[position] != open { position += 1 }
      }
    }
    return text
  }

  /// Each text and each attribute by itself; the cells of a table's row stand together, with tabs between.
  static func fragments(_ bytes: [UInt8]) -> [String] {
    var found: [String] = []
    var text: [UInt8] = []
    var position = 0
    func end() {
      let words = String(decoding: text, as: UTF8.self).split(separator: "\t").map { cell in
        cell.split { $0.isWhitespace }.joined(separator: " ")
      }
      let fragment = words.filter { !$0.isEmpty }.joined(separator: "\t")
      if !fragment.isEmpty { found.append(fragment) }
      text = []
    }
    while position < bytes.count {
      guard bytes[position] == open else {
        // A tab of the file itself parts no cells.
        text.append(bytes[position] == tab ? blank : bytes[position])
        position += 1
        continue
      }
      let stop = MarkupText.end(ofTag: position, bytes)
      let tag = bytes[position..<stop]
      for value in values(tag) { found.append(String(decoding: value, as: UTF8.self)) }
      switch name(tag) {
      case "td", "th": text.append(tab)
      case "a", "b", "i", "em", "strong", "span", "sup", "sub", "small", "abbr", "tspan": break
      default: end()
      }
      position = stop
      if name(tag) == "style" {
        while position < bytes.count, bytes[position] != open { position += 1 }
      }
    }
    end()
    return found
  }

  /// Of a tag that opens or closes.
  private static func name(_ tag: ArraySlice<UInt8>) -> String {
    let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }
      .prefix { $0 > blank && $0 != close && $0 != UInt8(ascii: "/") }
    return String(decoding: name, as: UTF8.self)
  }

  private static let tab = UInt8(ascii: "\t")
  private static let open = UInt8(ascii: "<")
  private static let close = UInt8(ascii: ">")
  private static let blank = UInt8(ascii: " ")

  private static func end(ofTag start: Int, _ bytes: [UInt8]) -> Int {
    var quote: UInt8?
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == close {
        return position + 1
      }
      position += 1
    }
    return bytes.count
  }

  private static let read: Set<String> = [
    "title", "alt", "aria-label", "aria-description", "content", "value", "href", "summary",
  ]

  /// Values of the attributes that are for people or programs.
  private static func values(_ tag: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var name: [UInt8] = []
    var position = tag.startIndex
    while position < tag.endIndex {
      let byte = tag[position]
      if byte == UInt8(ascii: "="), position + 1 < tag.endIndex {
        let mark = tag[position + 1]
        let isQuoted = mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
        var end = position + 2
        while end < tag.endIndex,
          isQuoted ? tag[end] != mark : tag[end] > blank && tag[end] != close
        {
          end += 1
        }
        let word = String(decoding: name, as: UTF8.self)
        if read.contains(word) || word.hasPrefix("data-") {
          found.append(tag[(isQuoted ? position + 2 : position + 1)..<end])
        }
        name = []
        position = min(end + 1, tag.endIndex)
        continue
      }
      if byte <= blank { name = [] } else { name.append(byte) }
      position += 1
    }
    return found
  }
}
