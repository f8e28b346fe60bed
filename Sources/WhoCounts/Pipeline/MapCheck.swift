import Ingest
import SDGModel

/// Holds the project's maps against the areas that its figures are about.
enum MapCheck {
  static func findings(
    _ maps: [Project.DataFile], _ observations: ObservationTable, areas: [Area], country: String
  ) -> [Diagnostic] {
    guard !maps.isEmpty else { return [] }
    let codes = Set(observations.area).map { observations.pool[$0] }.filter { $0 != country }
    let known = Dictionary(areas.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let check = GeoCheck(
      areas: codes.sorted().map { known[$0] ?? Area(id: $0, name: LocalText($0), level: "") })
    return maps.flatMap { file -> [Diagnostic] in
      let (map, findings) = GeoAreas.read(path: file.path, name: file.name)
      return findings + (map.map(check.findings) ?? [])
    }
  }
}
