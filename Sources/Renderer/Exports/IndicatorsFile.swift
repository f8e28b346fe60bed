import Analysis
import Bytes
import SDGModel

/// `indicators.json`: every indicator of the framework and of the data, with its series, what is
/// known of each population group, and its gaps.
struct IndicatorsFile {
  private let rows: ExportRows
  private let findings: Findings
  private let words: Words

  init(rows: ExportRows, _ findings: Findings, _ words: Words) {
    self.rows = rows
    self.findings = findings
    self.words = words
  }

  func json() -> [UInt8] {
    let scope = rows.data.scope
    let known = known()
    let gaps = Dictionary(grouping: findings.gaps, by: \.indicator)
    let listed = Set(findings.coverage.rows.map(\.indicator))
    let others = known.keys.filter { !listed.contains($0) }
      .sorted { (IndicatorCode($0), $0) < (IndicatorCode($1), $1) }
    let indicators =
      findings.coverage.rows.map { row in
        json(row.indicator, row, known[row.indicator], gaps[row.indicator] ?? [])
      } + others.map { json($0, nil, known[$0], []) }
    let members: [(key: String, value: JSON)] = [
      (key: "schema", value: "whocounts.indicators/1"),
      (key: "project", value: .string(scope.title[words.language])),
      (key: "asOf", value: .integer(scope.asOf)),
      (key: "language", value: .string(words.language)),
      (
        key: "area",
        value: ["code": .string(scope.area.id), "name": .string(words.areaName(scope.area.id))]
      ),
      (
        key: "groups",
        value: .array(
          scope.groups.map { ["id": .string($0.id), "name": .string($0.name[words.language])] })
      ),
    ]
    return IndicatorsFile.text(members, indicators: indicators)
  }

  /// One line an indicator, so that two builds can be compared by line.
  private static func text(
    _ members: [(key: String, value: JSON)], indicators: [JSON]
  ) -> [UInt8] {
    var out = Array("{".utf8)
    for member in members {
      JSON.string(member.key).write(to: &out)
      out.append(UInt8(ascii: ":"))
      member.value.write(to: &out)
      out += ",\n".utf8
    }
    out += "\"indicators\":[".utf8
    for (position, indicator) in indicators.enumerated() {
      out += (position == 0 ? "\n" : ",\n").utf8
      indicator.write(to: &out)
    }
    out += "\n]}\n".utf8
    return out
  }

  // MARK: What the data hold

  private struct Known {
    var observations = 0
    var makers: [Maker: Int] = [:]
    var series: [String: Series] = [:]
  }

  fileprivate struct Series {
    var observations = 0
    var units: Set<String> = []
    var first: Period
    var last: Period
  }

  private func known() -> [String: Known] {
    var found: [String: Known] = [:]
    for row in rows {
      let observation = row.observation
      let maker = rows.register.maker(of: observation)
      found[observation.indicator, default: Known()].observations += 1
      found[observation.indicator]?.makers[maker, default: 0] += 1
      found[observation.indicator]?.series[
        observation.series, default: Series(first: observation.period, last: observation.period)
      ].add(observation)
    }
    return found
  }

  // MARK: One indicator

  private func json(
    _ code: String, _ row: CoverageRow?, _ known: Known?, _ gaps: [Gap]
  ) -> JSON {
    let makers = Maker.allCases.map { maker in
      (key: maker.rawValue, value: JSON.integer(known?.makers[maker] ?? 0))
    }
    let series = (known?.series ?? [:]).sorted { $0.key < $1.key }
    return .object([
      (key: "code", value: .string(code)),
      (key: "title", value: .string(words.indicatorTitle(code))),
      (key: "goal", value: integer(words.framework.goalNumber(ofCode: code))),
      (key: "target", value: .text(words.framework.targetCode(ofCode: code))),
      (key: "isListed", value: .bool(row != nil)),
      (key: "isFirstListing", value: .bool(row?.isFirstListing ?? true)),
      (key: "isAboutPeople", value: row.map { .bool($0.isAboutPeople) } ?? .null),
      (key: "state", value: .text(row?.total.state.rawValue)),
      (key: "latestYear", value: integer(row?.total.latestYear)),
      (key: "latestOfficialYear", value: integer(row?.total.latestOfficialYear)),
      (key: "latestCitizenYear", value: integer(row?.total.latestCitizenYear)),
      (key: "observations", value: .integer(known?.observations ?? 0)),
      (key: "makers", value: .object(makers)),
      (key: "series", value: .array(series.map { json($0.key, $0.value) })),
      (key: "groups", value: .array((row?.cells ?? []).map(json))),
      (key: "gaps", value: .array(gaps.map(json))),
    ])
  }

  private func json(_ code: String, _ series: Series) -> JSON {
    [
      "code": .string(code),
      "title": .string(code.isEmpty ? "" : words.seriesTitle(code)),
      "units": .array(series.units.sorted().map(JSON.string)),
      "observations": .integer(series.observations),
      "firstPeriod": .string(series.first.text), "lastPeriod": .string(series.last.text),
    ]
  }

  private func json(_ cell: CoverageCell) -> JSON {
    [
      "group": .string(cell.group), "state": .string(cell.state.rawValue),
      "latestYear": integer(cell.latestYear), "figures": .integer(cell.figures),
      "sources": .array(cell.sources.map(JSON.string)),
    ]
  }

  private func json(_ gap: Gap) -> JSON {
    [
      "id": .string(gap.id), "group": .string(gap.group), "dimension": .string(gap.dimension),
      "reason": .string(gap.reason.rawValue), "requirement": .string(gap.requirement.rawValue),
    ]
  }

  private func integer(_ value: Int?) -> JSON { value.map(JSON.integer) ?? .null }
}

extension IndicatorsFile.Series {
  fileprivate mutating func add(_ row: Observation) {
    observations += 1
    units.insert(row.unit)
    first = min(first, row.period)
    last = max(last, row.period)
  }
}
