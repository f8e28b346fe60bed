/// `xl/workbook.xml`: the sheets and the date system.
struct WorkbookParts: XMLHandler {
  struct Sheet {
    let name: String
    let link: String
    let isHidden: Bool
  }
  private(set) var sheets: [Sheet] = []
  private(set) var uses1904Dates = false

  mutating func start(_ element: borrowing XMLElement) throws(XMLError) {
    if element.isNamed("workbookPr") {
      let value = try element.attribute("date1904")
      uses1904Dates = value == "1" || value == "true"
    } else if element.isNamed("sheet") {
      let state = try element.attribute("state")
      sheets.append(
        Sheet(
          name: try element.attribute("name") ?? "", link: try element.attribute("id") ?? "",
          isHidden: state == "hidden" || state == "veryHidden"))
    }
  }

  mutating func end(_ name: String) {}
}

/// `xl/_rels/workbook.xml.rels`: which part stands in which file.
struct RelationshipParts: XMLHandler {
  private(set) var targets: [String: (type: String, path: String)] = [:]

  mutating func start(_ element: borrowing XMLElement) throws(XMLError) {
    guard element.isNamed("Relationship"), let id = try element.attribute("Id"),
      let target = try element.attribute("Target")
    else { return }
    targets[id] = (try element.attribute("Type") ?? "", Self.path(target))
  }

  mutating func end(_ name: String) {}

  /// Targets are relative to `xl/`, or absolute within the archive.
  private static func path(_ target: String) -> String {
    var parts: [Substring] = target.hasPrefix("/") ? [] : ["xl"]
    for part in target.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// `xl/sharedStrings.xml`: the texts that cells name by number. Rich text is joined; the
/// pronunciation guides of East Asian texts (`rPh`) are left out.
struct SharedStrings: XMLHandler {
  private(set) var strings: [String] = []
  private var collector = TextCollector()

  mutating func start(_ element: borrowing XMLElement) {
    if element.isNamed("si") { collector.clear() }
    collector.start(element)
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) { collector.text(piece) }

  mutating func end(_ name: String) {
    collector.end(name)
    if name == "si" { strings.append(collector.decoded) }
  }
}

/// Joins the `t` elements of a text.
struct TextCollector {
  private(set) var bytes: [UInt8] = []
  private var isText = false
  private var guides = 0
  private var isRaised = false
  /// Where raised texts stand among the bytes.
  private var raised: [Range<Int>] = []

  /// Takes a text that stood elsewhere, to decode it.
  mutating func take(_ bytes: [UInt8]) {
    self.bytes = bytes
    raised = []
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    raised = []
    isRaised = false
  }

  mutating func start(_ element: borrowing XMLElement) {
    if element.isNamed("rPh") { guides += 1 }
    if element.isNamed("r") { isRaised = false }
    if element.isNamed("vertAlign"), let place = try? element.attribute("val") {
      isRaised = place == "superscript"
    }
    isText = element.isNamed("t") && guides == 0
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isText else { return }
    if isRaised { raised.append(bytes.count..<bytes.count + piece.count) }
    bytes.append(contentsOf: piece)
  }

  mutating func end(_ name: String) {
    isText = false
    if name == "rPh" { guides -= 1 }
  }

  /// The text, with characters that XML cannot hold (`_x000D_`) decoded (ECMA-376, 22.9.2.19).
  var decoded: String {
    let text =
      raised.isEmpty
      ? String(decoding: bytes, as: UTF8.self) : RaisedText.joined(bytes, raised: raised)
    guard text.contains("_x") else { return text }
    let scalars = Array(text.unicodeScalars)
    var decoded = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if index + 6 < scalars.count, scalars[index] == "_", scalars[index + 1] == "x",
        scalars[index + 6] == "_",
        let code = UInt32(
          String(String.UnicodeScalarView(scalars[(index + 2)..<(index + 6)])), radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        decoded.append(scalar)
        index += 7
      } else {
        decoded.append(scalars[index])
        index += 1
      }
    }
    return String(decoded)
  }
}
