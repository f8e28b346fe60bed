import Bytes
import Disclosure
import Foundation
import SDGModel

/// What earlier publications showed of figures that are hidden or gone now, kept in the project and nowhere else: the output
/// holds no hidden figure, not even an old one. The next build needs it, lest two publications with one between them
/// tell what two in a row do not.
///
/// It lies in `.whocounts/`, which is no part of the project's sources and safe to delete: a build then knows only the
/// output that it replaces.
struct PublicationMemory {
  private let folder: String

  /// - Parameter project: the folder of a project of ours; `nil` for a repository of somebody else's, where nothing is
  ///   written.
  init?(project: String?) {
    guard let project else { return nil }
    folder = project + "/.whocounts"
  }

  private var path: String { folder + "/published.json" }

  func figures() -> [String: [Double]] {
    guard let bytes = try? FileBytes.read(path), let memory = try? JSON.parse(bytes) else {
      return [:]
    }
    var persons: [String: [Double]] = [:]
    for entry in memory["figures"]?.arrayValue ?? [] {
      guard let place = entry["figure"]?.stringValue,
        let counts = entry["persons"]?.arrayValue?.compactMap(\.numberValue), counts.count == 3
      else { continue }
      persons[place] = counts
    }
    return persons
  }

  /// Remembers what was shown before and is not shown now, and forgets what is shown again: the output tells that.
  func keep(_ earlier: PublishedFigures) throws {
    guard !earlier.persons.isEmpty else {
      if FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
      return
    }
    let figures = earlier.persons.sorted { $0.key < $1.key }.map { place, persons -> JSON in
      .object([("figure", .string(place)), ("persons", .array(persons.map { .number($0) }))])
    }
    let memory = JSON.object([
      ("schema", .string("whocounts.published/1")), ("figures", .array(figures)),
    ])
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data(memory.text(pretty: true).utf8).write(
      to: URL(fileURLWithPath: path), options: .atomic)
  }
}
