import Disclosure
import SDGModel

/// Who is not counted: every cell that somebody asks for and that has no usable figure.
public enum Gaps {
  /// The gaps of a matrix, the most severe first, then by requirement and reason and in the framework's order. A cell
  /// that does not apply, or has a current official figure, is no gap; nor is one whose figure is held back to protect
  /// people.
  ///
  /// - Parameters:
  ///   - behind: ids of groups that are the worst off in some series.
  ///   - compilers: ids of sources that compile what others measured.
  public static func register(
    of matrix: CoverageMatrix, demands: [IndicatorDemand], scope: Scope, behind: Set<String> = [],
    compilers: Set<String> = []
  ) -> [Gap] {
    let fillers = GapFillers(matrix, compilers: compilers)
    let demandOf = Dictionary(demands.map { ($0.indicator, $0) }, uniquingKeysWith: { a, _ in a })
    let groups = Dictionary(scope.groups.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var found: [(order: Int, gap: Gap)] = []
    for (order, row) in matrix.rows.enumerated() where row.isFirstListing && row.isAboutPeople {
      for cell in row.cells {
        guard let group = groups[cell.group], let demand = demandOf[row.indicator],
          cell.class != .suppressed, let reason = reason(cell: cell, total: row.total)
        else { continue }
        let (dimension, requirement) = demand.requirement(of: group)
        var gap = Gap(
          indicator: row.indicator, group: cell.group, dimension: dimension, reason: reason,
          requirement: requirement, latestTotalYear: row.total.latestYear,
          latestGroupYear: cell.latestYear)
        gap.latestAlongsideYear = cell.latestAlongsideYear
        gap.class = cell.class
        gap.severity = GapSeverity(
          requirement, cell.class, isBehind: behind.contains(cell.group))
        gap.couldFill = fillers.list(cell, of: row)
        found.append((order, gap))
      }
    }
    return found.sorted { a, b in
      (
        -a.gap.severity.score, a.gap.requirement.rank, a.gap.reason.rank, a.order, a.gap.group
      )
        < (
          -b.gap.severity.score, b.gap.requirement.rank, b.gap.reason.rank, b.order, b.gap.group
        )
    }.map(\.gap)
  }

  /// Groups that are the worst off in some series: told by the category that has the worst figure, and not by what all
  /// that are compared share.
  static func behind(_ inequality: [SeriesInequality], scope: Scope) -> Set<String> {
    let worst = inequality.filter { $0.direction != nil }.compactMap { found in
      found.worst.map { worst in
        (
          all: found.key.breakdown,
          one: Breakdown(found.key.breakdown.parts + [.init(found.dimension, worst.category)])
        )
      }
    }
    return Set(
      scope.groups.filter { group in
        worst.contains { group.includes($0.one) && !group.includes($0.all) }
      }.map(\.id))
  }

  private static func reason(cell: CoverageCell, total: CoverageCell) -> GapReason? {
    switch cell.state {
    case .notApplicable, .official, .both: nil
    case .citizen: .onlyCitizen
    case .old: .old
    case .notCounted: total.figures == 0 ? .noFigure : .onlyTotal
    }
  }
}

extension Requirement {
  var rank: Int { Requirement.allCases.firstIndex(of: self) ?? 0 }
}

extension GapReason {
  var rank: Int { GapReason.allCases.firstIndex(of: self) ?? 0 }
}
