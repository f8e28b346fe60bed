import FileFormats
import FuzzSupport

/// Searches for settings files that break their reader.
///
/// Invariant: any bytes, read strictly or tolerantly, as a whole or behind front matter, end in a
/// tree or an error whose place lies inside the file; a map names exactly the keys that nobody asked
/// for.
@main enum FuzzYAML {
  static func main() {
    var limits = YAMLLimits()
    limits.nodes = 10_000
    limits.duplicates = 8
    Fuzzing.run { bytes in
      let lines = bytes.count { $0 == 10 || $0 == 13 || $0 == 0x85 || $0 == 0xA8 || $0 == 0xA9 } + 2
      for mode in [YAMLMode.strict, .foreign] {
        do throws(YAMLError) {
          let document = try YAMLDocument.parse(bytes, file: "a.yaml", mode: mode, limits: limits)
          requirePlaces(document.root, lines: lines)
          try requireUnknownKeys(document.root)
        } catch {
          for error in error.all { requirePlace(error.place, lines: lines) }
        }
      }
      do throws(YAMLError) {
        let page = try FrontMatter.split(bytes, file: "a.yaml")
        if let node = page.node { requirePlaces(node, lines: lines) }
      } catch {
        for error in error.all { requirePlace(error.place, lines: lines) }
      }
    }
  }

  private static func requirePlace(_ place: YAMLPlace, lines: Int) {
    Fuzzing.require(
      place.file == "a.yaml" && (1...lines).contains(place.line) && place.column >= 1, "\(place)")
  }

  private static func requirePlaces(_ node: YAMLNode, lines: Int) {
    requirePlace(node.place, lines: lines)
    _ = (node.summary, node.int, node.double, node.bool, node.isNull)
    for item in node.list ?? [] { requirePlaces(item, lines: lines) }
    let entries = node.map ?? []
    Fuzzing.require(Set(entries.map(\.key)).count == entries.count, "a key stands twice")
    for entry in entries {
      requirePlace(entry.keyPlace, lines: lines)
      requirePlaces(entry.value, lines: lines)
    }
  }

  /// Every other key is asked for.
  private static func requireUnknownKeys(_ root: YAMLNode) throws(YAMLError) {
    var map = try StrictMap(root)
    let keys = map.entries.map(\.key)
    for (index, key) in keys.enumerated() where index % 2 == 0 { _ = map.node(key) }
    Fuzzing.require(map.unknownKeys.count == keys.count / 2, "unknown: \(map.unknownKeys)")
  }
}
