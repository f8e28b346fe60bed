import Ingest
import SDGModel

/// Files that lie beside extracts and are no data: lists of codes, of areas, descriptions.
///
/// In a folder of extracts that is read as it is nobody has said which files are data. A file whose
/// columns are those of no known layout is left out and named, as long as another file is read; in
/// a project of ours the same file blocks, because somebody put it there to be read.
enum Companions {
  static func leftOut(of results: [ReadResult]) -> [ReadResult] {
    guard results.contains(where: { $0.file.counts.read > 0 && !isUnknown($0) }) else {
      return results
    }
    return results.map { result in
      guard isUnknown(result) else { return result }
      var companion = result
      companion.file.leftOutBecause = "its columns are of no known layout"
      companion.diagnostics = result.diagnostics.map { finding in
        var finding = finding
        if finding.severity == .blocking { finding.severity = .question }
        return finding
      }
      return companion
    }
  }

  private static func isUnknown(_ result: ReadResult) -> Bool {
    result.diagnostics.contains { $0.rule == InputRule.unknownFormat.rawValue }
  }
}
