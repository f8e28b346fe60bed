import Analysis
import Disclosure
import SDGModel

/// The figures of a population group's page: of the indicators that see the group, those that tell
/// it apart, its own line named and drawn before the others.
///
/// Current figures come first, one goal after the other, so that no goal fills the page; nothing is
/// ordered by value.
struct GroupFigureMaker {
  let book: FigureBook
  let group: PopulationGroup

  /// Most figures on the page.
  static let most = 8

  func figures() -> [Figure] {
    let rows = book.findings.coverage.rows.filter(\.isFirstListing)
    func codes(_ isWanted: (CoverageState) -> Bool) -> [String] {
      rows.filter { row in
        row.cells.contains { $0.group == group.id && isWanted($0.state) }
      }.map(\.indicator)
    }
    let ordered = inTurn(codes(\.isCounted)) + inTurn(codes { $0 == .old })
    var figures: [Figure] = []
    for code in ordered where figures.count < GroupFigureMaker.most {
      if let figure = figure(code) { figures.append(figure) }
    }
    return figures
  }

  /// The first indicator of every goal, then the second of every goal, and so on.
  private func inTurn(_ codes: [String]) -> [String] {
    var turns: [Int: Int] = [:]
    let placed = codes.enumerated().map { position, code -> (turn: Int, position: Int) in
      let goal = book.words.framework.goalNumber(ofCode: code) ?? 0
      turns[goal, default: 0] += 1
      return (turns[goal] ?? 0, position)
    }
    return placed.sorted { ($0.turn, $0.position) < ($1.turn, $1.position) }
      .map { codes[$0.position] }
  }

  /// The leading series' breakdown in which the group has a line beside others.
  private func figure(_ code: String) -> Figure? {
    let maker = IndicatorFigureMaker(book: book, code: code)
    for family in IndicatorLines(words: book.words, code: code).main {
      for (dimension, lines) in family.byDimension {
        // Only plots in which the group stands beside somebody else.
        let beside = Dictionary(grouping: lines) { rest($0, dimension) }.values.filter { lines in
          lines.count > 1 && lines.contains { group.includes($0.key.breakdown) }
            && !lines.allSatisfy { group.includes($0.key.breakdown) }
        }
        guard !beside.isEmpty else { continue }
        return maker.breakdown(
          family, dimension: dimension, lines: beside.flatMap { $0 }.sorted { $0.key < $1.key },
          id: "fig-" + Slug.make("group-\(group.id)-\(code)-\(dimension)"), group: group)
      }
    }
    return nil
  }

  private func rest(_ line: DataLine, _ dimension: String) -> Breakdown {
    let own = dimension.split(separator: "+").map(String.init)
    return Breakdown(line.key.breakdown.parts.filter { !own.contains($0.dimension) })
  }
}
