import SDGModel

/// Reads `areas.csv`: the project's country and the parts of it that data name.
public enum AreasReader {
  /// Reads the file; a row that cannot be read is held with its reason.
  ///
  /// Names stand in columns `name_<language>`; `name` alone is the same in every language. Aliases
  /// are separated by `|`.
  ///
  /// - Parameter country: the area that the project is about, which others may lie in without a row
  ///   of its own.
  public static func read(
    path: String, name: String, country: Area? = nil
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
    let countryWords = Set(words(for: country))
    let codes = Set(areas.map(\.id))
    for index in areas.indices {
      guard let parent = areas[index].parent, !codes.contains(parent) else { continue }
      if let country, countryWords.contains(parent.lowercased()) {
        areas[index].parent = country.id
        continue
      }
      let area = areas[index]
      log.add(
        .unknownArea, "The area \(area.id) lies in \(parent), which the list lacks",
        hint: "Add a row for \(parent), or leave `parent` blank.", subject: area.id)
    }
    for area in areas where liesInItself(area, areas) {
      log.add(
        .unreadableArea, "The area \(area.id) lies in itself, by way of its parents",
        hint: "Correct the column `parent`.", subject: area.id)
    }
    return (areas, log.finished())
  }

  /// What people write for the project's own area: its codes and names.
  private static func words(for country: Area?) -> [String] {
    guard let country else { return [] }
    let names = country.name.languages.map { country.name[$0] }
    return ([country.id] + country.aliases + names).map { $0.lowercased() }
  }

  private static func liesInItself(_ area: Area, _ areas: [Area]) -> Bool {
    var parent = area.parent
    for _ in areas {
      if parent == area.id { return true }
      parent = areas.first { $0.id == parent }?.parent
    }
    return false
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
