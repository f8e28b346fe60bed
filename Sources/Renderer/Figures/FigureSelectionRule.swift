import Analysis
import Disclosure
import SDGModel

/// Chooses what of many lines is drawn. The others stand in the figure's table, and the caption
/// counts them.
struct FigureSelectionRule {
  let data: PublishableDataset
  /// Its lines are drawn before all others.
  var group: PopulationGroup?

  /// Most lines in one plot: more cannot be told apart without colour.
  static let mostLines = 6
  /// Most plots in one figure: one row of them.
  static let mostPanels = 3

  /// The figure with its heaviest plots and lines, the rest kept for its table.
  func figure(_ whole: SeriesFigure) -> Figure? {
    var drawn: [FigurePanel] = []
    var left: [FigurePanel] = []
    let kept = Set(ranked(whole.panels, weight: weight).prefix(FigureSelectionRule.mostPanels))
    for (index, panel) in whole.panels.enumerated() {
      guard kept.contains(index) else {
        left.append(panel)
        continue
      }
      let lines = Set(ranked(panel.lines, weight: weight).prefix(FigureSelectionRule.mostLines))
      drawn.append(panel.keeping { lines.contains($0) })
      left.append(panel.keeping { !lines.contains($0) })
    }
    var figure = whole
    figure.panels = drawn
    figure.whole = whole.panels
    figure.undrawn = left.filter { !$0.lines.isEmpty }
    return figure.figure()
  }

  /// Of the group first, then the latest, then the longest; in their order where these are equal.
  private func weight(_ line: DataLine) -> [Int] {
    let year = line.rows.last.map { data.observations.period[$0].lastYear } ?? 0
    let isOfGroup = group?.includes(line.key.breakdown) == true
    return [isOfGroup ? 1 : 0, year, line.rows.count]
  }

  private func weight(_ panel: FigurePanel) -> [Int] {
    panel.lines.map(weight).max { $0.lexicographicallyPrecedes($1) } ?? []
  }

  private func ranked<Item>(_ items: [Item], weight: (Item) -> [Int]) -> [Int] {
    let weights = items.map(weight)
    return items.indices.sorted { a, b in
      weights[a] == weights[b] ? a < b : weights[b].lexicographicallyPrecedes(weights[a])
    }
  }
}

/// One plot of a figure, with a label for each line.
struct FigurePanel: Sendable {
  var title: String
  var lines: [DataLine]
  /// The category of each line; empty where there is one line for everybody.
  var labels: [String]

  func keeping(_ isKept: (Int) -> Bool) -> FigurePanel {
    let kept = lines.indices.filter(isKept)
    return FigurePanel(title: title, lines: kept.map { lines[$0] }, labels: kept.map { labels[$0] })
  }
}
