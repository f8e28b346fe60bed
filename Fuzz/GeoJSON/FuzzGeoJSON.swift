import FuzzSupport
import SDGModel

@testable import Ingest

/// Searches for maps that break their reader or the comparison with the data's areas: the input is the
/// list of features, unless it is a whole document.
///
/// Invariants: a map is read or there is a finding that says why not; every feature is counted; a
/// comparison always says something.
@main enum FuzzGeoJSON {
  static func main() {
    let check = GeoCheck(areas: [
      Area(id: "1", name: LocalText("North"), aliases: ["N"], level: "province"),
      Area(id: "22", name: LocalText("Saint Ann's"), level: "province"),
    ])
    Fuzzing.run { input in
      let isWhole = input.first == UInt8(ascii: "{")
      let start = Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8)
      let bytes = isWhole ? input : start + input + Array("]}".utf8)
      var log = DiagnosticLog(file: "map.geojson", source: "", quotes: true)
      guard let map = GeoAreas.parse(bytes, name: "map.geojson", log: &log) else {
        Fuzzing.require(!log.finished().isEmpty, "no map and no reason")
        return
      }
      Fuzzing.require(
        map.features.enumerated().allSatisfy { $0.offset == $0.element.number },
        "features are lost")
      Fuzzing.require(!check.findings(map).isEmpty, "a comparison without a word")
    }
  }
}
