import Bytes

/// Flattens a JSON document of nested objects into records: each innermost object is one, with the
/// plain members of all objects around it.
///
/// It reads the series files of the global database (`refAreas` with `data` inside), its country
/// files, and the pages of its public interface, whose records keep their dimensions and attributes
/// in objects of those names. No sample of the last was at hand; the shape is the one that users'
/// programs read.
struct JSONRecords {
  private var builder = ColumnTableBuilder(header: [], headerPlace: RecordPlace(line: 0))
  private var columns: [String: Int] = [:]
  /// Members beyond the limit are counted and not kept.
  private var surplus: Set<String> = []

  /// `nil` where the records have more members than a table may have columns.
  static func table(_ document: JSON, log: inout DiagnosticLog) -> ColumnTable? {
    var reading = JSONRecords()
    reading.walk(document, inherited: [], pointer: "")
    let count = reading.columns.count + reading.surplus.count
    return ColumnLimit.admits(columns: count, log: &log) ? reading.builder.finish() : nil
  }

  /// Where an object of the global database keeps its records.
  private static let containers: Set = ["refAreas", "data"]
  /// Objects inside a record whose members are the record's own.
  private static let transparent: Set = ["dimensions", "attributes"]

  private mutating func walk(_ value: JSON, inherited: [String], pointer: String) {
    switch value {
    case .array(let items):
      for (index, item) in items.enumerated() {
        walk(item, inherited: inherited, pointer: "\(pointer)/\(index)")
      }
    case .object(let members):
      var own = inherited
      var below: [(key: String, value: JSON)] = []
      for (key, value) in members { take(key, value, into: &own, below: &below) }
      let marked = below.filter { JSONRecords.containers.contains($0.key) }
      let children = marked.isEmpty ? below : marked
      guard children.isEmpty else {
        for child in children {
          walk(child.value, inherited: own, pointer: "\(pointer)/\(escaped(child.key))")
        }
        return
      }
      if surplus.isEmpty { builder.append(own, at: RecordPlace(line: 0, cell: pointer)) }
    default: break
    }
  }

  private mutating func take(
    _ key: String, _ value: JSON, into own: inout [String],
    below: inout [(key: String, value: JSON)]
  ) {
    switch value {
    case .object(let members) where JSONRecords.transparent.contains(key):
      for (key, value) in members { take(key, value, into: &own, below: &below) }
    case .object: break
    case .array(let items):
      let isPlain = items.allSatisfy { JSONRecords.text($0) != nil }
      if isPlain, !items.isEmpty || !JSONRecords.containers.contains(key) {
        let texts = items.compactMap(JSONRecords.text).filter { !$0.isEmpty }
        set(key, texts.joined(separator: "; "), in: &own)
      } else {
        below.append((key, value))
      }
    default: set(key, JSONRecords.text(value) ?? "", in: &own)
    }
  }

  private mutating func set(_ key: String, _ text: String, in own: inout [String]) {
    if columns[key] == nil, columns.count < ColumnLimit.most {
      columns[key] = builder.addColumn(key)
    }
    guard let column = columns[key] else {
      surplus.insert(key)
      return
    }
    while own.count <= column { own.append("") }
    own[column] = text
  }

  /// The text of a plain value; `nil` for arrays and objects.
  private static func text(_ value: JSON) -> String? {
    switch value {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): DecimalText.shortest(value)
    case .string(let value): value
    case .array, .object: nil
    }
  }

  private func escaped(_ key: String) -> String {
    key.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}
