import FileFormats
import Ingest
import SDGModel

/// What is doubtful about the mapping files as a whole.
enum MappingCheck {
  /// A mapping whose data file is gone or renamed is a question: the file, if it is there under
  /// another name, is read without it. A file that two mappings are for blocks.
  static func findings(
    _ mappings: [(name: String, mapping: FileMapping)], files: [String]
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (name, mapping) in mappings where !files.contains(where: mapping.isFor) {
      let near = Suggestion.nearest(to: mapping.file, among: files)
      found.append(
        Diagnostic(
          rule: "mapping-without-file", severity: .question, place: Place(file: name),
          message: "`file: \(mapping.file)` names no data file",
          hint: near.map { "Did you mean `\($0)`?" }
            ?? "Give its path within the project, or remove the mapping.",
          subject: mapping.file))
    }
    for file in files {
      let owners = mappings.filter { $0.mapping.isFor(file) }.map(\.name)
      guard owners.count > 1 else { continue }
      found.append(
        Diagnostic(
          rule: "file-of-two-mappings", severity: .blocking, place: Place(file: file),
          message: "Two mappings are for the file: \(owners.joined(separator: ", "))",
          hint: "Put the tables of both into one mapping.",
          subject: "\(file);\(owners.joined(separator: ";"))"))
    }
    return found
  }
}
