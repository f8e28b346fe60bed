import Bytes
import SDGModel

/// A file whose records a recipe counts, by itself or together with others of the same shape.
struct RecordPart {
  var name: String
  var bytes: [UInt8]
}

/// Several files of one shape as one table: the exports of several rounds, or of several enumerators.
///
/// A figure is of all records together. Each file by itself would give figures of parts, which stand against
/// each other wherever two files tell of the same period and area.
enum RecordParts {
  /// The records behind each other, in columns by their names; blank where a file lacks a column.
  static func joined(_ tables: [any RecordTable]) -> any RecordTable {
    guard tables.count > 1 else { return tables[0] }
    var positions: [String: Int] = [:]
    var header: [String] = []
    let columns = tables.map { table -> [Int?] in
      var seen = Set<String>()
      return table.header.map { raw in
        let name = Trimming.squeezed(raw)
        guard !name.isEmpty, seen.insert(name).inserted else { return nil }
        if let known = positions[name] { return known }
        positions[name] = header.count
        header.append(name)
        return header.count - 1
      }
    }
    var builder = ColumnTableBuilder(header: header, headerPlace: tables[0].headerPlace)
    for (table, columns) in zip(tables, columns) { append(table, columns, to: &builder) }
    return builder.finish()
  }

  private static func append(
    _ table: any RecordTable, _ columns: [Int?], to builder: inout ColumnTableBuilder
  ) {
    let irregular = Dictionary(
      table.irregular.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    let texts = columns.indices.map { table.text($0) }
    let width = builder.header.count
    for row in 0..<table.rowCount {
      var fields = [String](repeating: "", count: width)
      for (number, column) in columns.enumerated() {
        if let column { fields[column] = texts[number].values[Int(texts[number].codes[row])] }
      }
      let place = table.place(ofRow: row, column: nil)
      if let odd = irregular[row] {
        builder.append(fields, at: place, found: odd.found, problem: odd.problem)
      } else {
        builder.append(fields, at: place)
      }
    }
  }

  /// Columns that the recipe names and only some of the files have, with the files that lack them.
  static func lacking(
    _ files: [(name: String, file: RecordFile)], _ recipe: Recipe
  ) -> [(column: String, files: [String])] {
    guard files.count > 1 else { return [] }
    return recipe.namedColumns.compactMap { column in
      let without = files.filter { !$0.file.has(column) }.map(\.name)
      return without.isEmpty || without.count == files.count ? nil : (column, without)
    }
  }
}

extension Recipe {
  /// The columns of the file that it names, in order.
  var namedColumns: [String] {
    var names = (conditions + measures.flatMap(\.conditions)).map(\.column)
    names += derived.flatMap(\.cases).flatMap(\.conditions).map(\.column)
    for assignment in groups.values + [area].compactMap({ $0 }) {
      switch assignment {
      case .given: break
      case .column(let name, _): names.append(name)
      case .place(let columns, _): names += columns.names
      }
    }
    if case .column(let name, _, _) = period { names.append(name) }
    names += [weight, unique].compactMap { $0 } + measures.flatMap(\.columns)
    return Set(names).subtracting(derived.map(\.name)).sorted()
  }
}

extension Recipe.Measure {
  /// The columns whose numbers it takes.
  fileprivate var columns: [String] {
    switch kind {
    case .share, .count: []
    case .mean(let column), .sum(let column): [column]
    case .rate(let rate): [rate.effort] + [rate.found, rate.survey].compactMap { $0 }
    case .score(let score): [score.column] + [score.people].compactMap { $0 }
    }
  }
}
