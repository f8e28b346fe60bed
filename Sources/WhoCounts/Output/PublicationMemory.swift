import Bytes
import Disclosure
import Foundation
import SDGModel

/// What every build showed and did not show of figures to which thresholds apply, kept in the project and nowhere else: the
/// output holds no hidden figure, not even an old one. Wherever the next build writes to, two publications together
/// tell no more than each of them.
///
/// It lies in `.whocounts/`, which is no part of the project's sources. Where nobody outside has seen any of the builds
/// it is safe to delete: the next one then knows only the output that it replaces.
struct PublicationMemory {
  private let folder: String

  /// - Parameter project: the folder of a project of ours; `nil` for a repository of somebody else's, where nothing is
  ///   written.
  init?(project: String?) {
    guard let project else { return nil }
    folder = project + "/.whocounts"
  }

  var path: String { folder + "/published.json" }

  func figures() -> PublishedFigures {
    guard let bytes = try? FileBytes.read(path), let memory = try? JSON.parse(bytes) else {
      return PublishedFigures()
    }
    var persons: [String: [[Double]]] = [:]
    for entry in memory["figures"]?.arrayValue ?? [] {
      let told = (entry["persons"]?.arrayValue ?? [])
        .compactMap { $0.arrayValue?.compactMap(\.numberValue) }.filter { $0.count == 3 }
      guard let place = entry["figure"]?.stringValue, !told.isEmpty else { continue }
      persons[place] = told
    }
    let hidden = (memory["hidden"]?.arrayValue ?? []).compactMap(\.stringValue)
    return PublishedFigures(persons: persons, hiddenPlaces: Set(hidden))
  }

  func keep(_ figures: PublishedFigures) throws {
    guard !figures.persons.isEmpty || !figures.hiddenPlaces.isEmpty else { return }
    let shown = figures.persons.sorted { $0.key < $1.key }.map { place, persons -> JSON in
      let told = persons.map { JSON.array($0.map { .number($0) }) }
      return .object([("figure", .string(place)), ("persons", .array(told))])
    }
    let memory = JSON.object([
      ("schema", .string("whocounts.published/2")), ("figures", .array(shown)),
      ("hidden", .array(figures.hiddenPlaces.sorted().map { .string($0) })),
    ])
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data(memory.text(pretty: true).utf8).write(
      to: URL(fileURLWithPath: path), options: .atomic)
  }
}
