/// Everything that a PDF says in words: what is drawn on its pages, and what its title, description and
/// alternative texts say. For guards that look for what must not stand in a file; the order and the
/// places on the page are of no matter to them.
///
/// Read are files as cairo writes them: streams packed by zlib or plain, fonts with a ToUnicode map or
/// with one byte a character. A file with anything else in it is refused, never read in part.
public enum PDFText {
  /// One text a line.
  public static func lines(_ pdf: [UInt8]) throws(PDFError) -> [String] {
    let objects = try PDFObjects(pdf).all
    let fonts = try fonts(objects)
    let maps = Set(objects.compactMap { $0.reference("ToUnicode") })
    var lines: [String] = []
    for object in objects {
      for case .string(let text) in object.tokens { lines.append(said(text)) }
      guard object.data != nil, !maps.contains(object.number), !isOther(object) else { continue }
      lines += try drawn(PDFObjects.content(object), object: object.number, fonts: fonts)
    }
    return lines.filter { !$0.isEmpty }
  }

  /// Fonts, pictures, and the file's own tables.
  private static func isOther(_ object: PDFObjects.Object) -> Bool {
    let kinds = ["Type1C", "CIDFontType0C", "OpenType", "Image"]
    return object.value("Length1") != nil || kinds.contains { object.says("Subtype", $0) }
      || object.says("Type", "ObjStm") || object.says("Type", "XRef")
  }

  /// A string outside of a page: UTF-16 with its mark, or else near enough to Latin-1.
  private static func said(_ bytes: [UInt8]) -> String {
    bytes.starts(with: [0xFE, 0xFF])
      ? PDFCharacters.utf16(Array(bytes.dropFirst(2))) : PDFCharacters().text(bytes)
  }

  /// The fonts by the names that pages give them; cairo gives a name once in a file.
  private static func fonts(
    _ objects: [PDFObjects.Object]
  ) throws(PDFError) -> [String: PDFCharacters] {
    var byNumber: [Int: PDFCharacters] = [:]
    for object in objects where object.says("Type", "Font") {
      let isWide = object.says("Subtype", "Type0")
      if let number = object.reference("ToUnicode") {
        guard let map = objects.first(where: { $0.number == number && $0.data != nil }) else {
          throw PDFError.unreadable(object: number)
        }
        byNumber[object.number] = PDFCharacters(
          map: try PDFObjects.content(map), isWide: isWide)
      } else if !isWide {
        byNumber[object.number] = PDFCharacters()
      }
    }
    var named: [String: PDFCharacters] = [:]
    for object in objects {
      for place in object.tokens.indices.dropLast(3) {
        guard let name = object.tokens[place].name, object.tokens[place + 3] == .word("R"),
          let number = object.tokens[place + 1].integer, let font = byNumber[number]
        else { continue }
        named[name] = font
      }
    }
    return named
  }

  /// A text ends where the place on the page changes: a wide step, a new line, another text.
  private static func drawn(
    _ content: [UInt8], object: Int, fonts: [String: PDFCharacters]
  ) throws(PDFError) -> [String] {
    var lines: [String] = []
    var line = ""
    var operands: [PDFToken] = []
    var font: PDFCharacters?
    func end() {
      lines.append(line)
      line = ""
    }
    for token in PDFTokens(content[...]) {
      guard case .word(let word) = token else {
        operands.append(token)
        continue
      }
      switch word {
      case "Tf": font = operands.compactMap(\.name).last.flatMap { fonts[$0] }
      case "Tj", "TJ", "'", "\"":
        guard let font else { throw PDFError.unreadable(object: object) }
        for operand in operands {
          if case .string(let codes) = operand { line += font.text(codes) }
          if let step = operand.number, word == "TJ", step < -wideStep { end() }
        }
      case "Td", "TD", "Tm", "T*", "ET": end()
      case "BDC", "DP":
        for case .string(let text) in operands { lines.append(said(text)) }
      default: break
      }
      operands = []
    }
    end()
    return lines
  }

  /// In thousandths of the size of the letters: half as much again as a blank, and more than any pair of letters.
  private static let wideStep = 400.0
}
