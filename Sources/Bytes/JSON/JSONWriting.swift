extension JSON {
  /// The value as JSON text, the same bytes for the same value. Pretty text has two blanks an
  /// indent and ends with a line end. To stand inside an HTML script element the text still needs
  /// its `<` escaped: that is for the page that holds it.
  public func text(pretty: Bool = false) -> String {
    var out: [UInt8] = []
    write(to: &out, indent: pretty ? 0 : nil)
    if pretty { out.append(10) }
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the compact text to bytes.
  public func write(to out: inout [UInt8]) { write(to: &out, indent: nil) }

  private func write(to out: inout [UInt8], indent: Int?) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .integer(let value): out += String(value).utf8
    case .number(let value): out += (value.isFinite ? DecimalText.shortest(value) : "null").utf8
    case .string(let value): Self.write(value, to: &out)
    case .array(let values):
      Self.writeList(values, "[", "]", to: &out, indent: indent) { value, out, indent in
        value.write(to: &out, indent: indent)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", to: &out, indent: indent) { member, out, indent in
        Self.write(member.key, to: &out)
        out += (indent == nil ? ":" : ": ").utf8
        member.value.write(to: &out, indent: indent)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar,
    to out: inout [UInt8], indent: Int?, _ write: (Element, inout [UInt8], Int?) -> Void
  ) {
    func newLine(_ indent: Int) {
      out.append(10)
      out += repeatElement(32, count: indent * 2)
    }
    out.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if let indent { newLine(indent + 1) }
      write(element, &out, indent.map { $0 + 1 })
    }
    if let indent, !elements.isEmpty { newLine(indent) }
    out.append(UInt8(ascii: close))
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(34)
    for byte in text.utf8 {
      switch byte {
      case 34, 92: out += [92, byte]
      case 8: out += "\\b".utf8
      case 9: out += "\\t".utf8
      case 10: out += "\\n".utf8
      case 12: out += "\\f".utf8
      case 13: out += "\\r".utf8
      case 0..<32:
        let digits = String(byte, radix: 16)
        out += (digits.utf8.count == 1 ? "\\u000" : "\\u00").utf8
        out += digits.utf8
      default: out.append(byte)
      }
    }
    out.append(34)
  }
}
