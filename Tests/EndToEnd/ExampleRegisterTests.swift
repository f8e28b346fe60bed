import Bytes
import FileFormats
import Foundation
import Testing

/// The register of sources and the settings that the worked example carries.
@Suite struct ExampleRegisterTests {
  /// The register's files by id, as strict YAML.
  let register: [String: YAMLNode]
  let settings: YAMLNode

  init() throws {
    let folder = ExampleTable.folder
    let sources = folder.appendingPathComponent("sources")
    var found: [String: YAMLNode] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: sources.path)
    where name.hasSuffix(".yaml") {
      let bytes = try FileBytes.read(sources.appendingPathComponent(name).path)
      found[String(name.dropLast(5))] = try YAMLDocument.parse(bytes, file: name).root
    }
    register = found
    try #require(found.contains { $0.value["kind"]?.string != "official" })
    settings = try YAMLDocument.parse(
      FileBytes.read(folder.appendingPathComponent("whocounts.yaml").path), file: "whocounts.yaml"
    ).root
  }

  var citizen: [String: YAMLNode] { register.filter { $0.value["kind"]?.string != "official" } }

  @Test("One official source and four citizen sources are registered")
  func registersSources() {
    #expect(register.count == 5)
    #expect(Set(register.keys).subtracting(citizen.keys) == ["unsd-2019q2"])
  }

  @Test("A citizen source has a score and a reason for each of the twelve criteria")
  func scoresEveryCriterion() throws {
    let criteria: Set<String> = [
      "ethics", "relevance", "population", "selection", "precision", "measurement",
      "documentation", "timeliness", "coherence", "independence", "accessibility", "continuity",
    ]
    for (id, source) in citizen {
      for entry in try #require(source["indicators"]?.map) {
        let rubric = try #require(entry.value["rubric"]?.map, "\(id) \(entry.key)")
        #expect(Set(rubric.map(\.key)) == criteria, "\(id) \(entry.key)")
        for score in rubric {
          #expect((0...3).contains(score.value["score"]?.int ?? -1), "\(id) \(score.key)")
          #expect(score.value["why"]?.string?.isEmpty == false, "\(id) \(score.key)")
        }
      }
    }
  }

  @Test("Only the assessment that the global database took up has a recorded decision")
  func recordsOneAdoption() throws {
    for (id, source) in citizen {
      for entry in try #require(source["indicators"]?.map) {
        let decision = entry.value["decision"]
        #expect((decision != nil) == (id == "pal-network"), "\(id) \(entry.key)")
        for field in ["tier", "body", "role", "date", "reason"] where decision != nil {
          #expect(decision?[field]?.string?.isEmpty == false, "\(id) \(entry.key) \(field)")
        }
      }
    }
  }

  @Test("Every citizen source says that its licence is not stated, and names its producer")
  func printsMissingLicences() {
    for (id, source) in citizen {
      let statement = source["licence"]?["statement"]?.string ?? ""
      #expect(statement.hasPrefix("licence not stated"), "\(id)")
      #expect(source["producer"]?["name"]?.string?.isEmpty == false, "\(id)")
    }
  }

  @Test("Every data file belongs to one registered source")
  func linksEveryFile() throws {
    let patterns = register.values.flatMap { $0["files"]?.list ?? [] }.compactMap(\.string)
    let data = ExampleTable.folder.appendingPathComponent("data")
    let names = try #require(FileManager.default.enumerator(atPath: data.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".csv") }.map { "data/\($0)" }
    #expect(names.count == 20)
    for name in names {
      let matching = patterns.filter { pattern in
        pattern.hasSuffix("*.csv") ? name.hasPrefix(pattern.dropLast(5)) : name == pattern
      }
      #expect(matching.count == 1, "\(name)")
    }
  }

  @Test("Twelve population groups are named, each with what makes a figure one about it")
  func namesGroups() throws {
    let groups = try #require(settings["groups"]?.list)
    #expect(groups.count == 12)
    #expect(Set(groups.compactMap { $0["id"]?.string }).count == 12)
    for group in groups {
      #expect(group["name"]?["en"]?.string?.isEmpty == false)
      #expect(group["any"]?.list?.isEmpty == false)
    }
  }

  @Test("A series that a group or a target names has figures")
  func namesOnlySeriesWithFigures() throws {
    let known = Set(try ExampleTable.official().flatMap(\.rows).map { $0["series"] })
    let groups = try #require(settings["groups"]?.list)
    let named = groups.flatMap { $0["series"]?.list ?? [] }.compactMap(\.string)
    #expect(named.count > 20)
    #expect(named.filter { !known.contains($0) } == [])
    let targets = try ExampleTable(ExampleTable.folder.appendingPathComponent("targets.csv"))
    #expect(targets.rows.count == 17)
    #expect(targets.rows.map { $0["series"] }.filter { !known.contains($0) } == [])
  }

  @Test("A target stands at a breakdown that the series has")
  func aimsTargetsAtFigures() throws {
    let targets = try ExampleTable(ExampleTable.folder.appendingPathComponent("targets.csv"))
    let rows = try ExampleTable.official().flatMap(\.rows)
    let dimensions = ["area", "age", "sex", "location", "education", "product", "hazard"]
    for target in targets.rows {
      let figures = rows.filter { row in
        row["series"] == target["series"] && dimensions.allSatisfy { row[$0] == target[$0] }
      }
      #expect(!figures.isEmpty, "\(target.place)")
    }
  }

  @Test("The pages say what the figures are and that nobody approved them")
  func carriesTheNotice() {
    #expect(
      settings["notice"]?["en"]?.string == """
        Official figures as of the mid-2019 release, citizen figures up to 2018, compiled later; \
        not approved by the United Nations.
        """)
    #expect(settings["asOf"]?.int == 2019)
  }
}
