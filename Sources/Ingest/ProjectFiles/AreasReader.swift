import SDGModel

/// Reads `areas.csv`: the project's country and the parts of it that data name.
public enum AreasReader {
  /// Reads the file; a row that cannot be read is held with its reason.
  ///
  /// Names stand in columns `name_<language>`; `name` alone is the same in every language. Aliases
  /// are separated by `|`.
  public static func read(
    path: String, name: String
  ) -> (areas: [Area], diagnostics: [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    guard
      var list = ListFile(
        path: path, name: name,
        known: ["code", "name", "parent", "level", "alias", "validFrom", "validTo"],
        required: ["code"], isOpen: { $0.lowercased().hasPrefix("name_") }, log: &log)
    else { return ([], log.finished()) }
    var areas: [Area] = []
    for row in list.rows(.unreadableArea, log: &log) {
      let code = list[row, "code"]
      guard !code.isEmpty, !areas.contains(where: { $0.id == code }) else {
        log.add(
          .unreadableArea, line: list.line(row), rows: 1,
          code.isEmpty ? "The area has no code" : "The area \(code) stands twice",
          hint: "Give every area one row with a code of its own.",
          subject: list.table.rowText(row))
        continue
      }
      areas.append(area(code, row, list))
    }
    let codes = Set(areas.map(\.id))
    for area in areas {
      guard let parent = area.parent, !codes.contains(parent) else { continue }
      log.add(
        .unknownArea, "The area \(area.id) lies in \(parent), which the list lacks",
        hint: "Add a row for \(parent), or leave `parent` blank.", subject: area.id)
    }
    return (areas, log.finished())
  }

  private static func area(_ code: String, _ row: Int, _ list: ListFile) -> Area {
    var names = list.columnNames.filter { $0.lowercased().hasPrefix("name_") }
      .map { (language: String($0.dropFirst(5)), text: list[row, $0]) }
      .filter { !$0.text.isEmpty }
    if !list[row, "name"].isEmpty { names.append(("", list[row, "name"])) }
    if names.isEmpty { names = [("", code)] }
    let aliases = list[row, "alias"].split(separator: "|").map { Trimming.trimmed(String($0)) }
    let parent = list[row, "parent"]
    return Area(
      id: code, name: LocalText(names), aliases: aliases.filter { !$0.isEmpty },
      parent: parent.isEmpty ? nil : parent, level: list[row, "level"])
  }
}
