import Analysis
import Charts
import Disclosure
import SDGModel

/// The coverage matrix as a figure: indicators about people × population groups, or of all goals together how
/// many of their indicators count a group, on one page.
struct MatrixFigureMaker {
  let book: FigureBook

  private var words: Words { book.words }
  private var scope: Scope { book.data.scope }
  private var matrix: CoverageMatrix { book.findings.coverage }

  /// Of one goal, or of all of them; indicators that are listed in several places stand once.
  func figure(goal: Int?) -> Figure {
    let rows = matrix.rows.filter { row in
      row.isFirstListing && row.isAboutPeople
        && (goal == nil || words.framework.goalNumber(ofCode: row.indicator) == goal)
    }
    let counted = matrix.groups.indices.filter { column in
      rows.contains { $0.cells[column].state.isCounted }
    }.count
    var title = words.say(
      "matrix.title",
      ["count": .count(counted), "groups": .count(matrix.groups.count)])
    if let goal {
      title = words.say("matrix.titleOfGoal", ["goal": .count(goal), "title": .text(title)])
    }
    let subtitle = words.say(
      scope.periodicities.isEmpty ? "matrix.subtitle" : "matrix.subtitleEach",
      [
        "indicators": .text(
          words.catalogue.text("count.indicators", ["count": .count(rows.count)])),
        "year": .asIs("\(scope.firstCurrentYear)"), "asOf": .asIs("\(scope.asOf)"),
      ])
    let id = goal.map { "fig-coverage-goal-\($0)" } ?? "fig-coverage"
    let caption = words.sourcesCaption(
      Set(rows.flatMap { row in row.cells.flatMap(\.sources) + row.total.sources }))
    let table = table(rows)
    let language = words.catalogue.language
    let spec = MatrixSpec(
      id: id, title: title, subtitle: subtitle, source: caption, language: language.tag,
      rightToLeft: language.isRightToLeft,
      rowHeader: words.say(goal == nil ? "table.goal" : "table.indicator"),
      columns: scope.groups.map { MatrixColumn(label: $0.name[words.language]) },
      rows: goal == nil ? goalRows(rows) : rows.map(matrixRow), columnTotals: totals(rows),
      key: goal == nil ? shareKey() : key(), summary: title,
      table: table)
    return Figure(
      id: id, title: title, subtitle: subtitle, caption: caption, altText: title, table: table,
      data: table,
      spec: .matrix(spec), rows: [])
  }

  /// A row for each goal that has indicators about people.
  private func goalRows(_ rows: [CoverageRow]) -> [MatrixRow] {
    words.framework.goals.compactMap { goal in
      let own = rows.filter { words.framework.goalNumber(ofCode: $0.indicator) == goal.number }
      guard !own.isEmpty else { return nil }
      return MatrixRow(
        code: "\(goal.number)", label: goal.shortTitle[words.language],
        total: words.catalogue.text("count.indicators", ["count": .count(own.count)]),
        cells: matrix.groups.indices.map { share(own.map(\.cells), column: $0) },
        accent: UInt32(goal.colour.filter { $0 != "#" }, radix: 16))
    }
  }

  private func share(_ rows: [[CoverageCell]], column: Int) -> MatrixCell {
    let states = rows.map { $0[column].state }.filter { $0 != .notApplicable }
    guard !states.isEmpty else {
      return MatrixCell(.notApplicable, words.coverageWord(.notApplicable))
    }
    let counted = states.count(where: \.isCounted)
    let citizen = states.count { $0 == .citizen }
    let both = states.count { $0 == .both }
    let all = Double(states.count)
    let whole = words.say("ofTotal", ["count": .count(counted), "total": .count(states.count)])
    let added = [(CoverageState.both, both), (.citizen, citizen)].filter { $0.1 > 0 }.map {
      ", \(words.coverageWord($0.0)): \(words.catalogue.numbers.text(Double($0.1)))"
    }.joined()
    return MatrixCell(
      .solidFilled, whole + added,
      share: MatrixShare(
        text: "\(counted)/\(states.count)", shortText: "\(counted)",
        solid: Double(counted - citizen - both) / all, both: Double(both) / all,
        added: Double(citizen) / all))
  }

  /// What the parts of a bar are.
  private func shareKey() -> [KeyEntry] {
    [CoverageState.official, .both, .citizen, .notCounted].map {
      KeyEntry(MarkStyle($0), words.coverageWord($0))
    }
  }

  private func matrixRow(_ row: CoverageRow) -> MatrixRow {
    let applicable = row.cells.filter { $0.state != .notApplicable }.count
    let counted = row.cells.filter(\.state.isCounted).count
    let goal = words.framework.goalNumber(ofCode: row.indicator)
    let colour = goal.flatMap { words.framework.goal($0)?.colour }
    return MatrixRow(
      code: row.indicator, label: words.shortTitle(row.indicator),
      total: words.say("ofTotal", ["count": .count(counted), "total": .count(applicable)]),
      cells: row.cells.map { MatrixCell(MarkStyle($0.state), word(for: $0)) },
      accent: colour.flatMap { UInt32($0.filter { $0 != "#" }, radix: 16) })
  }

  /// `official, 2017`
  private func word(for cell: CoverageCell) -> String {
    let state = words.coverageWord(cell.state)
    return cell.latestYear.map { "\(state), \($0)" } ?? state
  }

  private func totals(_ rows: [CoverageRow]) -> [String] {
    matrix.groups.indices.map { column in
      let cells = rows.map { $0.cells[column] }.filter { $0.state != .notApplicable }
      return words.say(
        "ofTotal",
        ["count": .count(cells.filter(\.state.isCounted).count), "total": .count(cells.count)])
    }
  }

  private func key() -> [KeyEntry] {
    CoverageState.allCases.map { KeyEntry(MarkStyle($0), words.coverageWord($0)) }
  }

  private func table(_ rows: [CoverageRow]) -> FigureTable {
    FigureTable(
      columns: [words.say("table.indicator"), words.say("table.title")]
        + scope.groups.map { $0.name[words.language] },
      rows: rows.map { row in
        [row.indicator, words.indicatorTitle(row.indicator)] + row.cells.map(word)
      })
  }
}

extension MarkStyle {
  init(_ state: CoverageState) {
    switch state {
    case .official: self = .solidFilled
    case .both: self = .both
    case .citizen: self = .dashedOpen
    case .old: self = .aged
    case .notCounted: self = .absent
    case .notApplicable: self = .notApplicable
    }
  }
}
