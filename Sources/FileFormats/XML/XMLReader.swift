import CXML

/// Receives the parts of an XML file in order. An error thrown ends the reading.
public protocol XMLHandler {
  mutating func start(_ element: borrowing XMLElement) throws(XMLError)
  /// A piece of text; the text of one element may come in several.
  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) throws(XMLError)
  /// Whether pieces of text are wanted just now, as bytes of their own.
  var wantsText: Bool { get }
  /// A piece of text, for handlers without a wish to look into the parser's buffers.
  mutating func take(text piece: [UInt8]) throws(XMLError)
  /// The end of the element of this name (without prefix).
  mutating func end(_ name: String) throws(XMLError)
}

extension XMLHandler {
  public mutating func text(_ piece: UnsafeBufferPointer<UInt8>) throws(XMLError) {
    if wantsText { try take(text: Array(piece)) }
  }

  public var wantsText: Bool { false }

  public mutating func take(text piece: [UInt8]) throws(XMLError) {}
}

/// Reads XML by libxml2's SAX2 push parser: no network, no document type, no entities but XML's
/// own, libxml2's limits on depth and length in force.
public enum XMLReader {
  /// Feeds a file to a handler.
  ///
  /// - Throws: where the file is no well-formed XML, where it has a document type, and what the
  ///   handler throws; with line and column.
  public static func read<Handler: XMLHandler>(
    _ bytes: [UInt8], file: String, into handler: inout Handler
  ) throws(XMLError) {
    let session = TypedSession(handler, file: file)
    // After an error too: the handler may know better where it stood.
    defer { handler = session.handler }
    try session.parse(bytes)
  }
}

/// What the C callbacks see: one class for all handlers, since C cannot call a generic function.
private class Session {
  let file: String
  var failure: XMLError?
  var parser: xmlParserCtxtPtr?

  init(file: String) { self.file = file }

  func start(_ element: borrowing XMLElement) throws(XMLError) {}
  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(XMLError) {}
  func end(_ name: String) throws(XMLError) {}

  /// Runs a callback's work and stops the parser at the first error.
  func run(_ work: () throws(XMLError) -> Void) {
    guard failure == nil else { return }
    do { try work() } catch { stop(error) }
  }

  func stop(_ error: XMLError) {
    var error = error
    if error.line == 0, let parser {
      error.line = Int(xmlSAX2GetLineNumber(parser))
      error.column = Int(xmlSAX2GetColumnNumber(parser))
    }
    error.file = file
    failure = error
    xmlStopParser(parser)
  }

  func parse(_ bytes: [UInt8]) throws(XMLError) {
    var callbacks = Self.callbacks
    // The session outlives the parser, which is freed before this function returns.
    let context = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = xmlCreatePushParserCtxt(&callbacks, context, nil, 0, file) else {
      throw XMLError(file: file, line: 0, column: 0, reason: "there is no memory for the parser")
    }
    defer {
      self.parser = nil
      xmlFreeParserCtxt(parser)
    }
    self.parser = parser
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    var status: Int32 = 0
    bytes.withUnsafeBytes { whole in
      var start = 0
      while start < whole.count, status == 0, failure == nil {
        let end = min(start + 1 << 20, whole.count)
        let piece = whole[start..<end].withMemoryRebound(to: CChar.self) { $0 }
        status = xmlParseChunk(parser, piece.baseAddress, Int32(piece.count), 0)
        start = end
      }
      if status == 0, failure == nil { status = xmlParseChunk(parser, nil, 0, 1) }
    }
    if let failure { throw failure }
    if status != 0 { throw lastError(of: parser) }
  }

  private func lastError(of parser: xmlParserCtxtPtr) -> XMLError {
    guard let error = xmlCtxtGetLastError(parser) else {
      return XMLError(file: file, line: 0, column: 0, reason: "the file is no well-formed XML")
    }
    var reason = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
    while reason.hasSuffix("\n") { reason.removeLast() }
    return XMLError(
      file: file, line: Int(error.pointee.line), column: Int(error.pointee.int2),
      reason: "the file is no well-formed XML: \(reason)")
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> Session? {
    context.map { Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
  }

  private static var callbacks: xmlSAXHandler {
    var callbacks = xmlSAXHandler()
    callbacks.initialized = UInt32(XML_SAX2_MAGIC)
    callbacks.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      guard let session = Session.of(context), let name else { return }
      session.run { () throws(XMLError) in
        try session.start(
          XMLElement(
            localName: name, attributeCount: Int(count), attributes: attributes,
            line: Int(xmlSAX2GetLineNumber(session.parser)),
            column: Int(xmlSAX2GetColumnNumber(session.parser))))
      }
    }
    callbacks.endElementNs = { context, name, _, _ in
      guard let session = Session.of(context), let name else { return }
      session.run { () throws(XMLError) in try session.end(String(cString: name)) }
    }
    callbacks.characters = { context, bytes, count in
      guard let session = Session.of(context) else { return }
      session.run { () throws(XMLError) in
        try session.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    callbacks.cdataBlock = callbacks.characters
    callbacks.internalSubset = { context, _, _, _ in
      Session.of(context)?.stop(XMLError("a document type stands here; data need none"))
    }
    return callbacks
  }
}

private final class TypedSession<Handler: XMLHandler>: Session {
  var handler: Handler

  init(_ handler: Handler, file: String) {
    self.handler = handler
    super.init(file: file)
  }

  override func start(_ element: borrowing XMLElement) throws(XMLError) {
    try handler.start(element)
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) throws(XMLError) {
    try handler.text(piece)
  }

  override func end(_ name: String) throws(XMLError) { try handler.end(name) }
}
