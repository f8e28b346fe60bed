import Bytes
import Ingest

/// What `inspect` shows people: one screen a file.
enum InspectionText {
  static func lines(_ found: Inspection, file: String, mapping: String?) -> [String] {
    var lines = ["\(file)"]
    if let dialect = found.dialect {
      lines.append(
        "  A known layout: \(dialect.rawValue). It needs no mapping; `check` tells of its records.")
    }
    lines += found.problems.map { "  \($0.message). \($0.hint)" }
    if let draft = found.records { lines += records(draft, recipe: mapping) }
    if found.tables.isEmpty, found.dialect == nil, found.records == nil, found.problems.isEmpty {
      lines.append("  No table with numbers was found.")
    }
    for (number, table) in found.tables.enumerated() {
      let sheet = table.mapping.sheet.map { ", sheet “\($0)”" } ?? ""
      let title = found.tables.count > 1 ? "Table \(number + 1)\(sheet)" : "A table\(sheet)"
      lines.append("  \(title): \(Counted.text(table.valueCount, "figure"))")
      lines += aspects(table, [.certain, .likely])
      lines += aspects(table, [.asked])
    }
    lines += found.remarks.map { "  \($0)." }
    if !found.tables.isEmpty {
      let asked = found.tables.reduce(0) { $0 + $1.aspects.count { $0.confidence == .asked } }
      lines.append(next(asked, mapping))
    }
    return lines
  }

  private static func aspects(_ table: TableProposal, _ wanted: [Confidence]) -> [String] {
    let all = table.aspects.filter { wanted.contains($0.confidence) }
    let width = (all.map { $0.holds.count }.max() ?? 0) + 2
    return all.map { aspect in
      let sign =
        switch aspect.confidence {
        case .certain: " "
        case .likely: "~"
        case .asked: "?"
        }
      let name = aspect.holds + String(repeating: " ", count: width - aspect.holds.count)
      let place = aspect.place.isEmpty ? "" : "\(aspect.place): "
      return "  \(sign) \(name)\(place)\(aspect.detail)"
    }
  }

  private static func next(_ asked: Int, _ mapping: String?) -> String {
    let questions =
      asked == 0 ? "" : " \(Counted.text(asked, "question is", "questions are")) open (?)."
    let step =
      mapping.map { "Wrote \($0): look through it, then write `confirmed: true`." }
      ?? "Nothing is read yet: `--write mappings/NAME.yaml` writes this as a mapping to confirm."
    return "  \(step)\(questions) ~ is likely, not certain."
  }

  /// Columns by what they seem to be; of what stands in them nothing.
  private static func records(_ draft: RecordDraft, recipe: String?) -> [String] {
    var lines = [
      "  Single records: \(draft.rows) of them, in \(Counted.text(draft.columns.count, "column"))"
    ]
    if !draft.otherTables.isEmpty {
      lines.append(
        "  This is its table \(draft.table); others: \(draft.otherTables.joined(separator: ", "))")
    }
    let shown = draft.columns.filter { $0.kind != .empty }
    let width = (shown.map { $0.kind.name.count }.max() ?? 0) + 2
    for column in shown.sorted(by: { $0.kind.rank < $1.kind.rank }) {
      let sign = column.kind.isLikely ? "~" : " "
      let name = column.kind.name + String(repeating: " ", count: width - column.kind.name.count)
      let words: [String]
      switch column.kind {
      case .date, .weight, .numbers, .key, .texts: words = []
      default: words = [column.kind.detail(column.words)].filter { !$0.isEmpty }
      }
      let detail = words.map { ": \($0)" }.joined()
      lines.append("  \(sign) \(name)\(column.name)\(detail)")
    }
    if let card = draft.scoreCard {
      lines.append(
        "  ~ It looks like a score card: \(card.score) of \(card.statement), on a scale of \(card.lowest) to \(card.highest)."
      )
    }
    lines.append(
      recipe.map { "  Wrote \($0), the draft of a recipe: write what is to be computed." }
        ?? "  Nothing is read yet: `--write recipes/NAME.yaml` drafts a recipe. ~ is likely, not certain."
    )
    return lines
  }
}

extension RecordDraft.Kind {
  /// One word for programs and people.
  var name: String {
    switch self {
    case .personal: "personal"
    case .empty: "nothing"
    case .date: "date"
    case .area: "area"
    case .group(let dimension, _, _): dimension
    case .weight: "weight"
    case .numbers: "numbers"
    case .list: "answers"
    case .key: "key"
    case .texts: "texts"
    }
  }

  /// More about a column; of what stands in it nothing.
  func detail(_ words: String?) -> String {
    if case .personal(let reason) = self { return "\(reason), not read" }
    return words ?? ""
  }

  /// Whether somebody should look at it: it was told by names and contents.
  var isLikely: Bool {
    switch self {
    case .area, .group, .weight: true
    default: false
    }
  }

  fileprivate var rank: Int {
    switch self {
    case .date: 0
    case .area: 1
    case .group: 2
    case .weight: 3
    case .list: 4
    case .numbers: 5
    case .key, .texts: 6
    case .personal: 7
    case .empty: 8
    }
  }
}
