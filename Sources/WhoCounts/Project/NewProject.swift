import Bytes
import Foundation
import SDGModel

/// `new`: a project folder with commented settings, so that nobody types YAML by hand.
public struct NewProject: Sendable {
  public let reference: Reference

  public init(reference: Reference) { self.reference = reference }

  public struct Request: Sendable {
    public var folder: String
    public var country: String?
    /// Code of an area that no list has, such as a county or a settlement; it is named by the title.
    public var area: String?
    /// What kind of area it is: region, county, city.
    public var level: String?
    public var title: String?
    public var languages: String?
    public var asOf: Int?
    public var groups: String?
    public init(folder: String) { self.folder = folder }
  }

  /// Writes the folder.
  ///
  /// - Throws: where the folder exists and is not empty, where no country is given or it is not
  ///   known, or where a group is not.
  public func make(_ request: Request) throws(ProjectError) -> CommandResult {
    try checkFolder(request.folder)
    let text = try settingsText(request)
    let files = [
      ("whocounts.yaml", text), ("data/README.md", NewProject.dataReadme),
      ("sources/README.md", NewProject.sourcesReadme),
      ("decisions.csv", "id,rule,file,place,found,proposed,why,decision,by,date,note\n"),
    ]
    do throws(ProjectError) {
      for (name, text) in files { try write(text, to: request.folder + "/" + name) }
    } catch {
      remove(files.map(\.0), from: request.folder)
      throw error
    }
    return CommandResult(
      command: "new",
      table: Table(columns: ["path"], rows: files.map { [.text(request.folder + "/" + $0.0)] }),
      lines: [
        "made \(request.folder) with settings, and folders for data and sources",
        "next: put your files into \(request.folder)/data, then whocounts check \(request.folder)",
      ], showsTable: false)
  }

  private func checkFolder(_ folder: String) throws(ProjectError) {
    switch Folder.kind(folder) {
    case .absent: return
    case .file:
      throw ProjectError(folder, "this is a file", hint: "Name a folder that does not exist yet")
    case .folder:
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["?"]
      guard names.isEmpty else {
        throw ProjectError(
          folder, "the folder is not empty, and nothing is written over",
          hint: "Name a folder that does not exist yet")
      }
    }
  }

  /// Takes back what was made, so that the same command can be given again: the folder was empty or
  /// absent before, and nothing but our own files is removed.
  private func remove(_ names: [String], from folder: String) {
    for name in names { unlink(folder + "/" + name) }
    for name in ["data", "sources", ""] { rmdir(folder + "/" + name) }
  }

  private func write(_ text: String, to path: String) throws(ProjectError) {
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try FileBytes.write(Array(text.utf8), to: path)
    } catch {
      let reason = (error as? FileError)?.reason ?? (error as NSError).localizedDescription
      throw ProjectError(path, reason, hint: "Name a folder that can be written")
    }
  }

  private func settingsText(_ request: Request) throws(ProjectError) -> String {
    let languages = (request.languages ?? "en").split(separator: ",")
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    if let code = request.area {
      guard request.country == nil else {
        throw ProjectError(
          "--area", "both a country and an area are given", hint: "Give one of them")
      }
      return SettingsTemplate(
        country: code, area: .init(name: request.title ?? code, level: request.level ?? "region"),
        title: request.title ?? code, languages: languages, asOf: request.asOf,
        groups: try groups(request.groups)
      ).text
    }
    guard let country = request.country else {
      throw ProjectError(
        "--country", "no country is given",
        hint: "Give its code or name with --country, or --area for a county, city or settlement")
    }
    guard let area = reference.areas.area(country) else {
      throw ProjectError(
        "--country \(country)", "no country has this code or name",
        hint:
          "Give a code of ISO 3166-1 or M49, or the official name; for a county, city or settlement its code with --area and its name with --title"
      )
    }
    let fallback = languages.first ?? "en"
    return SettingsTemplate(
      country: area.iso3.isEmpty ? area.code : area.iso3,
      title: request.title ?? area.name[fallback], languages: languages, asOf: request.asOf,
      groups: try groups(request.groups)
    ).text
  }

  private func groups(_ ids: String?) throws(ProjectError) -> [PopulationGroup] {
    guard let ids else { return reference.groups.entries.map(\.group) }
    var groups: [PopulationGroup] = []
    for id in ids.split(separator: ",").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      guard let group = reference.groups.group(id) else {
        throw ProjectError(
          "--groups \(id)", "no group has this id",
          hint: "Known: " + reference.groups.entries.map(\.id).joined(separator: ", "))
      }
      groups.append(group)
    }
    return groups
  }

  private static let dataReadme = """
    # data

    Put your files here as they came: extracts of the global database (.xlsx, .csv, .json), SDMX (CSV
    or XML, with its structure message), Open SDG files, or tables with the columns `indicator` or `series`, `period`, `value` and one column for each
    breakdown (`sex`, `age`, `location`, `disability`, …; blank is the total).

    """

  private static let sourcesReadme = """
    # sources

    One file for each source, `<id>.yaml`, so that every figure says who made it:

        title: {en: Name of the survey or register}
        producer: Name of the organisation
        kind: official        # or administrative, international, citizenGenerated,
                              # communityDriven, citizenScience, research
        sharing: public       # or aggregate, internal
        licence: {statement: licence not stated}
        files: [data/file.csv]
        indicators:           # for citizen sources: whether they measure what is asked
          4.1.1: {definitionMatch: scopeDiffers, differs: What differs}

    """
}
