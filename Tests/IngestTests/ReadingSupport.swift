import Bytes
import SDGModel

@testable import Ingest

/// An invented country and files about it, read from memory.
enum Reading {
  static let country = Area(
    id: "900", name: LocalText("Avalonia"), aliases: ["AVA"], level: "country")

  static func context(
    register: [Source] = [], areas: [Area] = [], defaultArea: Area? = country,
    decisions: [String: Decision] = [:]
  ) throws -> ReaderContext {
    var context = try ReaderContext.standard(
      register: register, areas: areas, defaultArea: defaultArea)
    context.decisions = decisions
    return context
  }

  static func read(
    _ text: String, name: String = "data/file.csv", publisher: String = "office",
    context: ReaderContext? = nil
  ) throws -> ReadResult {
    try read(Array(text.utf8), name: name, publisher: publisher, context: context)
  }

  static func read(
    _ bytes: [UInt8], name: String = "data/file.csv", publisher: String = "office",
    context: ReaderContext? = nil
  ) throws -> ReadResult {
    Readers.read(
      bytes, FileRequest(path: name, name: name, publisher: publisher),
      context: try context ?? Reading.context())
  }

  static func source(_ id: String, kind: SourceKind = .official) -> Source {
    Source(id: id, title: LocalText(id), producer: id, kind: kind)
  }
}

extension ReadResult {
  var rows: [Observation] { observations.indices.map { observations[$0] } }

  func found(_ rule: InputRule) -> [Diagnostic] { diagnostics.filter { $0.rule == rule.rawValue } }

  func lines(_ rule: InputRule) -> [Int] { found(rule).compactMap(\.place.line) }
}
