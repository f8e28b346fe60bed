import CXML

/// The start of an element, valid while the handler looks at it: it cannot be copied and so cannot
/// outlive the parser's buffers, whose bytes it reads without copying them first.
public struct XMLElement: ~Copyable {
  // libxml2's SAX2 callback: a name that ends with NUL, and five pointers an attribute (name,
  // prefix, namespace, begin and end of the value).
  private let localName: UnsafePointer<UInt8>
  private let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  public let attributeCount: Int
  /// Where the start tag ends in the file, from 1.
  public let line: Int
  public let column: Int

  init(
    localName: UnsafePointer<UInt8>, attributeCount: Int,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, line: Int, column: Int
  ) {
    self.line = line
    self.column = column
    self.localName = localName
    self.attributeCount = attributes == nil ? 0 : attributeCount
    self.attributes = attributes
  }

  /// The name without prefix.
  public var name: String { String(cString: localName) }

  /// Whether the name without prefix is this one; cheaper than comparing ``name``.
  public func isNamed(_ name: StaticString) -> Bool { Self.equal(localName, name) }

  /// An attribute by its name without prefix; `nil` where it is absent.
  ///
  /// - Throws: when the value holds an entity that XML itself does not define.
  public func attribute(_ name: StaticString) throws(XMLError) -> String? {
    for index in 0..<attributeCount {
      if let found = attributes?[5 * index], Self.equal(found, name) {
        return try attributeValue(at: index)
      }
    }
    return nil
  }

  /// The first of two attributes that is there: formats rename them from version to version.
  public func attribute(
    _ name: StaticString, or other: StaticString
  ) throws(XMLError) -> String? {
    if let found = try attribute(name) { return found }
    return try attribute(other)
  }

  /// The name of the attribute at a position, without prefix.
  public func attributeName(at index: Int) -> String {
    attributes?[5 * index].map { String(cString: $0) } ?? ""
  }

  /// The value of the attribute at a position.
  public func attributeValue(at index: Int) throws(XMLError) -> String {
    var isPlain = true
    let text = withAttributeBytes(at: index) { bytes in
      isPlain = !bytes.contains(UInt8(ascii: "&"))
      return String(decoding: bytes, as: UTF8.self)
    }
    return isPlain ? text : try Self.decodeAmpersands(text)
  }

  /// The bytes of an attribute's value as libxml2 hands them out: decoded, but for `&`, which
  /// stands as `&#38;`. For dictionaries of bytes; a text comes from ``attributeValue(at:)``.
  public func withAttributeBytes<Result>(
    at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    precondition((0..<attributeCount).contains(index), "no such attribute")
    guard let begin = attributes?[5 * index + 3], let end = attributes?[5 * index + 4] else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return body(UnsafeBufferPointer(start: begin, count: end - begin))
  }

  /// Without entity substitution, which we never switch on, `&amp;` reaches SAX2 as `&#38;`.
  private static func decodeAmpersands(_ text: String) throws(XMLError) -> String {
    var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
    var decoded = String(parts.removeFirst())
    for part in parts {
      guard part.hasPrefix("#38;") else {
        throw XMLError("an entity that XML does not define: &\(part.prefix(20))")
      }
      decoded += "&" + part.dropFirst(4)
    }
    return decoded
  }

  private static func equal(_ first: UnsafePointer<UInt8>, _ second: StaticString) -> Bool {
    xmlStrEqual(first, second.utf8Start) == 1
  }
}
