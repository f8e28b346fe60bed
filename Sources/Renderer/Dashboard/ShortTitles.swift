import Bytes
import Wording

/// Short names of indicators for lists and cards, in our own words: the official title always
/// stands on the indicator's page.
struct ShortTitles: Sendable {
  private var titles: [String: [String: String]] = [:]

  /// Reads `short-titles.csv` of the room's resources.
  static func load() throws -> ShortTitles {
    let folder = try ResourceFolder.locate(room: "Renderer")
    let bytes = try FileBytes.read("\(folder)/short-titles.csv")
    let table = CSVTable(TextBytes(decoding: bytes)) { _ in [] }
    var result = ShortTitles()
    guard let code = table.header.firstIndex(of: "indicator"),
      let language = table.header.firstIndex(of: "language"),
      let title = table.header.firstIndex(of: "title")
    else { return result }
    let (codes, languages, titles) = (table.text(code), table.text(language), table.text(title))
    for row in 0..<table.rowCount {
      result.titles[codes[row], default: [:]][languages[row]] = titles[row]
    }
    return result
  }

  /// The short name in the language itself; `nil` where it has none.
  func title(_ code: String, language: Language) -> (text: String, language: String)? {
    guard let known = titles[code] else { return nil }
    for tag in [language.tag, language.base] {
      if let text = known[tag] { return (text, tag) }
    }
    return nil
  }
}
