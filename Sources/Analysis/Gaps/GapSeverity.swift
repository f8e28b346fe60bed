import SDGModel

/// How much a gap weighs: what is asked for in so many words, of people who are behind, of whom little is known, first.
///
/// Severity = requirement × group × class. Requirement: 3 where the indicator's own words name the breakdown, 2 where the
/// target's or the project do, 1 by the framework's general rule. Group: 2 where the group is the worst off in some series
/// of the project, else 1: who is known to be behind is missed most. Class: 4 where nothing or only models or global
/// monitoring know the indicator, 3 where the group is in no figure, 2 where citizens alone know it or what is known is
/// old, 1 for the rest. From 1 to 24.
///
/// Source: the tool's own weights; no framework prescribes any.
public struct GapSeverity: Sendable, Equatable, Comparable {
  public var requirement: Int
  public var group: Int
  public var `class`: Int

  public var score: Int { requirement * group * `class` }

  /// In a word: from 12 high, from 6 medium.
  public enum Level: String, Sendable, CaseIterable { case high, medium, low }

  public var level: Level { score >= 12 ? .high : score >= 6 ? .medium : .low }

  init(_ requirement: Requirement, _ found: CoverageClass, isBehind: Bool) {
    self.requirement =
      switch requirement {
      case .indicator: 3
      case .target, .project: 2
      case .framework: 1
      }
    group = isBehind ? 2 : 1
    self.class =
      switch found {
      case .noFigure, .onlyModelled, .onlyGlobal: 4
      case .onlyTotal, .otherCategories: 3
      case .onlyCitizen, .old: 2
      default: 1
      }
  }

  public static func < (a: GapSeverity, b: GapSeverity) -> Bool { a.score < b.score }
}

/// A source that could fill a gap, and why it is likely to.
public struct GapFiller: Sendable, Equatable {
  public enum Reason: String, Sendable, CaseIterable {
    /// It has the figure, and stands beside: a decision would let it fill the gap.
    case alongside
    /// It measures the indicator, and does not tell the group apart.
    case indicator
    /// It tells the group apart in other indicators of the goal.
    case group
  }

  public var source: String
  public var reason: Reason
}

/// Who measures what, as the matrix knows it: whom to ask. A database that compiles what others measured fills nothing.
struct GapFillers {
  private let compilers: Set<String>

  /// By group and goal: sources that tell it apart, those with the most indicators first. Who asks of learning may ask
  /// more of it, and hardly of land.
  private var ofGroup: [String: [String]] = [:]

  init(_ matrix: CoverageMatrix, compilers: Set<String>) {
    self.compilers = compilers
    var counts: [String: [String: Int]] = [:]
    for row in matrix.rows where row.isFirstListing {
      for cell in row.cells {
        for source in Set(cell.sources + cell.alongsideSources) {
          counts[Self.key(cell), default: [:]][source, default: 0] += 1
        }
      }
    }
    ofGroup = counts.mapValues { known in
      known.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
  }

  private static func key(_ cell: CoverageCell) -> String {
    "\(cell.indicator.prefix { $0 != "." })/\(cell.group)"
  }

  /// At most three, each for its first reason.
  func list(_ cell: CoverageCell, of row: CoverageRow) -> [GapFiller] {
    var found: [GapFiller] = []
    func add(_ sources: [String], _ reason: GapFiller.Reason) {
      for source in sources
      where found.count < 3 && !compilers.contains(source)
        && !found.contains(where: { $0.source == source })
      {
        found.append(GapFiller(source: source, reason: reason))
      }
    }
    add(cell.alongsideSources, .alongside)
    add(row.total.sources, .indicator)
    add(ofGroup[Self.key(cell)] ?? [], .group)
    return found
  }
}
