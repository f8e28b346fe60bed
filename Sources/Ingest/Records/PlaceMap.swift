import Bytes
import SDGModel

/// The shapes of areas, to tell in which of them a point lies. Points are coarsened to areas by it and not
/// kept.
public struct PlaceMap: Sendable, Equatable {
  /// Longitude and latitude in degrees.
  struct Point: Sendable, Equatable {
    var x: Double
    var y: Double
  }

  struct Shape: Sendable, Equatable {
    var area: String
    /// Outlines and holes alike: a point is inside where it is within an odd number of them.
    var rings: [[Point]]
    var low: Point
    var high: Point
  }

  let shapes: [Shape]

  public enum Failure: Error, Sendable, Equatable {
    case unreadable(String)
    case noProperty(String, known: [String])
    case noShapes

    public var text: String {
      switch self {
      case .unreadable(let reason): reason
      case .noProperty(let name, let known):
        "its features have no property \(name); they have \(known.prefix(8).joined(separator: ", "))"
      case .noShapes: "it has no polygon"
      }
    }
  }

  /// - Parameters:
  ///   - path: of a GeoJSON file (RFC 7946): a collection of polygons in degrees.
  ///   - property: of a feature, whose text is the code of its area.
  public init(path: String, property: String) throws(Failure) {
    let document: JSON
    do { document = try JSON.parse(try FileBytes.read(path)) } catch let error as FileError {
      throw .unreadable(error.reason)
    } catch { throw .unreadable("it is no JSON") }
    var shapes: [Shape] = []
    var known = Set<String>()
    for feature in document["features"]?.arrayValue ?? [] {
      let properties = feature["properties"]?.objectValue ?? []
      known.formUnion(properties.map(\.key))
      let value = properties.first { $0.key == property }?.value
      guard let code = value?.stringValue ?? value?.numberValue.map(DecimalText.shortest),
        let shape = Shape(area: Trimming.squeezed(code), feature["geometry"])
      else { continue }
      shapes.append(shape)
    }
    guard known.contains(property) else {
      throw .noProperty(property, known: known.sorted())
    }
    guard !shapes.isEmpty else { throw .noShapes }
    self.shapes = shapes
  }

  init(shapes: [Shape]) { self.shapes = shapes }

  /// The codes of all areas that have a shape.
  public var areas: [String] { Set(shapes.map(\.area)).sorted() }

  /// The area that holds a point; the first in the file where shapes overlap.
  func area(_ point: Point) -> String? { shapes.first { $0.contains(point) }?.area }
}

extension PlaceMap.Shape {
  init?(area: String, _ geometry: JSON?) {
    let coordinates = geometry?["coordinates"]?.arrayValue ?? []
    let polygons: [JSON]
    switch geometry?["type"]?.stringValue {
    case "Polygon": polygons = [.array(coordinates)]
    case "MultiPolygon": polygons = coordinates
    default: return nil
    }
    let rings = polygons.flatMap { $0.arrayValue ?? [] }.map { ring in
      (ring.arrayValue ?? []).compactMap(PlaceMap.Point.init)
    }
    self.init(area: area, rings: rings)
  }

  init?(area: String, rings: [[PlaceMap.Point]]) {
    let rings = rings.filter { $0.count > 2 }
    let points = rings.joined()
    guard !area.isEmpty, let first = points.first else { return nil }
    (self.area, self.rings, low, high) = (area, rings, first, first)
    for point in points {
      low = .init(x: min(low.x, point.x), y: min(low.y, point.y))
      high = .init(x: max(high.x, point.x), y: max(high.y, point.y))
    }
  }

  /// By the number of edges that a line to the east crosses. Source: M. Shimrat (1962), "Algorithm 112:
  /// Position of point relative to polygon", Communications of the ACM 5: 434.
  func contains(_ point: PlaceMap.Point) -> Bool {
    guard low.x <= point.x, point.x <= high.x, low.y <= point.y, point.y <= high.y else {
      return false
    }
    var isInside = false
    for ring in rings {
      var previous = ring[ring.count - 1]
      for corner in ring {
        if (corner.y > point.y) != (previous.y > point.y) {
          let share = (point.y - corner.y) / (previous.y - corner.y)
          if point.x < corner.x + share * (previous.x - corner.x) { isInside.toggle() }
        }
        previous = corner
      }
    }
    return isInside
  }
}

extension PlaceMap.Point {
  /// `[36.82, -1.29]`, as GeoJSON writes it: the longitude first.
  init?(_ value: JSON) {
    guard let pair = value.arrayValue, pair.count >= 2, let x = pair[0].numberValue,
      let y = pair[1].numberValue
    else { return nil }
    self.init(x: x, y: y)
  }

  /// `-1.29 36.82 1650 5`, as ODK writes it: the latitude first.
  init?(odk text: String) {
    let parts = text.split { $0 == " " || $0 == "," || $0 == ";" }.map {
      DecimalText.parse(String($0))
    }
    guard (2...4).contains(parts.count), let latitude = parts[0], let longitude = parts[1] else {
      return nil
    }
    self.init(latitude: latitude, longitude: longitude)
  }

  /// `nil` where no such place is on earth, and for 0, 0, which devices write that know no place.
  init?(latitude: Double, longitude: Double) {
    guard latitude.magnitude <= 90, longitude.magnitude <= 180, latitude != 0 || longitude != 0
    else { return nil }
    self.init(x: longitude, y: latitude)
  }
}
