import Analysis
import Charts
import Disclosure
import SDGModel

/// Turns lines of one series into a figure with its title, caption, table and alternative text.
struct SeriesFigure {
  let book: FigureBook
  let id: String
  let code: String
  var panels: [FigurePanel]
  /// Lines that stand in the table only.
  var undrawn: [FigurePanel] = []
  /// All plots with all lines.
  var whole: [FigurePanel] = []
  /// The dimension, for a figure of a breakdown.
  let breakdown: String?
  /// Values of the figures that stand beside it, which its axis has to reach too.
  var reach: [Double] = []
  /// The group whose line is named and drawn before the others.
  var group: PopulationGroup?

  private var words: Words { book.words }
  private var data: PublishableDataset { book.data }
  private var lines: [DataLine] { panels.flatMap(\.lines) }
  private var rows: [Int] { lines.flatMap(\.rows) }

  func figure() -> Figure? {
    guard let first = lines.first else { return nil }
    var named = panels
    var whole = whole.isEmpty ? panels : whole
    if let group {
      named = named.map { $0.naming(group, words.language) }
      whole = whole.map { $0.naming(group, words.language) }
    }
    let drawing = PanelDrawing(words: words, isAlone: panels.count == 1, group: group)
    let title = FigureTitle(words: words, code: code, panels: named, whole: whole)
    let text = title.text()
    let cuts = lines.flatMap { LineCut.all($0, in: data, register: words.register) }
    let targets = named.compactMap(words.drawnTarget)
    let caption = words.caption(
      rows: rows, cuts: cuts, undrawn: undrawn.map(\.lines.count).reduce(0, +), targets: targets,
      hidden: lines.compactMap { words.hiddenPeriods[$0.key] })
    let alt = title.alternativeText(
      title: text, cuts: cuts.count { $0.changesSource }, target: targets.first)
    var tables = FigureTableMaker(words: words, panels: named + undrawn, targets: targets)
    let table = tables.table()
    tables.isForPrograms = true
    let subtitle = subtitle(first)
    let language = words.catalogue.language
    let isYesOrNo = words.isYesOrNo(series: first.key.series, unit: first.key.unit)
    var spec = TimeSeriesSpec(
      id: id, title: text, subtitle: subtitle, source: caption, language: language.tag,
      rightToLeft: language.isRightToLeft,
      unitLabel: isYesOrNo
        ? words.say("yesOrNo")
        : words.isUnitInDoubt(series: first.key.series, multiplier: first.key.multiplier)
          ? words.say("unitInDoubt")
          : words.unitLabel(first.key.unit, multiplier: first.key.multiplier),
      panels: named.enumerated().map { drawing.panel($0.element, number: $0.offset) },
      key: key(named),
      formatValue: { [numbers = words.catalogue.numbers] in numbers.text($0) }, summary: alt,
      table: table)
    spec.yReach = reach
    if let scale = words.scale(rows) {
      // A score of 1 is the lowest where the scale begins there; 0 is none.
      spec.yReach += [scale.lowerBound, scale.upperBound]
      spec.yFromZero = false
    }
    return Figure(
      id: id, title: text, subtitle: subtitle, caption: caption, altText: alt, table: table,
      data: tables.table(), spec: .timeSeries(spec), rows: rows)
  }

  /// `4.1.1 · official name of the series, by sex · percent · 15 to 49 years old · place · span`
  private func subtitle(_ first: DataLine) -> String {
    let name =
      first.key.series.isEmpty ? words.shortTitle(code) : words.seriesTitle(first.key.series)
    var parts = [code, name]
    if let breakdown {
      parts.append(
        words.say(
          "byDimension", ["dimension": .text(words.inSentence(words.dimensionLabels(breakdown)))]))
    }
    parts += words.sharedCategories(lines).inSubtitle.filter { !name.contains($0) }
    parts.append(
      words.isUnitInDoubt(series: first.key.series, multiplier: first.key.multiplier)
        ? words.say("unitInDoubt")
        : words.unitLabelInFull(first.key.unit, multiplier: first.key.multiplier))
    parts.append(words.areaName(first.key.area))
    parts.append(words.span(rows))
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The marks and shapes that the figure uses.
  private func key(_ panels: [FigurePanel]) -> [KeyEntry] {
    let used = Set(rows.map { words.register.maker(of: data.observations[$0]) })
    var entries = Maker.allCases.filter { used.contains($0) }.map {
      KeyEntry(MarkStyle($0), words.makerWord($0))
    }
    let labelled = panels.first { $0.lines.count > 1 }
    if let labelled, labelled.lines.count <= PanelDrawing.shapes.count,
      panels.allSatisfy({ $0.labels == labelled.labels || $0.lines.count == 1 })
    {
      entries += labelled.labels.enumerated().map {
        KeyEntry(PanelDrawing.shapes[$0.offset], $0.element)
      }
    }
    if panels.contains(where: { words.target($0) != nil }) {
      entries.append(.target(words.say("targetKey")))
    }
    return entries
  }
}

extension FigurePanel {
  /// With the group's own name on its line, where one line alone is the group's and all of it: a
  /// band of ages within the group's keeps its own name.
  func naming(_ group: PopulationGroup, _ language: String) -> FigurePanel {
    let own = lines.indices.filter { group.includes(lines[$0].key.breakdown) }
    guard own.count == 1, let index = own.first else { return self }
    let breakdown = lines[index].key.breakdown
    let isNamed = group.any.contains { $0.isContained(in: breakdown) }
    let age = breakdown.category(of: "age").flatMap { AgeBand($0) }
    guard isNamed || age.map({ group.ages.contains($0) }) == true else { return self }
    var panel = self
    panel.labels[index] = group.name[language]
    return panel
  }
}

extension Words {
  /// The unit's full name with its power of ten.
  func unitLabelInFull(_ code: String, multiplier: Int) -> String {
    let key = "words.powerOfUnit.\(multiplier)"
    guard multiplier != 0 else { return unitName(code) }
    guard catalogue.has(key) else {
      return say("powerOfTen", ["unit": .text(unitName(code)), "power": .count(multiplier)])
    }
    return catalogue.text(key, ["unit": .text(inSentence(unitName(code)))])
  }

  /// A target of exactly this series, area, breakdown and unit, whose direction is known; only for
  /// a plot of one line of the record. Figures without a unit are in that of their series.
  func target(_ panel: FigurePanel) -> SeriesTarget? {
    guard panel.lines.count == 1, let key = panel.lines.first?.key, key.strand.isEmpty,
      key.multiplier == 0
    else { return nil }
    if !key.unit.isEmpty, let listed = series?.series(key.series)?.unit,
      let unit = vocabulary?.unit(named: listed)?.unit.code,
      unit != vocabulary?.unit(named: key.unit)?.unit.code
    {
      return nil
    }
    return data.scope.targets.first {
      $0.series == key.series && $0.breakdown == key.breakdown
        && ($0.area == key.area || $0.area.isEmpty)
        && ($0.direction != nil
          || series?.direction(series: key.series, indicators: [key.indicator]) != nil)
    }
  }

  /// The target that a plot shows, with its value in words.
  func drawnTarget(_ panel: FigurePanel) -> DrawnTarget? {
    guard let found = target(panel), let line = panel.lines.first, let first = line.rows.first
    else { return nil }
    var row = Observation(
      indicator: line.key.indicator, series: line.key.series, area: line.key.area,
      period: data.observations.period[first], value: .number(found.target), unit: line.key.unit,
      origin: .init(file: "", line: 0))
    row.multiplier = line.key.multiplier
    return DrawnTarget(target: found, amount: amount(row), panel: panel.title, unit: line.key.unit)
  }

  /// Whether a source counts by a definition of its own: its figures are not joined to a trend.
  func hasOwnDefinition(_ row: Observation) -> Bool {
    guard let source = register[row.source], !source.kind.isOfficial else { return false }
    return source.indicator(row.indicator)?.definitionMatch == .own
  }
}

/// A target as a plot shows it.
struct DrawnTarget: Sendable {
  let target: SeriesTarget
  /// Its value with the unit.
  let amount: String
  /// The title of its plot; empty where there is one.
  let panel: String
  let unit: String
}
