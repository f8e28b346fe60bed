import Glibc

/// Gathers the distinct texts of fields, given as they stand in the file.
///
/// Most fields are their own text, or lie between two plain quotes: then equal bytes are equal
/// texts, and the span dictionary finds them without making a `String`. The others hold a quote as a
/// letter, or have broken quotes.
struct TextCollector: ~Copyable {
  private var spans = SpanDictionary()
  private var codeOfSpan: [UInt32] = []
  private(set) var values: [String] = []
  /// Texts with a quote in them, which a file may write in two ways.
  private var quoteTexts: [[UInt8]: UInt32] = [:]
  /// All texts without one, kept only once a field with broken quotes was met, whose text may equal
  /// that of a whole field.
  private var plainTexts: [[UInt8]: UInt32]?

  mutating func code(_ field: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard var start = field.baseAddress else {
      var nothing: UInt8 = 0
      return withUnsafePointer(to: &nothing) { code($0, 0) }
    }
    var length = field.count
    if length >= 2, start[0] == 34, start[length - 1] == 34,
      length == 2 || memchr(start + 1, 34, length - 2) == nil
    {
      start += 1
      length -= 2
    }
    return code(start, length)
  }

  private mutating func code(_ start: BytePointer, _ length: Int) -> UInt32 {
    let span = Int(spans.code(start, length))
    if span < codeOfSpan.count { return codeOfSpan[span] }
    let raw = UnsafeBufferPointer(start: start, count: length)
    let isPlain = length == 0 || memchr(start, 34, length) == nil
    let code =
      isPlain && plainTexts == nil ? append(raw) : unusualCode(FieldText.unquotedBytes(raw))
    codeOfSpan.append(code)
    return code
  }

  private mutating func append(_ text: some Collection<UInt8>) -> UInt32 {
    values.append(String(decoding: text, as: UTF8.self))
    return UInt32(values.count - 1)
  }

  private mutating func unusualCode(_ text: [UInt8]) -> UInt32 {
    if text.contains(34) {
      if let code = quoteTexts[text] { return code }
      let code = append(text)
      quoteTexts[text] = code
      return code
    }
    var known = plainTexts ?? [:]
    // Handed back below: two owners would copy the whole dictionary.
    let isFirst = plainTexts == nil
    plainTexts = nil
    if isFirst {
      for (code, value) in values.enumerated() { known[Array(value.utf8)] = UInt32(code) }
    }
    let code = known[text] ?? append(text)
    known[text] = code
    plainTexts = known
    return code
  }
}
