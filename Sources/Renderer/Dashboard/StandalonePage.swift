import Wording

/// A page that is one file by itself, for the people who keep a project: its style sheet is in it, and it
/// links nowhere.
struct StandalonePage {
  let title: String
  let language: Language

  /// - Throws: where the style sheet of the program is missing.
  func document(_ body: HTML) throws -> String {
    let style = StandalonePage.address(of: try StyleSheet.bytes(goals: []))
    return """
      <!doctype html>
      <html lang="\(language.tag)" dir="\(language.direction)"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width,initial-scale=1">\
      <title>\(HTML.escaping(title).text)</title>\
      <link rel="icon" href="data:,"><link rel="stylesheet" href="\(style)"></head>
      <body><main id="main">
      \(body.text)
      </main></body></html>

      """
  }

  /// The style sheet as a `data:` address (RFC 2397), so that the page needs no second file.
  private static func address(of style: [UInt8]) -> String {
    var text = "data:text/css;charset=utf-8,"
    for byte in style {
      let character = Character(UnicodeScalar(byte))
      if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
        text.append(character)
      } else {
        text += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
      }
    }
    return text
  }
}
