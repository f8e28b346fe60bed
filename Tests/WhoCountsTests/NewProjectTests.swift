import Foundation
import SDGModel
import TestSupport
import Testing

@testable import WhoCounts

@Suite struct NewProjectTests {
  private let reference: Reference
  private let folder: URL

  init() throws {
    reference = try .loaded()
    folder = try temporaryFolder("new").appendingPathComponent("project")
  }

  private func request(_ country: String? = "FJI") -> NewProject.Request {
    var request = NewProject.Request(folder: folder.path)
    request.country = country
    return request
  }

  private func made(_ request: NewProject.Request) throws -> Project {
    _ = try NewProject(reference: reference).make(request)
    return try Project.open(folder.path, country: nil, reference: reference)
  }

  @Test("What is written is read again, with every group that the lists know")
  func readsAgain() throws {
    let project = try made(request())
    #expect(project.settings.area?.id == "242")
    #expect(project.settings.title["en"] == "Fiji")
    #expect(project.settings.languages == ["en"])
    #expect(project.settings.asOf == nil)
    #expect(project.settings.since == 2015)
    let groups = try #require(project.settings.groups)
    let known = reference.groups.entries.map(\.group)
    #expect(groups.map(\.id) == known.map(\.id))
    #expect(groups.map(\.any) == known.map(\.any))
    #expect(groups.map(\.ages) == known.map(\.ages))
    #expect(groups.map(\.isSensitive) == known.map(\.isSensitive))
    #expect(project.sources.isEmpty)
    #expect(project.files.isEmpty)
    #expect(project.diagnostics.isEmpty)
  }

  @Test("An area that is no country is made with its code, title and kind; not beside a country")
  func ownArea() throws {
    var wanted = request(nil)
    (wanted.area, wanted.level, wanted.title) = ("XV-7", "county", "Quayside")
    let project = try made(wanted)
    #expect(project.settings.area?.id == "XV-7")
    #expect(project.settings.area?.name["en"] == "Quayside")
    #expect(project.settings.area?.level == "county")
    wanted.country = "FJI"
    wanted.folder += "-2"
    #expect(throws: ProjectError.self) { try NewProject(reference: reference).make(wanted) }
  }

  @Test("Title, languages, year and groups are taken over, whatever the title holds")
  func takesOver() throws {
    var wanted = request("Fiji")
    wanted.title = "“Who” \"counts\": # a \\ b"
    wanted.languages = "fr, en ,ar"
    wanted.asOf = 2021
    wanted.groups = "women, refugees"
    let settings = try made(wanted).settings
    #expect(settings.title["ar"] == wanted.title)
    #expect(settings.languages == ["fr", "en", "ar"])
    #expect(settings.asOf == 2021)
    #expect(settings.groups?.map(\.id) == ["women", "refugees"])
  }

  @Test("A project can be made for every country of the list, in every language of the list")
  func everyCountry() throws {
    let countries = reference.areas.all.filter { $0.kind == .country }
    #expect(countries.count > 240)
    for area in countries {
      var wanted = request(area.code)
      wanted.folder = folder.appendingPathComponent(area.code).path
      wanted.languages = "en,fr,es,ru,zh,ar"
      wanted.groups = "women"
      _ = try NewProject(reference: reference).make(wanted)
      let settings = try Project.open(wanted.folder, country: nil, reference: reference).settings
      #expect(settings.area?.id == area.code, "\(area.code)")
      #expect(settings.title["en"] == area.name["en"], "\(area.code)")
    }
  }

  @Test("Nothing is written over")
  func writesNothingOver() throws {
    _ = try made(request())
    let before = try String(
      contentsOf: folder.appendingPathComponent("whocounts.yaml"), encoding: .utf8)
    let error = try #require(throws: ProjectError.self) { try made(request("404")) }
    #expect(error.description.contains("not empty"))
    let after = try String(
      contentsOf: folder.appendingPathComponent("whocounts.yaml"), encoding: .utf8)
    #expect(after == before)
  }

  @Test("A file in the place of the folder is refused")
  func refusesFile() throws {
    try Data("mine".utf8).write(to: folder)
    let error = try #require(throws: ProjectError.self) { try made(request()) }
    #expect(error.description.contains("this is a file"))
  }

  @Test("Without a known country nothing is made", arguments: [nil, "", "Atlantis", "1000"])
  func refusesCountry(text: String?) throws {
    let error = try #require(throws: ProjectError.self) { try made(request(text)) }
    #expect(error.description.contains("--country"))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test("An unknown group is refused with those that there are")
  func refusesGroup() throws {
    var wanted = request()
    wanted.groups = "women,pirates"
    let error = try #require(throws: ProjectError.self) { try made(wanted) }
    #expect(error.description.contains("--groups pirates"))
    #expect(error.description.contains("refugees"))
  }
}
