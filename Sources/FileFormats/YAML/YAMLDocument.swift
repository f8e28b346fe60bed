import Yams

/// How strictly a YAML file is read.
public enum YAMLMode: Sendable {
  /// Our own files: a key twice in a map is an error, bytes must be UTF-8.
  case strict
  /// Files of other systems: of two equal keys the last counts, and bytes that are no UTF-8 are
  /// read as Windows-1252; each with a note.
  case foreign
}

/// What a YAML file may at most be, so that a small file cannot fill the memory.
public struct YAMLLimits: Sendable {
  /// The greatest file, in bytes.
  public var bytes = 16 << 20
  /// The most values after aliases (`*name`) have been written out.
  public var nodes = 1_000_000
  /// The most keys given twice that the foreign mode lets pass: each costs one more reading.
  public var duplicates = 200

  public init() {}
}

/// One parsed YAML file: a tree of values that know their places.
///
/// One document a file; a byte order mark and CR LF are tolerated; merge keys (`<<`) are followed.
public struct YAMLDocument: Sendable {
  /// The outermost value; a file without content has a value that is nothing.
  public let root: YAMLNode
  /// What the foreign mode let pass, in the order of the file.
  public let notes: [YAMLNote]

  /// Parses a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: the name that messages print.
  ///   - lineOffset: how many lines of the file stand before these bytes.
  /// - Throws: the first thing that makes the file unusable, with its place.
  public static func parse(
    _ bytes: [UInt8], file: String, mode: YAMLMode = .strict, limits: YAMLLimits = YAMLLimits(),
    lineOffset: Int = 0
  ) throws(YAMLError) -> YAMLDocument {
    let start = YAMLPlace(file: file, line: 1 + lineOffset, column: 1)
    guard bytes.count <= limits.bytes else {
      throw YAMLError(
        start, "the file has \(bytes.count) bytes; at most \(limits.bytes) are read",
        hint: "split it")
    }
    var notes: [YAMLNote] = []
    let text = try YAMLText.decode(bytes, start: start, mode: mode, notes: &notes)
    var composer = YAMLComposer(file: file, lineOffset: lineOffset, mode: mode, limits: limits)
    let root = try composer.compose(text)
    return YAMLDocument(root: root, notes: notes + composer.notes)
  }

  /// Parses a text that is in memory, strictly.
  public static func parse(_ text: String, file: String) throws(YAMLError) -> YAMLDocument {
    try parse(Array(text.utf8), file: file)
  }
}
