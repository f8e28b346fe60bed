import Bytes
import SDGModel

/// The areas of a GeoJSON file (RFC 7946): what their properties say, not where they lie.
public struct GeoAreas: Sendable {
  public struct Feature: Sendable {
    /// Its number in the file, from 0.
    public var number: Int
    /// Texts and numbers alone, numbers as the shortest text; `id` is the feature's own.
    public var properties: [String: String]
    public var hasShape: Bool
  }

  public var file: String
  public var features: [Feature]

  /// A map that is drawn on a page is no larger.
  private static let largestFile = 128 << 20

  /// Reads a file; what it cannot read is a finding, since a map that fails keeps no figure back.
  public static func read(path: String, name: String) -> (areas: GeoAreas?, findings: [Diagnostic])
  {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    do throws(FileError) {
      guard try FileBytes.size(path) <= largestFile else {
        log.add(
          .unreadableMap, "The map is larger than 128 MB",
          hint: "Simplify its shapes; a page needs far fewer points.")
        return (nil, log.finished())
      }
      let areas = parse(try FileBytes.read(path), name: name, log: &log)
      return (areas, log.finished())
    } catch {
      log.add(
        .unreadableMap, "The map cannot be read: \(error.reason)",
        hint: "Check that the file exists and may be read.")
      return (nil, log.finished())
    }
  }

  static func parse(
    _ bytes: [UInt8], name: String, log: inout DiagnosticLog
  ) -> GeoAreas? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let document: JSON
    do throws(JSONError) {
      document = try JSON.parse(Array(bytes[start...]))
    } catch {
      log.add(
        .unreadableMap, line: error.line, "The map is no JSON: \(error.reason)",
        hint: "Export it again as GeoJSON.")
      return nil
    }
    let members = document.objectValue ?? []
    let type = members.first { $0.key == "type" }?.value.stringValue
    guard type == "FeatureCollection",
      let list = members.first(where: { $0.key == "features" })?.value.arrayValue
    else {
      log.add(
        .unreadableMap,
        type == "Topology"
          ? "The map is TopoJSON" : "The map is no GeoJSON collection of features",
        hint: "Export it as a GeoJSON FeatureCollection.")
      return nil
    }
    return GeoAreas(file: name, features: list.enumerated().map(feature))
  }

  private static func feature(_ number: Int, _ value: JSON) -> Feature {
    let members = value.objectValue ?? []
    var properties: [String: String] = [:]
    func take(_ key: String, _ value: JSON) {
      let text = value.stringValue ?? value.numberValue.map(DecimalText.shortest)
      if let text, !Trimming.trimmed(text).isEmpty { properties[key] = Trimming.squeezed(text) }
    }
    for (key, value) in members where key == "id" { take("id", value) }
    for member in members where member.key == "properties" {
      for (key, value) in member.value.objectValue ?? [] { take(key, value) }
    }
    let shape = members.first { $0.key == "geometry" }?.value.objectValue
    return Feature(number: number, properties: properties, hasShape: shape?.isEmpty == false)
  }
}
