import SDGModel
import Testing

@testable import Ingest

@Suite("Names of areas")
struct AreaNameTests {
  private func meaning(_ text: String, names: [String]) throws -> AreaMeaning {
    let areas = names.enumerated().map {
      Area(id: "X-\($0)", name: LocalText($1), level: "ward")
    }
    return try AreaResolver(Reading.context(areas: areas)).meaning(of: text, numbersAreOwn: false)
  }

  @Test("An area is found with its accents or without, in any case")
  func accents() throws {
    for text in ["Élvane", "ELVANE", "elvane"] {
      #expect(try meaning(text, names: ["Élvane", "Sudmark"]) == .code("X-0"), "\(text)")
    }
  }

  @Test("Where the accent tells two areas apart, a name without it is neither")
  func ambiguous() throws {
    #expect(try meaning("Pélan", names: ["Pélan", "Pèlan"]) == .code("X-0"))
    #expect(try meaning("Elváne", names: ["Élvane"]) == .unknown("Elváne"))
    #expect(try meaning("Pelan", names: ["Pélan", "Pèlan"]) == .unknown("Pelan"))
  }
}
