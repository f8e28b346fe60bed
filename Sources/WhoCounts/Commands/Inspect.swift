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
  /// The questionnaire behind files of records: a workbook, or its sheets of questions and choices.
  public var form: [String] = []
  /// Whether the files hold single records, whatever they look like.
  public var holdsRecords = false
  /// The sheet or table of records to look at.
  public var table: String?

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
    var inspector = Inspector(context)
    inspector.holdsRecords = holdsRecords || table != nil
    inspector.table = table
    if !form.isEmpty {
      do throws(XLSFormReader.Failure) { inspector.form = try XLSFormReader.read(form) } catch {
        throw ProjectError(
          "--form", error.text, hint: "Give the workbook, or the sheets survey and choices")
      }
    }
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
    guard !found.tables.isEmpty || found.records != nil else {
      throw ProjectError(
        file, found.dialect == nil ? "no table was found" : "its layout is known",
        hint: "It needs no mapping, or none can be proposed")
    }
    // What somebody has answered already is not written over.
    guard Folder.kind(output) == .absent else {
      throw ProjectError(output, "the file exists", hint: "Name another one, or remove it first")
    }
    let folder = output.split(separator: "/").dropLast().last
    let kind = found.records == nil ? "mappings" : "recipes"
    if let folder, ["mappings", "recipes"].contains(folder), folder != kind {
      throw ProjectError(
        output,
        found.records == nil ? "the file holds no single records" : "the file holds single records",
        hint: "Write it to \(kind)/NAME.yaml")
    }
    let text =
      found.records.map {
        RecipeWriter.text(file: nameInProject(file), form: form.map(nameInProject), $0)
      } ?? MappingWriter.text(file: nameInProject(file), found.tables)
    // `recipes` in a project that has none yet is made; any other folder has to be there.
    if folder != nil, let end = output.lastIndex(of: "/") {
      let parent = String(output[..<end])
      if parent.hasSuffix(kind), Folder.kind(parent) == .absent { try? Folder.make(parent) }
    }
    do { try FileBytes.replace(output, with: Array(text.utf8)) } catch {
      throw ProjectError(
        output, error.reason,
        hint: "Name a file in a folder that is there, from the folder that you are in")
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
    for column in found.records?.columns ?? [] {
      rows.append([
        .text(file), .missing, .missing, "records", .text(column.kind.name), .text(column.name),
        .text((column.kind.isLikely ? Confidence.likely : .certain).rawValue),
        .text(column.kind.detail(column.words)),
      ])
    }
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
