/// Adds to a PDF of cairo what cairo 1.16 cannot write: the language of the document and the
/// alternative text of its figure.
///
/// By an incremental update (ISO 32000-1, 7.5.6): the catalogue and the figure's structure element
/// are written again behind the end, with a table of the changed places. A file whose structure is
/// not the expected one (later versions of cairo pack objects in streams) is left as it is.
enum PDFAccessibility {
  static func added(to pdf: [UInt8], language: String, alternative: String) -> [UInt8] {
    guard let tail = Tail(pdf), let catalogue = tail.dictionary(of: tail.root) else { return pdf }
    var changed: [(number: Int, body: [UInt8])] = []
    var entries = " /Lang (\(plain(language))) /ViewerPreferences << /DisplayDocTitle true >> >>"
    if Bytes.find("/MarkInfo", in: catalogue) == nil {
      entries = " /MarkInfo << /Marked true >>" + entries
    }
    changed.append((tail.root, catalogue.dropLast(2) + Array(entries.utf8)))
    for number in 1..<tail.offsets.count {
      guard number != tail.root, let body = tail.dictionary(of: number),
        Bytes.find("/S /Figure", in: body) != nil
      else { continue }
      changed.append(
        (number, body.dropLast(2) + Array(" /Alt \(hexadecimal(alternative)) >>".utf8)))
    }
    var output = pdf
    var table = "xref\n"
    for (number, body) in changed.sorted(by: { $0.number < $1.number }) {
      let digits = String(output.count)
      let padding = String(repeating: "0", count: max(0, 10 - digits.count))
      table += "\(number) 1\n\(padding)\(digits) 00000 n \n"
      output += Array("\(number) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
    }
    let place = output.count
    table += "trailer\n<< /Size \(tail.offsets.count) /Root \(tail.root) 0 R"
    if let info = tail.info { table += " /Info \(info) 0 R" }
    table += " /Prev \(tail.table) >>\nstartxref\n\(place)\n%%EOF\n"
    return output + Array(table.utf8)
  }

  /// A language tag has only letters, digits and hyphens; anything else could end the string.
  private static func plain(_ language: String) -> String {
    String(
      String.UnicodeScalarView(
        language.unicodeScalars.filter {
          $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || ("0"..."9").contains($0))
        }))
  }

  /// A text string as UTF-16 with a byte order mark, in hexadecimal digits.
  private static func hexadecimal(_ text: String) -> String {
    let units = [0xFEFF] + Array(text.utf16)
    return "<"
      + units.map { unit in
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }.joined() + ">"
  }

  /// What the end of a PDF with a plain table of places says.
  private struct Tail {
    let pdf: [UInt8]
    let table: Int
    let root: Int
    let info: Int?
    let offsets: [Int]

    init?(_ pdf: [UInt8]) {
      self.pdf = pdf
      let end = Array(pdf.suffix(2048))
      guard let start = Bytes.number(after: "startxref", in: end),
        let root = Bytes.number(after: "/Root", in: end), start < pdf.count
      else { return nil }
      table = start
      self.root = root
      info = Bytes.number(after: "/Info", in: end)
      let xref = Array(pdf[start...])
      guard Bytes.find("xref\n0 ", in: Array(xref.prefix(7))) == 0,
        let count = Bytes.number(after: "xref\n0", in: xref), count > 0,
        let firstLine = xref.dropFirst(5).firstIndex(of: 0x0A)
      else { return nil }
      var offsets: [Int] = []
      for index in 0..<count {
        let entry = firstLine + 1 + index * 20
        guard entry + 10 <= xref.count, let offset = Bytes.number(in: xref[entry..<entry + 10])
        else { return nil }
        offsets.append(offset)
      }
      self.offsets = offsets
      guard root < offsets.count else { return nil }
    }

    /// The dictionary of an object that is no stream.
    func dictionary(of number: Int) -> [UInt8]? {
      guard offsets.indices.contains(number), offsets[number] < pdf.count else { return nil }
      let object = Array(pdf[offsets[number]...].prefix(4096))
      guard let begin = Bytes.find("<<", in: object), let end = Bytes.find("endobj", in: object),
        begin < end
      else { return nil }
      var body = Array(object[begin..<end])
      while let last = body.last, last == 0x0A || last == 0x0D || last == 0x20 { body.removeLast() }
      guard body.suffix(2) == Array(">>".utf8)[...] else { return nil }
      return body
    }
  }

  /// Searching in bytes.
  private enum Bytes {
    static func find(_ text: String, in bytes: [UInt8]) -> Int? {
      let wanted = Array(text.utf8)
      guard bytes.count >= wanted.count else { return nil }
      return (0...bytes.count - wanted.count).first { start in
        bytes[start..<start + wanted.count].elementsEqual(wanted)
      }
    }

    static func number(after text: String, in bytes: [UInt8]) -> Int? {
      guard let place = find(text, in: bytes) else { return nil }
      let rest = bytes[(place + text.utf8.count)...].drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
      return number(in: rest)
    }

    static func number(in bytes: ArraySlice<UInt8>) -> Int? {
      let digits = bytes.prefix { (0x30...0x39).contains($0) }
      return digits.isEmpty || digits.count > 15
        ? nil : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }
}
