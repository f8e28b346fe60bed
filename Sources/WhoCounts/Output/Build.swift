import Analysis
import Bytes
import Foundation
import Renderer
import SDGModel
import Wording

/// Turns what may be published into the files of the output folder.
struct Build: Sendable {
  let result: Pipeline.Result
  let reference: Reference
  let threads: Int
  /// Whether the figure files are made, in each language: SVG, PDF, PNG, CSV and alternative text.
  let makesFigures: Bool

  /// Every file, in the order of their paths; the manifest last.
  func files() async throws -> [BuiltFile] {
    var tasks: [OutputTask] = []
    for (position, tag) in result.data.scope.languages.enumerated() {
      tasks += try self.tasks(
        language: tag, isFirst: position == 0)
    }
    var files = try await Parallel.map(tasks, width: threads) { task in
      BuiltFile(path: task.path, bytes: try task.render())
    }
    files.append(BuiltFile(path: OutputFolder.readmeName, bytes: Array(Build.readme.utf8)))
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    files.append(Manifest.file(data: result.data, outputs: files))
    return files
  }

  private func tasks(
    language tag: String, isFirst: Bool
  ) throws -> [OutputTask] {
    let (data, findings) = (result.data, result.findings)
    let languages = [tag] + data.scope.languages.filter { $0 != tag }
    let catalogue = try Catalogue(languages: languages.map { Language($0) })
    let words = Words(
      data: data, framework: reference.framework, catalogue: catalogue, language: tag)
    let book = FigureBook(words: words, data: data, findings: findings)
    let figureFolder = isFirst ? "figures" : "\(tag)/figures"
    let dashboard = try Dashboard(
      data: data, findings: findings, framework: reference.framework,
      catalogue: catalogue, figures: book, words: words,
      downloads: downloads(figureFolder: figureFolder))
    var tasks = dashboard.tasks()
    if makesFigures {
      tasks += FigureFiles.tasks(book, created: Build.created(data.scope), folder: figureFolder)
    }
    if isFirst {
      tasks += Exports.tasks(data: data, findings: findings, words: words)
    }
    return tasks
  }

  /// The date in files that need one: the project's own, else that of `SOURCE_DATE_EPOCH`, else the
  /// first day that a zip archive can hold. Never the clock's.
  private static func created(_ scope: Scope) -> String {
    if let date = scope.publishedOn { return date }
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
    return epoch.flatMap { CalendarDay(epochSeconds: $0) }?.text ?? "1980-01-01"
  }

  /// What the pages link to.
  private func downloads(figureFolder: String) -> Downloads {
    Downloads(
      observations: "\(Exports.folder)/observations.csv",
      provenance: "\(Exports.folder)/provenance.csv",
      coverage: "\(Exports.folder)/coverage.csv", gaps: "\(Exports.folder)/gaps.csv",
      manifest: OutputFolder.manifestName, figureFolder: makesFigures ? figureFolder : nil,
      figureEndings: makesFigures ? ["csv", "svg", "png", "pdf"] : [])
  }

  /// The text of `output/README.md`, which the repository tracks: it says what the folder is for
  /// before anything is built.
  static let readme = """
    # output

    What `whocounts build` writes: open `index.html` in a browser. Everything else in this folder is
    made from the project folder and replaced as a whole by the next build, this file included.

    """
}
