import Bytes
import FileFormats
import Foundation
import SDGModel
import TestSupport

/// Names that no Swift file of `Sources/` may hold: of countries, of population groups, and of the
/// worked example's sources. Data name them; the program does not know them.
struct ForbiddenNames {
  /// The words of each name, by its first word.
  private var names: [String: [[String]]] = [:]
  /// Texts that may not be a whole string literal, with what they stand for.
  private var literals: [String: String] = [:]

  /// A name is compared as it is written, capitals and all, as whole words: "Chad" is a country,
  /// "chad" is not.
  mutating func add(_ name: String) {
    let words = Self.words(name).map(\.text)
    guard let first = words.first, name.count > 2 else { return }
    names[first, default: []].append(words)
  }

  mutating func add(literal: String, meaning: String) { literals[literal] = meaning }

  func breaches(_ file: SwiftText) -> [Breach] {
    var found: [Breach] = []
    let words = Self.words(file.text)
    for index in words.indices {
      for name in names[words[index].text] ?? [] where index + name.count <= words.count {
        guard words[index..<(index + name.count)].map(\.text) == name else { continue }
        found.append(
          Breach(path: file.path, line: words[index].line, what: name.joined(separator: " ")))
      }
    }
    for literal in file.literals {
      guard let meaning = literals[literal.text] else { continue }
      found.append(
        Breach(path: file.path, line: literal.line, what: "\"\(literal.text)\", \(meaning)"))
    }
    return found
  }

  private struct Word {
    var text: String
    var line: Int
  }

  /// Runs of letters, digits, underscores and combining marks: `BASE_PER` is one word.
  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var current = String.UnicodeScalarView()
    var line = 1
    for scalar in text.unicodeScalars {
      let isPart =
        scalar.isASCII
        ? (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
          || (97...122).contains(scalar.value) || scalar == "_"
        : scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass.rawValue > 0
      if isPart {
        current.append(scalar)
      } else if !current.isEmpty {
        words.append(Word(text: String(current), line: line))
        current = String.UnicodeScalarView()
      }
      if scalar == "\n" { line += 1 }
    }
    if !current.isEmpty { words.append(Word(text: String(current), line: line)) }
    return words
  }
}

extension ForbiddenNames {
  /// Names in all languages of the list, the name without what is in brackets or after a comma,
  /// the codes of three letters, and the numbers as whole literals. Codes of two letters are left
  /// out: most of them are units, natures or languages, too.
  static func countries() throws -> ForbiddenNames {
    var names = ForbiddenNames()
    for area in try AreaList.standard().all where area.kind == .country {
      for language in area.name.languages {
        let name = area.name[language]
        names.add(name)
        for end in [" (", ",", "("] {
          guard let range = name.range(of: end) else { continue }
          names.add(String(name[..<range.lowerBound]))
        }
      }
      names.add(area.iso3)
      names.add(literal: area.code, meaning: "the number of a country")
    }
    return names
  }

  /// The groups by name, in sentence case and in the midst of a sentence, and by id; their
  /// categories as whole literals.
  static func groups() throws -> ForbiddenNames {
    var names = ForbiddenNames()
    for group in try GroupList.standard().entries.map(\.group) {
      let name = group.name["en"]
      names.add(name)
      if name.contains(" ") { names.add(name.prefix(1).lowercased() + name.dropFirst()) }
      names.add(literal: group.id, meaning: "the id of a group")
      for part in group.any.flatMap(\.parts) where part.category.count > 1 {
        names.add(literal: part.category, meaning: "a category of a group")
      }
    }
    return names
  }

  /// The register's ids, titles, producers and text patterns, and the abbreviations by which rows
  /// of the official files name surveys, without those of the framework's own agencies.
  static func sources(of example: URL) throws -> ForbiddenNames {
    var names = ForbiddenNames()
    let folder = example.appendingPathComponent("sources")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".yaml") {
      let bytes = try FileBytes.read(folder.appendingPathComponent(file).path)
      let source = try YAMLDocument.parse(bytes, file: file).root
      names.add(String(file.dropLast(5)))
      let producer = source["producer"]?["name"]?.string ?? source["producer"]?.string ?? ""
      let patterns = (source["matches"]?.list ?? []).compactMap(\.string)
      for text in [source["title"]?["en"]?.string ?? "", producer] + patterns {
        for part in text.split(whereSeparator: { ",;:".contains($0) }) {
          let part = part.trimmingCharacters(in: .whitespaces)
          if part.contains(" ") || part.contains(".") { names.add(part) }
        }
      }
    }
    for word in try surveyAbbreviations() { names.add(word) }
    return names
  }

  private static func surveyAbbreviations() throws -> Set<String> {
    let agencies = Set(
      try Framework.standard().indicators.flatMap {
        words($0.custodians + " " + $0.partners).map(\.text)
      })
    var found = Set<String>()
    for table in try ExampleTable.official() {
      for source in Set(table.rows.map { $0["source"] }) {
        found.formUnion(words(source).map(\.text).filter(isAbbreviation))
      }
    }
    return found.subtracting(agencies)
  }

  private static func isAbbreviation(_ word: String) -> Bool {
    word.utf8.count > 3 && word.utf8.allSatisfy { (65...90).contains($0) }
  }
}
