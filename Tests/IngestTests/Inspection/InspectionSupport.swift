import Bytes
import FileFormats
import Foundation
import SDGModel
import TestSupport

@testable import Ingest

/// What a text file in memory is proposed to mean, and what comes out of it once confirmed.
struct Inspected {
  let tables: [TableProposal]
  /// `indicator | area | period | breakdown | value`, a line for each figure, in the file's order.
  let figures: [String]
  /// The unit of each figure.
  let units: [String]
  /// The note of each figure.
  let notes: [String]

  init(_ text: String, name: String = "table.csv", areas: [Area] = []) throws {
    try self.init(Array(text.utf8), name: name, areas: areas)
  }

  init(_ bytes: [UInt8], name: String, areas: [Area] = []) throws {
    let path = try temporaryFolder(name).appendingPathComponent(name).path
    try FileBytes.write(bytes, to: path)
    var context = try Reading.context(areas: areas)
    let found = Inspector(context).inspect(path: path, name: name)
    tables = found.tables
    context.mappings = [
      FileMapping(
        file: name, isConfirmed: true, numbers: found.tables.first?.numbers ?? NumberStyle(),
        tables: found.tables.map(\.mapping))
    ]
    let read = try Reading.read(bytes, name: name, context: context)
    units = read.rows.map(\.unit)
    notes = read.rows.map(\.note)
    figures = read.rows.map { row in
      let value = row.value.number.map(DecimalText.shortest) ?? row.value.kind.word
      return [row.indicator, row.area, row.period.text, row.breakdown.text, value]
        .joined(separator: " | ")
    }
  }

  /// `holds: confidence` for everything that was found, without what is left out.
  var aspects: [String] {
    tables.flatMap(\.aspects).filter { $0.holds != "values" }
      .map { "\($0.holds): \($0.confidence.rawValue)" }
  }

  func questions() -> [String] {
    tables.flatMap(\.aspects).filter { $0.confidence == .asked }.map(\.holds)
  }
}
