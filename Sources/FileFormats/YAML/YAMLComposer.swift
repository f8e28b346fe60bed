import Yams

/// Turns Yams' tree into ours: places, limits, duplicates and merge keys.
struct YAMLComposer {
  let file: String
  let lineOffset: Int
  let mode: YAMLMode
  let limits: YAMLLimits
  private(set) var notes: [YAMLNote] = []
  private var count = 0
  /// Columns, by line, in which a marker was put before a key that stands twice.
  private var markers: [Int: [Int]] = [:]

  init(file: String, lineOffset: Int, mode: YAMLMode, limits: YAMLLimits) {
    self.file = file
    self.lineOffset = lineOffset
    self.mode = mode
    self.limits = limits
  }

  mutating func compose(_ text: String) throws(YAMLError) -> YAMLNode {
    let (file, offset) = (file, lineOffset)
    try YAMLScreening.check(text, limits: limits) { line, column in
      YAMLPlace(file: file, line: line + offset, column: column)
    }
    guard let node = try composeTolerantly(text) else {
      return YAMLNode(place: place(nil), content: .scalar(text: "", isPlain: true))
    }
    return try convert(node)
  }

  // MARK: Yams

  /// Yams refuses a key that stands twice. To let the last one count, the first is set apart by a
  /// private-use character and the text is read again; ``convert(_:)`` drops it with a note.
  private mutating func composeTolerantly(_ text: String) throws(YAMLError) -> Node? {
    var scalars: [Unicode.Scalar]?
    for attempt in 0... {
      let current = scalars.map { String(String.UnicodeScalarView($0)) } ?? text
      do {
        return try Yams.compose(yaml: current, .basic, .default, .utf8)
      } catch let error as YamlError {
        guard mode == .foreign, attempt < limits.duplicates,
          case .duplicatedKeysInMapping(_, let context) = error
        else { throw translate(error) }
        var marked = scalars ?? Array(text.unicodeScalars)
        guard insertMarker(attempt, at: context.mark, into: &marked) else { throw translate(error) }
        scalars = marked
      } catch {
        throw YAMLError(place(nil), "\(error)")
      }
    }
    return nil
  }

  private mutating func insertMarker(
    _ number: Int, at mark: Mark, into scalars: inout [Unicode.Scalar]
  ) -> Bool {
    guard let start = Self.index(of: mark, in: scalars),
      let marker = Unicode.Scalar(Self.firstMarker + UInt32(number))
    else { return false }
    let isQuoted = scalars[start] == "\"" || scalars[start] == "'"
    scalars.insert(marker, at: isQuoted ? start + 1 : start)
    markers[mark.line, default: []].append(mark.column)
    return true
  }

  /// Plane 15 is private use: no language writes with it, and YAML allows it.
  private static let firstMarker: UInt32 = 0xF0000

  private static func isMarker(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { (firstMarker..<firstMarker + 0xFFFE).contains($0.value) } ?? false
  }

  private static func index(of mark: Mark, in scalars: [Unicode.Scalar]) -> Int? {
    var (line, column) = (1, 1)
    for (index, scalar) in scalars.enumerated() {
      if line == mark.line, column == mark.column { return index }
      let isBreak =
        scalar == "\n" || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
        || (scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n"))
      if isBreak { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return nil
  }

  private func place(_ mark: Mark?) -> YAMLPlace {
    guard let mark, mark.line > 0 else {
      return YAMLPlace(file: file, line: 1 + lineOffset, column: 1)
    }
    let shift = markers[mark.line]?.count { $0 < mark.column } ?? 0
    return YAMLPlace(file: file, line: mark.line + lineOffset, column: mark.column - shift)
  }

  private func translate(_ error: YamlError) -> YAMLError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      let about = context.map { "\($0.text.trimmingSpaces): " } ?? ""
      let hint: String? =
        problem.contains("cannot start any token")
        ? "indent with spaces, never tabs, and put quotation marks around texts that start with a sign"
        : problem.contains("mapping values are not allowed")
          ? "put quotation marks around a text that holds `: `" : nil
      return YAMLError(place(mark), about + problem, hint: hint)
    case .composer(_, "but found another document", let mark, _):
      return YAMLError(
        place(mark), "a second document starts here", hint: "keep one document a file")
    case .composer(_, let problem, let mark, _):
      return YAMLError(place(mark), problem)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "`\($0)`" }.joined(separator: ", ")
      return YAMLError(
        place(context.mark), "\(names) stands twice in one map", hint: "keep one of them")
    case .reader(let problem, _, _, _):
      return YAMLError(
        place(nil), problem, hint: "the file holds bytes that no text has; is it a text file?")
    default:
      return YAMLError(place(nil), "\(error)")
    }
  }

  // MARK: Our tree

  private mutating func convert(_ node: Node) throws(YAMLError) -> YAMLNode {
    count += 1
    guard count <= limits.nodes else {
      throw YAMLError(
        place(node.mark), "more than \(limits.nodes) values after aliases are written out",
        hint: "use fewer aliases")
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YAMLNode(
        place: place(scalar.mark), content: .scalar(text: scalar.string, isPlain: isPlain))
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try convert(item)) }
      return YAMLNode(place: place(sequence.mark), content: .list(items))
    case .mapping(let mapping):
      return YAMLNode(place: place(mapping.mark), content: .map(try entries(of: mapping)))
    case .alias:
      throw YAMLError(place(node.mark), "an alias without a value")
    }
  }

  private mutating func entries(of mapping: Node.Mapping) throws(YAMLError) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var positions: [String: Int] = [:]
    var merged: [YAMLNode.Entry] = []
    for (keyNode, valueNode) in mapping {
      let key = try convert(keyNode)
      guard case .scalar(let text, let isPlain) = key.content else {
        throw key.expected("a text as key")
      }
      if Self.isMarker(text.unicodeScalars.first) {
        notes.append(
          YAMLNote(place: key.place, kind: .duplicateKey(String(text.unicodeScalars.dropFirst()))))
        continue
      }
      let value = try convert(valueNode)
      if text == "<<", isPlain {
        merged += try mergedEntries(value)
        continue
      }
      if positions[text] != nil {
        // Yams tells `1` and `"1"` apart; as texts they are one key.
        throw YAMLError(key.place, "`\(text)` stands twice in one map", hint: "keep one of them")
      }
      positions[text] = entries.count
      entries.append(YAMLNode.Entry(key: text, keyPlace: key.place, value: value))
    }
    for entry in merged where positions[entry.key] == nil {
      positions[entry.key] = entries.count
      entries.append(entry)
    }
    return entries
  }

  /// The entries that a merge key (`<<: *base`, or a list of maps) brings.
  private func mergedEntries(_ value: YAMLNode) throws(YAMLError) -> [YAMLNode.Entry] {
    guard let list = value.list else { return try value.requireMap() }
    var entries: [YAMLNode.Entry] = []
    for item in list { entries += try item.requireMap() }
    return entries
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " || $0 == "\n" }.reversed().drop { $0 == " " || $0 == "\n" }.reversed())
  }
}
