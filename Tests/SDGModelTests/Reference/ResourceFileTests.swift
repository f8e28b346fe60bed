import Bytes
import Foundation
import SDGModel
import TestSupport
import Testing

/// The rows of a reference list as it stands in the sources, by column name.
func resourceRows(_ name: String) throws -> [[String: String]] {
  let file = resources.appendingPathComponent("\(name).csv").path
  let table = CSVTable(TextBytes(decoding: try FileBytes.read(file)), delimiter: 0x2C) { _ in [] }
  return (0..<table.rowCount).map { row in
    Dictionary(
      zip(table.header, table.fields(ofRow: row)).map { ($0, $1) }, uniquingKeysWith: { a, _ in a })
  }
}

private let resources = repositoryRoot.appendingPathComponent("Sources/SDGModel/Resources")

@Suite("The files of the reference lists")
struct ResourceFileTests {
  private func lists() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: resources.path)
      .filter { $0.hasSuffix(".csv") }.sorted()
  }

  @Test("Every list is UTF-8 with LF, without a byte order mark, and regular")
  func plainFiles() throws {
    for name in try lists() {
      let text = TextBytes(
        decoding: try FileBytes.read(resources.appendingPathComponent(name).path))
      #expect(text.notes.isEmpty, "\(name): \(text.notes)")
      let table = CSVTable(text, delimiter: 0x2C) { _ in [] }
      #expect(table.irregular.isEmpty && table.blankLines == 0 && table.rowCount > 0, "\(name)")
    }
  }

  @Test("Every list is told in the provenance, and nothing else")
  func provenance() throws {
    let text = try String(
      contentsOf: resources.appendingPathComponent("PROVENANCE.md"), encoding: .utf8)
    let told = text.matches(of: /`([a-z0-9-]+\.csv)`/).map { String($0.output.1) }
    #expect(Set(told) == Set(try lists()))
  }

  @Test("No field has a blank at its ends")
  func trimmed() throws {
    for name in try lists() {
      let odd = try resourceRows(String(name.dropLast(4))).flatMap(\.values).filter {
        $0.first?.isWhitespace == true || $0.last?.isWhitespace == true
      }
      #expect(odd.isEmpty, "\(name)")
    }
  }

  @Test("Every word for a category reads as that category")
  func categoryWords() throws {
    let vocabulary = try Vocabulary.standard()
    for row in try resourceRows("categories") where row["dimension"] != "*" {
      let dimension = try #require(row["dimension"])
      for word in (row["synonyms"] ?? "").split(separator: "|").map(String.init) {
        let found = vocabulary.category(dimension: dimension, text: word)
        #expect(found?.code == row["code"], "\(dimension): \(word)")
        #expect(found == vocabulary.category(dimension: dimension, text: " \(word.uppercased()) "))
      }
    }
  }

  @Test("Every word for a column finds its dimension or field, in any case and in brackets")
  func columnWords() throws {
    let vocabulary = try Vocabulary.standard()
    for list in ["dimensions", "fields"] {
      for row in try resourceRows(list) {
        let words = [row["id"], row["name"]].compactMap { $0 }
        for word in words + (row["synonyms"] ?? "").split(separator: "|").map(String.init) {
          let found = vocabulary.heading(named: "[\(word.uppercased())]")
          switch found {
          case .dimension(let dimension): #expect(dimension.id == row["id"], "\(word)")
          case .field(let field): #expect(field.rawValue == row["id"], "\(word)")
          default: Issue.record("\(word) is not found")
          }
        }
      }
    }
  }

  @Test("Every field of data files is in the list of fields")
  func allFields() throws {
    #expect(
      try resourceRows("fields").compactMap { $0["id"] } == DataField.allCases.map(\.rawValue))
  }

  @Test("Every word for a unit reads as that unit, with its power of ten")
  func unitWords() throws {
    let vocabulary = try Vocabulary.standard()
    for row in try resourceRows("unit-synonyms") {
      let found = vocabulary.unit(named: row["text"] ?? "")
      #expect(found?.unit.code == row["unit"], "\(row)")
      #expect(found.map { "\($0.powerOfTen)" } == row["powerOfTen"], "\(row)")
    }
  }

  @Test("Series stand by their codes, and areas by their numbers")
  func sorted() throws {
    let series = try resourceRows("series").compactMap { $0["series"] }
    #expect(
      series.elementsEqual(
        series.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }))
    let areas = try resourceRows("areas").compactMap { $0["code"].flatMap { Int($0) } }
    #expect(areas == areas.sorted())
  }
}
