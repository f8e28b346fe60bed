import Bytes
import Charts
import Disclosure
import SDGModel

/// The data behind a figure: one row a value, with its bounds, who measured it and a status that a
/// reader must know; last the targets that are drawn.
struct FigureTableMaker {
  let words: Words
  let panels: [FigurePanel]
  var targets: [DrawnTarget] = []
  /// Numbers as programs read them, with a decimal point and nothing between thousands, unrounded;
  /// else as people do.
  var isForPrograms = false

  private var rows: [Observation] {
    panels.flatMap(\.lines).flatMap(\.rows).map { words.data.observations[$0] }
  }

  func table() -> FigureTable {
    let all = rows
    let hasPanels = panels.contains { !$0.title.isEmpty }
    let hasBounds = all.contains { $0.lower != nil || $0.upper != nil }
    let hasStatus = all.contains { isTold($0.status) }
    var columns = ["line", "period", "value"]
    if hasBounds { columns += ["lower", "upper"] }
    columns += ["unit", "maker", "source"]
    if hasStatus { columns.append("status") }
    if hasPanels { columns.insert("panel", at: 0) }
    var rows: [[String]] = []
    for panel in panels {
      for (line, label) in zip(panel.lines, panel.labels) {
        for index in line.rows {
          let row = words.data.observations[index]
          var fields = [
            label.isEmpty ? words.areaName(row.area) : label, words.period(row.period),
            isForPrograms ? ObservationsFile.text(of: row.value) : words.value(row.value),
          ]
          if hasBounds { fields += [number(row.lower), number(row.upper)] }
          fields += [
            words.unitLabelInFull(row.unit, multiplier: row.multiplier),
            words.makerWord(words.register.maker(of: row)), words.provider(row),
          ]
          if hasStatus { fields.append(status(row.status)) }
          rows.append(hasPanels ? [panel.title] + fields : fields)
        }
      }
    }
    rows += targets.map {
      target(
        $0, hasPanels: hasPanels, hasBounds: hasBounds, hasStatus: hasStatus)
    }
    return FigureTable(columns: columns.map { words.say("table.\($0)") }, rows: rows)
  }

  private func target(
    _ drawn: DrawnTarget, hasPanels: Bool, hasBounds: Bool, hasStatus: Bool
  ) -> [String] {
    var fields = hasPanels ? [drawn.panel] : []
    fields += [
      words.say("targetKey"), "\(drawn.target.targetYear)", number(drawn.target.target),
    ]
    if hasBounds { fields += ["", ""] }
    fields += [words.unitLabelInFull(drawn.unit, multiplier: 0), "", drawn.target.source]
    if hasStatus { fields.append("") }
    return fields
  }

  private func number(_ value: Double?) -> String {
    value.map { isForPrograms ? DecimalText.shortest($0) : words.catalogue.numbers.text($0) } ?? ""
  }

  private func isTold(_ status: ObservationStatus?) -> Bool {
    guard let status else { return false }
    return status != .normal
  }

  private func status(_ status: ObservationStatus?) -> String {
    guard let status, isTold(status) else { return "" }
    return words.catalogue.text("status.\(status.rawValue)")
  }
}
