/// A country, territory, region or grouping of the United Nations' M49 standard.
public struct KnownArea: Sendable, Equatable, Identifiable {
  public enum Kind: String, Sendable {
    case world, region, subregion, intermediate, country
    /// A grouping of the global database that is no part of the M49 tree: an income group, a former
    /// country.
    case grouping
  }

  /// M49, three digits with leading zeros (`004`); five for some groupings.
  public let code: String
  /// ISO 3166-1; empty for what is no country.
  public let iso2: String
  public let iso3: String
  public let kind: Kind
  /// Code of the area that it lies in; `nil` for none.
  public let parent: String?
  public let isLeastDeveloped: Bool
  public let isLandlockedDeveloping: Bool
  public let isSmallIslandDeveloping: Bool
  /// Official names; countries and regions in the six official languages of the United Nations.
  public let name: LocalText
  public var id: String { code }
}

/// The areas of the M49 standard, found by code or by name.
public struct AreaList: Sendable {
  /// By code.
  public let all: [KnownArea]
  private let codes: [String: Int]
  private let names: [String: Int]

  private static let cached = ReferenceFolder.load { (folder) throws(ReferenceError) in
    try load(from: folder)
  }

  /// The list that comes with the program, read once.
  public static func standard() throws(ReferenceError) -> AreaList { try cached.get() }

  /// Reads the list from a folder.
  public static func load(from folder: String) throws(ReferenceError) -> AreaList {
    try AreaList(folder: folder)
  }

  private init(folder: String) throws(ReferenceError) {
    let words = try ReferenceTable(
      "area-names", in: folder, columns: ["code", "language", "name"])
    var texts: [String: [(language: String, text: String)]] = [:]
    for row in words.rows where words[row, "language"] != "alias" {
      texts[words[row, "code"], default: []].append((words[row, "language"], words[row, "name"]))
    }
    let table = try ReferenceTable(
      "areas", in: folder,
      columns: ["code", "iso2", "iso3", "type", "parent", "ldc", "lldc", "sids"])
    var all: [KnownArea] = []
    var codes: [String: Int] = [:]
    for row in table.rows {
      let area = KnownArea(
        code: table[row, "code"], iso2: table[row, "iso2"], iso3: table[row, "iso3"],
        kind: try table.word(row, "type"), parent: table.optional(row, "parent"),
        isLeastDeveloped: table.flag(row, "ldc"), isLandlockedDeveloping: table.flag(row, "lldc"),
        isSmallIslandDeveloping: table.flag(row, "sids"),
        name: LocalText(texts[table[row, "code"]] ?? []))
      for code in [area.code, area.iso2, area.iso3] where !code.isEmpty { codes[code] = all.count }
      all.append(area)
    }
    var names: [String: Int] = [:]
    for row in words.rows {
      let key = NameFolding.heading(words[row, "name"])
      guard let position = codes[words[row, "code"]] else {
        throw words.unexpected(row, "code", "a code of the list of areas")
      }
      if let other = names.updateValue(position, forKey: key), other != position {
        throw words.unexpected(row, "name", "the name of one area alone")
      }
    }
    (self.all, self.codes, self.names) = (all, codes, names)
  }

  /// An area by its M49 code (with leading zeros or without), its ISO 3166-1 codes in any case, or its name in
  /// any of the languages. `nil` for what the list lacks.
  ///
  /// National codes of provinces and districts may look like M49 codes: look those up in the
  /// project's own areas first.
  public func area(_ text: String) -> KnownArea? {
    let word = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let number = Int(word), number >= 0 {
      let digits = "\(number)"
      let code = String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
      return codes[code].map { all[$0] }
    }
    if (2...3).contains(word.utf8.count), let position = codes[word.uppercased()] {
      return all[position]
    }
    return names[NameFolding.heading(word)].map { all[$0] }
  }

  /// The areas that lie directly in an area.
  public func areas(in code: String) -> [KnownArea] { all.filter { $0.parent == code } }
}
