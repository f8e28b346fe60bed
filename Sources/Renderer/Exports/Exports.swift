import Analysis
import Disclosure
import SDGModel

/// The data files of the output: what programs and other offices take with them.
///
/// They hold what may be published and nothing else. A suppressed value leaves a row without any
/// number. Texts stand as they are in the data, also those that begin with `=`, `+`, `-` or `@`: a
/// file for exchange is exact, and whoever opens it in a spreadsheet imports its columns as text.
public enum Exports {
  public static let folder = "data"

  /// One task a file. Each makes its file from nothing but the data, so that they run in any order.
  public static func tasks(
    data: PublishableDataset, findings: Findings, words: Words
  ) -> [OutputTask] {
    let rows = ExportRows(data)
    return [
      task("observations.csv") { ObservationsFile(rows: rows, try Vocabulary.standard()).csv() },
      task("provenance.csv") { ProvenanceFile(rows: rows).csv() },
      task("coverage.csv") { Array(CoverageTable.table(findings.coverage).csv().utf8) },
      task("required.csv") {
        let language = words.catalogue.language.tag
        return Array(RequiredTable.table(findings.required.cells, language: language).csv().utf8)
      },
      task("areas.csv") {
        let language = words.catalogue.language.tag
        let table = AreasTable.table(findings.areas, scope: data.scope, language: language)
        return Array(table.csv().utf8)
      },
      task("gaps.csv") { Array(GapsTable.table(findings.gaps).csv().utf8) },
      task("progress.csv") { ProgressFile(progress: findings.progress).csv() },
      task("inequality.csv") { InequalityFile(inequality: findings.inequality).csv() },
      task("observations.sdmx.csv") { try SDMXFile(rows: rows).csv() },
      task("merged.csv") { MergedFile(series: findings.mergedSeries, rows: rows).csv() },
      task("sdmx-losses.csv") { try SDMXFile(rows: rows).losses() },
      task("indicators.json") { IndicatorsFile(rows: rows, findings, words).json() },
      task("datapackage.json") {
        DataPackage(rows: rows, words, try Vocabulary.standard()).json()
      },
    ]
  }

  private static func task(
    _ name: String, _ render: @escaping @Sendable () throws -> [UInt8]
  ) -> OutputTask {
    OutputTask(path: "\(folder)/\(name)", render: render)
  }
}
