/// The objects of a PDF, those that are packed in object streams (7.5.7) too, each as its tokens.
///
/// Read from the first byte to the last, not by the table of places: what an update replaced stands in
/// the file as well, and so may be read by anybody.
struct PDFObjects {
  struct Object {
    var number: Int
    var tokens: [PDFToken]
    /// Of a stream: its data as they stand in the file.
    var data: ArraySlice<UInt8>?

    /// What stands behind a name, such as a number behind `/N`.
    func value(_ name: String) -> PDFToken? {
      guard let place = tokens.firstIndex(of: .name(name)), place + 1 < tokens.count else {
        return nil
      }
      return tokens[place + 1]
    }

    func says(_ name: String, _ value: String) -> Bool { self.value(name) == .name(value) }

    /// The number of the object that a name refers to, as in `/ToUnicode 12 0 R`.
    func reference(_ name: String) -> Int? {
      guard let place = tokens.firstIndex(of: .name(name)), place + 3 < tokens.count,
        tokens[place + 3] == .word("R")
      else { return nil }
      return tokens[place + 1].integer
    }
  }

  private(set) var all: [Object] = []

  init(_ pdf: [UInt8]) throws(PDFError) {
    guard pdf.starts(with: Array("%PDF-".utf8)) else { throw PDFError.noPDF }
    var tokens = PDFTokens(pdf[...])
    var before: [PDFToken] = []
    while let token = tokens.next() {
      if token == .word("obj"), let number = before.dropLast().last?.integer {
        let object = try PDFObjects.object(number, &tokens)
        all.append(object)
        before = []
      } else {
        before = Array(before.suffix(1)) + [token]
      }
    }
    for object in all where object.says("Type", "ObjStm") { all += try PDFObjects.packed(object) }
    guard !all.isEmpty else { throw PDFError.noPDF }
  }

  /// The unpacked data of a stream.
  static func content(_ object: Object) throws(PDFError) -> [UInt8] {
    guard let data = object.data else { throw PDFError.unreadable(object: object.number) }
    guard let filter = object.value("Filter") else { return Array(data) }
    // A list of one filter is the filter.
    let isFlate =
      filter == .name("FlateDecode")
      || filter == .open(.list) && object.tokens.contains(.name("FlateDecode"))
    guard isFlate, let content = Inflate.unpacked(data) else {
      throw PDFError.unreadable(object: object.number)
    }
    return content
  }

  private static func object(
    _ number: Int, _ tokens: inout PDFTokens
  ) throws(PDFError) -> Object {
    var object = Object(number: number, tokens: [])
    while let token = tokens.next() {
      if token == .word("endobj") { return object }
      if token == .word("stream") {
        guard let data = tokens.stream() else { throw PDFError.unreadable(object: number) }
        object.data = data
      } else {
        object.tokens.append(token)
      }
    }
    throw PDFError.unreadable(object: number)
  }

  /// Pairs of a number and a place, then the objects.
  private static func packed(_ stream: Object) throws(PDFError) -> [Object] {
    let content = try content(stream)
    guard let count = stream.value("N")?.integer, let first = stream.value("First")?.integer,
      count >= 0, first >= 0, first <= content.count
    else { throw PDFError.unreadable(object: stream.number) }
    let table = PDFTokens(content[..<first]).compactMap(\.integer)
    let pairs = stride(from: 0, to: table.count - 1, by: 2).map { (table[$0], table[$0 + 1]) }
    guard pairs.count == count, pairs.allSatisfy({ (0...content.count).contains($0.1) }) else {
      throw PDFError.unreadable(object: stream.number)
    }
    var objects: [Object] = []
    for (index, pair) in pairs.enumerated() {
      let start = first + pair.1
      let end = index + 1 < pairs.count ? first + pairs[index + 1].1 : content.count
      guard start <= end, end <= content.count else {
        throw PDFError.unreadable(object: stream.number)
      }
      objects.append(Object(number: pair.0, tokens: Array(PDFTokens(content[start..<end]))))
    }
    return objects
  }
}

/// Why the text of a PDF cannot be read.
public enum PDFError: Error, Sendable, Equatable, CustomStringConvertible {
  case noPDF
  /// An object that is cut off, packed in another way than by zlib, or has characters without meaning.
  case unreadable(object: Int)

  public var description: String {
    switch self {
    case .noPDF: "this is no PDF"
    case .unreadable(let object): "object \(object) of the PDF cannot be read"
    }
  }
}
