import Charts
import Disclosure
import SDGModel

/// The data behind a figure: one row a value, with who measured it.
struct FigureTableMaker {
  let words: Words
  let panels: [FigurePanel]

  func table() -> FigureTable {
    let hasPanels = panels.contains { !$0.title.isEmpty }
    var columns = ["line", "period", "value", "unit", "maker", "source"].map {
      words.say("table.\($0)")
    }
    if hasPanels { columns.insert(words.say("table.panel"), at: 0) }
    var rows: [[String]] = []
    for panel in panels {
      for (line, label) in zip(panel.lines, panel.labels) {
        for index in line.rows {
          let row = words.data.observations[index]
          let fields = [
            label.isEmpty ? words.areaName(row.area) : label, words.period(row.period),
            words.value(row.value), words.unitLabelInFull(row.unit, multiplier: row.multiplier),
            words.makerWord(words.register.maker(of: row)),
            words.provider(row),
          ]
          rows.append(hasPanels ? [panel.title] + fields : fields)
        }
      }
    }
    return FigureTable(columns: columns, rows: rows)
  }
}
