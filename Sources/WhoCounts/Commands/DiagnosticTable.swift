import Bytes
import Ingest
import SDGModel

/// Diagnostics as rows, the same for `check`, `build` and every format.
enum DiagnosticTable {
  static let columns = [
    "id", "rule", "severity", "file", "line", "column", "sheet", "cell", "rowsAffected",
    "message", "hint",
  ]

  static func table(_ diagnostics: [Diagnostic]) -> Table {
    Table(
      columns: columns,
      rows: diagnostics.map { finding in
        [
          .text(Decision.id(of: finding)), .text(finding.rule), .text(finding.severity.rawValue),
          .text(finding.place.file), Cell(finding.place.line), Cell(finding.place.column),
          Cell(finding.place.sheet), Cell(finding.place.cell), .integer(finding.rowsAffected),
          .text(finding.wholeMessage), .text(finding.hint),
        ]
      })
  }

  /// Text for people: grouped by file, the place, what was found and what to do.
  static func lines(_ diagnostics: [Diagnostic], atLeast severity: Severity) -> [String] {
    var lines: [String] = []
    var file: String?
    for finding in diagnostics where finding.severity >= severity {
      if finding.place.file != file {
        file = finding.place.file
        if !lines.isEmpty { lines.append("") }
        lines.append(finding.place.file.isEmpty ? "the project" : finding.place.file)
      }
      let place = finding.place.text.isEmpty ? "" : " \(finding.place.text)"
      lines.append("  \(finding.severity.rawValue)\(place): \(finding.wholeMessage)")
      if !finding.hint.isEmpty { lines.append("    \(finding.hint)") }
    }
    return lines
  }

  static func counts(_ diagnostics: [Diagnostic]) -> [(Severity, Int)] {
    Severity.allCases.reversed().map { severity in
      (severity, diagnostics.filter { $0.severity == severity }.count)
    }
  }
}
