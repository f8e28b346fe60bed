import Bytes
import SDGModel

/// Compares the areas of a map with those of the data: by the property that fits best, code or name.
public struct GeoCheck {
  private let keys: [String: String]
  private let areas: [Area]

  /// - Parameter areas: the areas that figures are about, below the country.
  public init(areas: [Area]) {
    self.areas = areas
    var keys: [String: String] = [:]
    for area in areas {
      for text in [area.id] + area.aliases + area.name.languages.map({ area.name[$0] }) {
        keys[GeoCheck.fold(text)] = keys[GeoCheck.fold(text)] ?? area.id
      }
    }
    self.keys = keys
  }

  /// Letters and digits alone, in lower case and without accents: `MURANG'A`, `Tharaka - Nithi`.
  static func fold(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in PlainLetters.of(text.lowercased()).unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      key.append(scalar)
    }
    return String(key)
  }

  /// What does not fit, for the people who keep the project.
  public func findings(_ map: GeoAreas) -> [Diagnostic] {
    var log = DiagnosticLog(file: map.file, source: "", quotes: true)
    guard !areas.isEmpty else {
      log.add(
        .mapWithoutData,
        "The map has \(Counted.text(map.features.count, "area")); no figure is about an area below the country",
        hint: "Nothing to do until there are such figures.")
      return log.finished()
    }
    guard let property = bestProperty(map) else {
      log.add(
        .unmatchedMap,
        "No property of the map names an area of the data; there are \(log.quote(list: properties(map), or: "property", "properties"))",
        hint: "Write the codes of the map into `areas.csv` as aliases.")
      return log.finished()
    }
    var seen: [String: Int] = [:]
    var unmatched: [String] = []
    var nameless: [Int] = []
    var repeated: [String] = []
    for feature in map.features {
      guard let text = feature.properties[property] else {
        nameless.append(feature.number)
        continue
      }
      guard let area = keys[GeoCheck.fold(text)] else {
        unmatched.append(text)
        continue
      }
      if seen.updateValue(feature.number, forKey: area) != nil { repeated.append(text) }
    }
    let matched =
      "\(seen.count) of \(areas.count) areas of the data are on the map, by “\(property)”"
    log.add(.matchedMap, matched, hint: "Nothing to do.")
    report(unmatched, nameless, repeated, property, &log)
    let missing = areas.filter { seen[$0.id] == nil }
    if !missing.isEmpty {
      log.add(
        .areaNotOnMap,
        "Areas of the data that the map lacks: \(log.quote(list: missing.map(name).sorted(), or: "area"))",
        hint: "Write the map's names for them into `areas.csv` as aliases.",
        subject: missing.map(\.id).sorted().joined(separator: ";"))
    }
    return log.finished()
  }

  private func report(
    _ unmatched: [String], _ nameless: [Int], _ repeated: [String], _ property: String,
    _ log: inout DiagnosticLog
  ) {
    if !unmatched.isEmpty {
      let near = unmatched.compactMap { text in
        nearest(text).map { "“\(text)” may be “\($0)”" }
      }
      let guess = near.isEmpty ? "" : "; \(near.prefix(5).joined(separator: ", "))"
      log.add(
        .unmatchedMap,
        "Areas of the map that no figure is about: \(log.quote(list: unmatched.sorted(), or: "area"))\(guess)",
        hint:
          "Nothing to do if there are no figures; else write the map's names into `areas.csv` as aliases.",
        subject: unmatched.sorted().joined(separator: ";"))
    }
    if !nameless.isEmpty {
      log.add(
        .unmatchedMap, "\(nameless.count) areas of the map have no “\(property)”",
        hint: "Nothing to do if they are water or land that belongs to nobody.",
        subject: "nameless")
    }
    if !repeated.isEmpty {
      log.add(
        .unmatchedMap,
        "Areas that the map has more than once: \(log.quote(list: repeated.sorted(), or: "area"))",
        hint: "Join their shapes, or correct their codes.", subject: "repeated")
    }
  }

  private func properties(_ map: GeoAreas) -> [String] {
    Set(map.features.flatMap(\.properties.keys)).sorted()
  }

  /// The property whose texts name most areas; of equals the first in alphabetical order.
  private func bestProperty(_ map: GeoAreas) -> String? {
    let counts = properties(map).map { property in
      let found = Set(
        map.features.compactMap { $0.properties[property] }.compactMap { keys[GeoCheck.fold($0)] })
      return (property, found.count)
    }
    return counts.filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
  }

  private func name(_ area: Area) -> String {
    area.name.languages.first.map { area.name[$0] } ?? area.id
  }

  /// An area whose name differs by one slip of the pen. A question, never a match.
  private func nearest(_ text: String) -> String? {
    let names = areas.flatMap { area in area.name.languages.map { area.name[$0] } }
    return Vocabulary.nearest(to: text, among: names)
  }
}
