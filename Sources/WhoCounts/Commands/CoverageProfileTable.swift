import Analysis
import Bytes
import SDGModel

extension CoverageCommand {
  /// By what the required cells are put together.
  public enum Slice: String, Sendable, CaseIterable {
    case all, goal, target, indicator, dimension, group, area, source, custodian, tier
  }

  /// `coverage --profile SLICE`: the metrics of each slice, each count beside the number that it is of.
  public static func profile(
    _ result: Pipeline.Result, reference: Reference, by slice: Slice, goal: Int?
  ) throws(ProjectError) -> CommandResult {
    try check(goal: goal, reference)
    let scope = result.data.scope
    var matrix = result.findings.coverage
    if let goal {
      matrix.rows.removeAll { reference.framework.goalNumber(ofCode: $0.indicator) != goal }
    }
    let profiles = CoverageProfiles(matrix, depths: result.findings.depths, scope: scope)
    let register = SourceRegister(result.data.sources)
    let rows: [[Cell]]
    if slice == .area {
      let language = scope.languages.first ?? "en"
      rows = AreaProfile.all(of: result.data, demands: result.demands) { code in
        goal.map { reference.framework.goalNumber(ofCode: code) == $0 } ?? true
      }.map {
        row($0.area.id, $0.area.name[language], $0.profile, register, isOfIndicators: true)
      }
    } else {
      let names = SliceNames(slice, scope, reference)
      // Depth and territory are of indicators: a slice of groups or sources has them of all of theirs.
      let isOfIndicators = ![.group, .dimension, .source].contains(slice)
      rows = profiles.profiles(names.slices).map {
        row($0.slice, names.name($0.slice), $0.profile, register, isOfIndicators: isOfIndicators)
      }
    }
    return CommandResult(
      command: "profile", project: scope.title[scope.languages.first ?? "en"],
      asOf: scope.asOf,
      summary: [
        ("by", .string(slice.rawValue)), ("since", .integer(scope.since)),
        ("freshYears", .integer(scope.freshYears)), ("staleYears", .integer(scope.staleYears)),
        ("slices", .integer(rows.count)),
      ],
      table: Table(columns: profileColumns, rows: rows),
      lines: [
        "Cells are an indicator and a group that it can count; an indicator of several custodians counts for each.",
        "",
      ])
  }

  private static let profileColumns = [
    "slice", "name", "indicators", "cells", "available", "fresh", "ageing", "stale", "years",
    "expectedYears", "trendCapable", "reliableTrend", "depth", "pairsAsked", "pairsCovered",
    "pairs", "comparablePairs", "figures", "withUncertainty", "precise", "areaCells",
    "areaCellsCovered", "sources", "sourcesWithLicence",
  ]

  private static func row(
    _ slice: String, _ name: String, _ profile: CoverageProfile, _ register: SourceRegister,
    isOfIndicators: Bool
  ) -> [Cell] {
    let numbers: [Int?] = [
      profile.indicators, profile.cells, profile.available, profile.fresh, profile.ageing,
      profile.stale, profile.counts.years, profile.expectedYears, profile.trendCapable,
      profile.reliableTrend, isOfIndicators ? profile.depth : nil,
      isOfIndicators ? profile.pairsAsked : nil, isOfIndicators ? profile.pairsCovered : nil,
      profile.counts.pairs, profile.counts.comparablePairs, profile.figures,
      profile.counts.withUncertainty, profile.counts.precise,
      isOfIndicators ? profile.areaCells : nil,
      isOfIndicators ? profile.areaCellsCovered : nil, profile.sources.count,
      profile.sources.count { register[$0]?.licence.isStated == true },
    ]
    return [.text(slice), .text(name)] + numbers.map { Cell($0) }
  }
}

/// Which slices a cell belongs to, and what they are called.
private struct SliceNames {
  let slice: CoverageCommand.Slice
  let scope: Scope
  let reference: Reference
  private let dimensions: [String: [String]]

  init(_ slice: CoverageCommand.Slice, _ scope: Scope, _ reference: Reference) {
    (self.slice, self.scope, self.reference) = (slice, scope, reference)
    dimensions = Dictionary(scope.groups.map { ($0.id, $0.dimensions) }) { first, _ in first }
  }

  func slices(_ row: CoverageRow, _ cell: CoverageCell) -> [String] {
    let framework = reference.framework
    switch slice {
    case .all: return ["all"]
    case .goal: return framework.goalNumber(ofCode: row.indicator).map { ["\($0)"] } ?? []
    case .target: return framework.targetCode(ofCode: row.indicator).map { [$0] } ?? []
    case .indicator: return [row.indicator]
    case .dimension: return dimensions[cell.group] ?? []
    case .group: return [cell.group]
    case .source: return cell.sources
    case .area: return []
    case .custodian:
      let names = (framework.indicator(row.indicator)?.custodians ?? "")
        .split { $0 == "," || $0 == ";" }.map { $0.trimmed }
      return names.filter { !$0.isEmpty }
    case .tier:
      let tier = framework.indicator(row.indicator)?.tier ?? ""
      return tier.isEmpty ? [] : [tier]
    }
  }

  func name(_ slice: String) -> String {
    let language = scope.languages.first ?? "en"
    switch self.slice {
    case .goal:
      return Int(slice).flatMap { reference.framework.goal($0)?.shortTitle[language] } ?? ""
    case .indicator: return reference.framework.title(slice, language: language)?.text ?? ""
    case .group: return scope.groups.first { $0.id == slice }?.name[language] ?? ""
    default: return ""
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
