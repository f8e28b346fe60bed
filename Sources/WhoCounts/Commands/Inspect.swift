import Bytes
import Ingest
import SDGModel

/// `inspect`: what files seem to hold, and how sure that is.
public struct Inspect: Sendable {
  public var files: [String]
  /// Where to write the proposed mapping.
  public var output: String?
  /// The project whose areas are known.
  public var project: Project?

  public init(files: [String], output: String?, project: Project?) {
    self.files = files
    self.output = output
    self.project = project
  }

  /// Exit code 2 where a file cannot be read, 1 where something is to be asked.
  public func run(reference: Reference) throws(ProjectError) -> CommandResult {
    if output != nil, files.count > 1 {
      throw ProjectError(
        "--write", "a mapping file is for one file", hint: "Inspect the files one by one")
    }
    let context = reference.readerContext(
      register: [], areas: project?.areas ?? [], defaultArea: project?.settings.area)
    let inspector = Inspector(context)
    var table = Table(columns: [
      "file", "sheet", "table", "layout", "holds", "place", "confidence", "detail",
    ])
    var result = CommandResult(
      command: "inspect", project: project?.folder, table: table, showsTable: false)
    var asked = 0
    var tables = 0
    for file in files {
      let found = inspector.inspect(path: file, name: nameInProject(file))
      tables += found.tables.count
      asked += found.tables.reduce(0) { $0 + $1.aspects.count { $0.confidence == .asked } }
      if !found.problems.isEmpty { result.exitCode = ExitStatus.unreadable }
      result.lines += InspectionText.lines(found, file: file, mapping: output)
      table.rows += Inspect.rows(found, file: file)
      if let output { try write(found, file: file, to: output) }
    }
    if asked > 0 { result.exitCode = max(result.exitCode, ExitStatus.problems) }
    result.table = table
    result.summary = [
      ("files", .integer(files.count)), ("tables", .integer(tables)), ("asked", .integer(asked)),
    ]
    return result
  }

  /// The path within the project, as a mapping names the file.
  private func nameInProject(_ file: String) -> String {
    guard let folder = project?.folder else { return file }
    let path = Folder(file).path
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : file
  }

  private func write(
    _ found: Inspection, file: String, to output: String
  ) throws(ProjectError) {
    guard !found.tables.isEmpty else {
      throw ProjectError(
        file, found.dialect == nil ? "no table was found" : "its layout is known",
        hint: "It needs no mapping, or none can be proposed")
    }
    // What somebody has answered already is not written over.
    guard Folder.kind(output) == .absent else {
      throw ProjectError(output, "the file exists", hint: "Name another one, or remove it first")
    }
    let text = MappingWriter.text(file: nameInProject(file), found.tables)
    do { try FileBytes.replace(output, with: Array(text.utf8)) } catch {
      throw ProjectError(output, error.reason, hint: "Name another file with --write")
    }
  }

  private static func rows(_ found: Inspection, file: String) -> [[Cell]] {
    if let dialect = found.dialect {
      return [
        [
          .text(file), .missing, .missing, .text(dialect.rawValue), .missing, .missing, "certain",
          "a known layout",
        ]
      ]
    }
    var rows: [[Cell]] = []
    for (number, table) in found.tables.enumerated() {
      for aspect in table.aspects {
        rows.append([
          .text(file), Cell(table.mapping.sheet), .integer(number + 1), "table",
          .text(aspect.holds),
          aspect.place.isEmpty ? .missing : .text(aspect.place), .text(aspect.confidence.rawValue),
          .text(aspect.detail),
        ])
      }
    }
    return rows
  }
}

/// What `inspect` shows people: one screen a file.
enum InspectionText {
  static func lines(_ found: Inspection, file: String, mapping: String?) -> [String] {
    var lines = ["\(file)"]
    if let dialect = found.dialect {
      lines.append(
        "  A known layout: \(dialect.rawValue). It needs no mapping; `check` tells of its records.")
    }
    lines += found.problems.map { "  \($0.message). \($0.hint)" }
    if found.tables.isEmpty, found.dialect == nil, found.problems.isEmpty {
      lines.append("  No table with numbers was found.")
    }
    for (number, table) in found.tables.enumerated() {
      let sheet = table.mapping.sheet.map { ", sheet “\($0)”" } ?? ""
      let title = found.tables.count > 1 ? "Table \(number + 1)\(sheet)" : "A table\(sheet)"
      lines.append("  \(title): \(table.valueCount) figures")
      lines += aspects(table, [.certain, .likely])
      lines += aspects(table, [.asked])
    }
    lines += found.remarks.map { "  \($0)." }
    if !found.tables.isEmpty {
      let asked = found.tables.reduce(0) { $0 + $1.aspects.count { $0.confidence == .asked } }
      lines.append(next(asked, mapping))
    }
    return lines
  }

  private static func aspects(_ table: TableProposal, _ wanted: [Confidence]) -> [String] {
    let all = table.aspects.filter { wanted.contains($0.confidence) }
    let width = (all.map { $0.holds.count }.max() ?? 0) + 2
    return all.map { aspect in
      let sign =
        switch aspect.confidence {
        case .certain: " "
        case .likely: "~"
        case .asked: "?"
        }
      let name = aspect.holds + String(repeating: " ", count: width - aspect.holds.count)
      let place = aspect.place.isEmpty ? "" : "\(aspect.place): "
      return "  \(sign) \(name)\(place)\(aspect.detail)"
    }
  }

  private static func next(_ asked: Int, _ mapping: String?) -> String {
    let questions =
      asked == 0 ? "" : " \(asked) \(asked == 1 ? "question is" : "questions are") open (?)."
    let step =
      mapping.map { "Wrote \($0): look through it, then write `confirmed: true`." }
      ?? "Nothing is read yet: `--write mappings/NAME.yaml` writes this as a mapping to confirm."
    return "  \(step)\(questions) ~ is likely, not certain."
  }
}
