import Bytes
import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("Maps held against the areas of the data")
struct GeoCheckTests {
  private let areas = [
    Area(id: "1", name: LocalText("North-Vale"), aliases: ["Norvale"], level: "province"),
    Area(id: "2", name: LocalText("Saint Ann's"), level: "province"),
    Area(id: "3", name: LocalText("Coast"), level: "province"),
  ]

  private func parsed(_ features: String) -> GeoAreas? {
    var log = DiagnosticLog(file: "geo/map.geojson", source: "", quotes: true)
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features)]}"
    return GeoAreas.parse(Array(text.utf8), name: "geo/map.geojson", log: &log)
  }

  private func feature(_ properties: String, id: String? = nil) -> String {
    let id = id.map { "\"id\":\($0)," } ?? ""
    return "{\"type\":\"Feature\",\(id)\"properties\":{\(properties)},\"geometry\":null}"
  }

  private func rules(_ features: [String]) throws -> [String] {
    let map = try #require(parsed(features.joined(separator: ",")))
    return GeoCheck(areas: areas).findings(map).map { "\($0.rule): \($0.message)" }
  }

  @Test("Names agree whatever their case, accents and punctuation")
  func byName() throws {
    let found = try rules([
      feature("\"NAME\":\"NORTH VALE\",\"pop\":7"), feature("\"NAME\":\"SAINT ANNS\""),
      feature("\"NAME\":\"Coast\""),
    ])
    #expect(found == ["matched-map: 3 of 3 areas of the data are on the map, by “NAME”"])
  }

  @Test("Codes agree where names do not")
  func byCode() throws {
    let found = try rules([
      feature("\"name\":\"A\"", id: "1"), feature("\"name\":\"B\"", id: "\"2\""),
      feature("\"name\":\"C\"", id: "3"),
    ])
    #expect(found == ["matched-map: 3 of 3 areas of the data are on the map, by “id”"])
  }

  @Test("What does not agree is named on both sides, with the likely slip of the pen")
  func differences() throws {
    let found = try rules([
      feature("\"name\":\"Norvale\""), feature("\"name\":\"Cost\""), feature("\"name\":null"),
      feature("\"name\":\"Norvale\""),
    ])
    #expect(found.count == 5)
    #expect(found.contains { $0.contains("1 of 3 areas") })
    #expect(found.contains { $0.contains("“Cost” may be “Coast”") })
    #expect(found.contains { $0.contains("1 areas of the map have no “name”") })
    #expect(found.contains { $0.contains("more than once: “Norvale”") })
    #expect(found.contains { $0.hasPrefix("area-not-on-map") && $0.contains("Saint Ann's") })
  }

  @Test("A map of other places says which properties it has")
  func otherPlaces() throws {
    let found = try rules([feature("\"kind\":\"lake\"")])
    #expect(found.count == 1 && found[0].contains("“kind”"))
  }

  @Test(
    "What is no map is a finding, never a failure",
    arguments: ["", "{", "[]", "{\"type\":\"Topology\"}", "{\"type\":\"FeatureCollection\"}"])
  func noMap(_ text: String) {
    var log = DiagnosticLog(file: "m", source: "", quotes: true)
    #expect(GeoAreas.parse(Array(text.utf8), name: "m", log: &log) == nil)
    #expect(log.finished().map(\.rule) == ["unreadable-map"])
  }

  @Test("Features of odd shapes are features without properties")
  func oddFeatures() throws {
    let map = try #require(parsed("7,null,{\"properties\":[]},{\"properties\":{\"a\":[1]}}"))
    #expect(map.features.count == 4)
    #expect(map.features.allSatisfy { $0.properties.isEmpty })
  }
}
