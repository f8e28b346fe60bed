import SDGModel
import Testing

@testable import Ingest

@Suite("Points become areas, and are not kept")
struct PlaceMapTests {
  private static func ring(_ corners: (Double, Double)...) -> [PlaceMap.Point] {
    corners.map { PlaceMap.Point(x: $0.0, y: $0.1) }
  }

  /// A square with a hole, and one in the hole.
  private static func map() throws -> PlaceMap {
    let outer = ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))
    let inner = ring((4, 4), (6, 4), (6, 6), (4, 6), (4, 4))
    return PlaceMap(shapes: [
      try #require(PlaceMap.Shape(area: "XV-A", rings: [outer, inner])),
      try #require(PlaceMap.Shape(area: "XV-B", rings: [inner])),
    ])
  }

  @Test(
    "A point is in the area whose outline is around it, and not in a hole",
    arguments: [(1.0, 1.0, "XV-A"), (5, 5, "XV-B"), (11, 5, nil), (5, 3.9, "XV-A"), (-1, 0, nil)])
  func inside(_ x: Double, _ y: Double, _ area: String?) throws {
    #expect(try Self.map().area(.init(x: x, y: y)) == area)
  }

  private static let points = """
    grp/gps,_lat,_lon,well
    1.0001 2.0002 0 0,1.0001,2.0002,works
    5.1234 5.1234 0 0,5.1234,5.1234,works
    ,,,broken
    0 0 0 0,0,0,works
    50.5 50.5 0 0,50.5,50.5,works
    """

  private static func recipe(_ columns: Recipe.PlaceColumns) throws -> Recipe {
    var share = Recipe.Measure(
      indicator: "6.1.S1", unit: "PT",
      kind: .share([.init(column: "well", test: .isOneOf(["works"]))], among: []))
    share.breakdowns = [["area"]]
    var recipe = MadeUp.recipe(share)
    recipe.area = .place(columns, try map())
    return recipe
  }

  @Test(
    "A point of one column or of two gives a record its area; nowhere and 0, 0 give none",
    arguments: [
      Recipe.PlaceColumns.point("gps"), .pair(latitude: "_lat", longitude: "_lon"),
    ])
  func records(_ columns: Recipe.PlaceColumns) throws {
    let outcome = try MadeUp.outcome(try Self.recipe(columns), Self.points)
    #expect(outcome.figures.map(\.area) == ["XV-A", "XV-B"])
    #expect(
      outcome.leftOut == [.init(reason: "no known area", records: 3, isBySettings: false)])
    #expect(outcome.personal.count == 3)
  }

  @Test("The columns of points stay unreadable for everything else")
  func personal() throws {
    var recipe = try Self.recipe(.point("gps"))
    recipe.groups = ["dimension:where": .column("grp/gps", map: [:])]
    #expect(throws: RecipeFailure.personalColumn("grp/gps")) {
      try MadeUp.outcome(recipe, Self.points)
    }
    #expect(throws: RecipeFailure.self) {
      try MadeUp.outcome(try Self.recipe(.point("gpx")), Self.points)
    }
  }
}
