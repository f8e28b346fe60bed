import Bytes
import Ingest
import Renderer
import SDGModel
import Wording

/// `gate`: what each citizen source may do for each indicator, why, and what is missing for more.
public enum Gate {
  /// - Parameters:
  ///   - source: only this source; `nil` for all.
  ///   - asPage: whether the lines are a form to sign, as an HTML page.
  public static func run(
    _ project: Project, pipeline: Pipeline, source: String? = nil, asPage: Bool = false
  ) async throws -> CommandResult {
    let merged = try await pipeline.merge(project)
    // Nothing of a source that is not published leaves the project, but its keepers ask for its gate.
    let gated = merged.data.sources.filter { !$0.kind.isOfficial && !$0.indicators.isEmpty }
    if let source, !gated.contains(where: { $0.id == source }) {
      throw ProjectError(
        "--source \(source)", "no citizen source of the register has this id",
        hint: "Known: " + gated.map(\.id).joined(separator: ", "))
    }
    let sources = gated.filter { source == nil || $0.id == source }
    let language = merged.scope.languages.first ?? "en"
    var result = CommandResult(
      command: "gate", project: merged.scope.title[language], asOf: merged.scope.asOf,
      table: Table(columns: columns), showsTable: false)
    let words = GateWords(try Catalogue(languages: [Language("en")]))
    for item in sources {
      for entry in item.indicators {
        guard let gate = entry.gate else { continue }
        result.table.rows.append(row(item, entry, gate, words))
        result.lines += lines(item, entry, gate, words)
      }
    }
    result.summary = Tier.allCases.map { tier in
      (
        tier.rawValue,
        .integer(sources.flatMap(\.indicators).count { $0.gate?.tier == tier })
      )
    }
    if asPage {
      let languages = merged.scope.languages.map { Language($0) }
      let form = GateForm(
        title: result.project ?? "", sources: sources, criteria: project.criteria,
        catalogue: try Catalogue(languages: languages.isEmpty ? [Language("en")] : languages))
      result.lines = [try form.document()]
    } else if result.lines.isEmpty {
      result.lines = ["No citizen source of the register names an indicator."]
    }
    return result
  }

  private static let columns = [
    "source", "indicator", "tier", "earned", "standing", "points", "possible", "openConflicts",
    "participation", "next", "missing",
  ]

  private static func row(
    _ source: Source, _ entry: SourceIndicator, _ gate: GateResult, _ words: GateWords
  ) -> [Cell] {
    let missing = gate.next.map { next in
      gate.shortfalls.map { words.shortfall($0, next: next) }.joined(separator: " ")
    }
    return [
      .text(source.id), .text(entry.indicator), .text(gate.tier.rawValue),
      .text(gate.earned.rawValue), .text(gate.standing.rawValue), .integer(gate.points),
      .integer(gate.possible), .integer(gate.openConflicts), Cell(source.participationLevel),
      Cell(gate.next?.rawValue), Cell(missing ?? ""),
    ]
  }

  private static func lines(
    _ source: Source, _ entry: SourceIndicator, _ gate: GateResult, _ words: GateWords
  ) -> [String] {
    var lines = [
      "\(source.id), \(entry.indicator): tier \(gate.tier.letter) (\(gate.tier.rawValue))"
    ]
    lines += wrapped(words.standing(gate, source, entry.indicator), first: "  ")
    let participation = words.participation(gate, source)
    if !participation.isEmpty { lines += wrapped(participation, first: "  ") }
    if gate.possible > 0 {
      lines.append("  \(gate.points) of \(gate.possible) points")
    }
    if let next = gate.next {
      let start = gate.standing == .raised ? "what the scores lack for" : "for"
      lines.append("  \(start) tier \(next.letter) (\(next.rawValue)):")
      for item in gate.shortfalls {
        lines += wrapped(words.shortfall(item, next: next), first: "  - ")
      }
      if gate.shortfalls.isEmpty { lines.append("  - nothing is missing") }
    }
    return lines + [""]
  }

  private static func wrapped(_ text: String, first: String) -> [String] {
    var lines: [String] = []
    var line = first
    let indent = String(repeating: " ", count: first.count)
    for word in text.split(separator: " ") {
      if line.count + word.count > 99, line.count > indent.count {
        lines.append(line)
        line = indent
      }
      line += (line == first || line == indent ? "" : " ") + word
    }
    return lines + [line]
  }
}
