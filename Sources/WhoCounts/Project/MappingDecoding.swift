import Bytes
import FileFormats
import Ingest
import SDGModel

/// Reads a mapping file: how a table that does not explain itself is laid out.
struct MappingDecoder {
  let vocabulary: Vocabulary

  /// Reads a mapping file by its path.
  static func read(_ path: String, vocabulary: Vocabulary) throws(ProjectError) -> FileMapping {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path) } catch {
      throw ProjectError(path, error.reason, hint: "Check that the file can be read")
    }
    do {
      return try MappingDecoder(vocabulary: vocabulary).mapping(
        YAMLDocument.parse(bytes, file: path).root)
    } catch { throw ProjectError(error) }
  }

  func mapping(_ node: YAMLNode) throws(YAMLError) -> FileMapping {
    var map = try StrictMap(node)
    if let schema = map.node("schema"), try schema.requireInt() != 1 {
      throw schema.expected("1, the only version of this format")
    }
    var mapping = FileMapping(file: try map.requireString("file"))
    mapping.isConfirmed = try map.bool("confirmed") ?? false
    // What is still to be answered stops nobody: such a mapping reads nothing.
    guard mapping.isConfirmed else { return mapping }
    if var numbers = try map.map("numbers") {
      mapping.numbers.decimal = try mark("decimal", &numbers)
      mapping.numbers.thousands = try mark("thousands", &numbers)
      try numbers.finish()
    }
    for table in try map.require("tables").requireList() {
      mapping.tables.append(try self.table(table))
    }
    try map.finish()
    return mapping
  }

  private func mark(_ key: String, _ map: inout StrictMap) throws(YAMLError) -> Character? {
    guard let node = map.node(key) else { return nil }
    let text = try answer(node)
    guard text.count == 1, let mark = text.first, !mark.isNumber else {
      throw node.expected("one mark, such as \",\"")
    }
    return mark
  }

  private func table(_ node: YAMLNode) throws(YAMLError) -> TableMapping {
    var map = try StrictMap(node)
    var table = TableMapping(sheet: try map.string("sheet"))
    table.rows = try ranges(map.require("rows"), "rows such as 5-20", number)
    table.values = try ranges(map.require("values"), "columns such as C-H", column)
    for node in try map.list("expects") ?? [] { table.expects.append(try expectation(node)) }
    for node in try map.list("headers") ?? [] {
      var header = try StrictMap(node)
      let row = try header.requireInt("row")
      let holds = try meaning(header.require("holds"))
      table.headers.append(
        TableMapping.Header(row: row, holds: holds, fills: try header.bool("fills") ?? false))
      try header.finish()
    }
    for node in try map.list("labels") ?? [] { table.labels.append(try label(node)) }
    if let node = map.node("sections") { table.sections = try label(node) }
    for entry in try map.node("given")?.requireMap() ?? [] {
      table.given[try meaning(entry)] = try answer(entry.value)
    }
    for entry in try map.node("meanings")?.requireMap() ?? [] {
      let holds = try meaning(entry)
      for item in try entry.value.requireMap() {
        // Nothing behind the colon: the text means the whole.
        let text = item.value.isNull ? "" : try item.value.requireString()
        table.meanings[holds, default: [:]][item.key] = text
      }
    }
    try map.finish()
    return table
  }

  private func expectation(_ node: YAMLNode) throws(YAMLError) -> TableMapping.Expectation {
    var map = try StrictMap(node)
    let row = try map.requireInt("row")
    let column = try place(map.require("column"))
    let says = try map.requireString("says")
    try map.finish()
    return TableMapping.Expectation(row: row, column: column, says: says)
  }

  private func place(_ node: YAMLNode) throws(YAMLError) -> Int {
    guard let column = column(try node.requireString()) else {
      throw node.expected("a column, by its letters or its number")
    }
    return column
  }

  private func label(_ node: YAMLNode) throws(YAMLError) -> TableMapping.Label {
    var map = try StrictMap(node)
    let column = try place(map.require("column"))
    let holds = try meaning(map.require("holds"))
    let label = TableMapping.Label(
      column: column, holds: holds, fills: try map.bool("fills") ?? false)
    try map.finish()
    return label
  }

  private func meaning(_ node: YAMLNode) throws(YAMLError) -> CellMeaning {
    let word = try answer(node)
    guard let meaning = CellMeaning(word: word, vocabulary: vocabulary) else {
      throw node.expected("what the cells hold", hint: MappingDecoder.hint(for: word))
    }
    return meaning
  }

  private func meaning(_ entry: YAMLNode.Entry) throws(YAMLError) -> CellMeaning {
    guard let meaning = CellMeaning(word: entry.key, vocabulary: vocabulary) else {
      throw YAMLError(
        entry.keyPlace, "`\(entry.key)` is nothing that cells hold",
        hint: MappingDecoder.hint(for: entry.key))
    }
    return meaning
  }

  /// A text that stands for an answer still to be given is none.
  private func answer(_ node: YAMLNode) throws(YAMLError) -> String {
    let text = try node.requireString()
    guard text != "?" else {
      throw YAMLError(node.place, "a question is still open here", hint: "Write the answer")
    }
    return text
  }

  private static func hint(for word: String) -> String {
    let near = Suggestion.nearest(to: word, among: CellMeaning.words)
    return near.map { "did you mean `\($0)`?" }
      ?? "known: \(CellMeaning.words.joined(separator: ", ")), any dimension such as sex, or dimension:NAME"
  }

  // MARK: Rows and columns

  private func ranges(
    _ node: YAMLNode, _ wanted: String, _ read: (String) -> Int?
  ) throws(YAMLError) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for text in try node.requireStrings() {
      let ends = text.split(separator: "-").map { read(String($0)) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last
      else { throw node.expected(wanted) }
      ranges.append(first...last)
    }
    return ranges
  }

  private func number(_ text: String) -> Int? {
    guard let number = Int(text), (1...1_048_576).contains(number) else { return nil }
    return number
  }

  /// `C` or `3`, from 0.
  private func column(_ text: String) -> Int? {
    if let number = Int(text) { return (1...16_384).contains(number) ? number - 1 : nil }
    return CellReference.parse(text.uppercased() + "1")?.column
  }
}
