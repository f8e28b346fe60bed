import FileFormats
import SDGModel

/// Looks for hidden figures in every file of an output before it takes the place of the one before: the last
/// of the guards, which knows nothing of how the files were made.
///
/// Texts of pages and drawings (also what only screen readers say), data and tables are searched for every
/// hidden decimal number as it stands and as pages round it; in `observations.csv` the row of a hidden figure
/// must hold no number at all. A number of few digits, such as a count of 3, is everywhere by chance: it is
/// looked for in its row, and behind the place and period that it is of (``SaidFigures``). Of a PDF its pages, title and alternative texts are read; one that cannot
/// be read is a leak as well. A PNG holds no text.
struct OutputAudit {
  struct Leak: Equatable {
    var path: String
    var indicator: String
    /// Why the file could not be searched.
    var unreadable: String?
  }

  let hidden: HiddenFigures

  init(_ result: Pipeline.Result) {
    let points = result.findings.mergedSeries.flatMap(\.points)
    let computed = points.flatMap { [$0.value, $0.lower, $0.upper, $0.standardError, $0.factor] }
    hidden = HiddenFigures(
      result.merged.data.observations, published: result.data,
      computed: computed.compactMap { $0 })
  }

  init(hidden: HiddenFigures) { self.hidden = hidden }

  /// One for each file that shows something hidden, by path.
  func leaks(in files: [BuiltFile]) -> [Leak] {
    guard !hidden.isEmpty else { return [] }
    return files.compactMap(leak)
  }

  func leak(_ file: BuiltFile) -> Leak? {
    let ending = file.path.split(separator: ".").last.map(String.init) ?? ""
    switch ending {
    case "html", "svg":
      return found(MarkupText.visible(file.bytes), file, hasCommas: true)
        ?? said(MarkupText.fragments(file.bytes), file)
    case "csv":
      if file.path.hasSuffix("data/observations.csv"), let leak = row(file) { return leak }
      return found(file.bytes, file, hasCommas: false)
    case "pdf":
      do {
        let lines = try PDFText.lines(file.bytes)
        return found(Array(lines.joined(separator: "\n").utf8), file, hasCommas: true)
          ?? said(lines, file)
      } catch {
        return Leak(path: file.path, indicator: "", unreadable: error.description)
      }
    case "json", "txt", "md": return found(file.bytes, file, hasCommas: false)
    default: return nil
    }
  }

  private func said(_ fragments: [String], _ file: BuiltFile) -> Leak? {
    hidden.said.indicator(saidBy: fragments, path: file.path)
      .map { Leak(path: file.path, indicator: $0) }
  }

  /// A decimal number in the text: digits, a mark, digits.
  private func found(_ bytes: [UInt8], _ file: BuiltFile, hasCommas: Bool) -> Leak? {
    guard !hidden.texts.isEmpty else { return nil }
    let comma = hasCommas ? UInt8(ascii: ",") : UInt8(ascii: ".")
    for position in bytes.indices
    where bytes[position] == UInt8(ascii: ".") || bytes[position] == comma {
      var start = position
      while start > 0, OutputAudit.isDigit(bytes[start - 1]) { start -= 1 }
      var end = position + 1
      while end < bytes.count, OutputAudit.isDigit(bytes[end]) { end += 1 }
      guard start < position, end > position + 1, end - start < 40,
        !OutputAudit.isCode(bytes, start, end)
      else { continue }
      // "1,234" is a thousand and more.
      if bytes[position] == UInt8(ascii: ","), end - position == 4 { continue }
      let text =
        String(decoding: bytes[start..<position], as: UTF8.self) + "."
        + String(decoding: bytes[position + 1..<end], as: UTF8.self)
      if let indicator = hidden.texts[text] { return Leak(path: file.path, indicator: indicator) }
    }
    return nil
  }

  /// `17.14` in 17.14.1 is the code of an indicator and no number.
  private static func isCode(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let dot = UInt8(ascii: ".")
    let goesOn = end + 1 < bytes.count && bytes[end] == dot && isCodeByte(bytes[end + 1])
    let began = start > 1 && bytes[start - 1] == dot && isCodeByte(bytes[start - 2])
    return goesOn || began
  }

  private static func isCodeByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || byte == UInt8(ascii: "S")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The first row of a hidden figure that holds a number.
  private func row(_ file: BuiltFile) -> Leak? {
    guard let table = ShownFigures(file.bytes) else { return nil }
    for row in (0..<table.rowCount).lazy.map({ table[$0] })
    where hidden.places.contains(row.place) && row.hasNumber {
      return Leak(path: file.path, indicator: row.text("indicator"))
    }
    return nil
  }
}
