/// Where something stands in a text file: what a message needs to lead a person there.
public struct YAMLPlace: Sendable, Hashable, CustomStringConvertible {
  /// The file's name as the user knows it, normally relative to the project.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, counted in Unicode scalars.
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, the form that editors and terminals turn into a link.
  public var description: String { "\(file):\(line):\(column)" }
}

/// A YAML file, or a value in it, that cannot be used: where, why and what to do.
public struct YAMLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where the reader stood.
  public let place: YAMLPlace
  /// What is wrong, in one sentence without a full stop.
  public let reason: String
  /// What to do about it; `nil` where the reason says it already.
  public let hint: String?
  /// Further errors found in the same go, in the order of the file.
  public var also: [YAMLError]

  public init(_ place: YAMLPlace, _ reason: String, hint: String? = nil, also: [YAMLError] = []) {
    self.place = place
    self.reason = reason
    self.hint = hint
    self.also = also
  }

  /// This error and those found with it.
  public var all: [YAMLError] { [self] + also.flatMap(\.all) }

  /// The reason with its hint, without the place.
  public var message: String { hint.map { "\(reason); \($0)" } ?? reason }

  /// `file:line:column: reason; hint`, one line an error.
  public var description: String {
    all.map { "\($0.place): \($0.message)" }.joined(separator: "\n")
  }
}

/// Something that the foreign mode let pass, for a person to know.
public struct YAMLNote: Sendable, Equatable, CustomStringConvertible {
  /// What was let pass.
  public enum Kind: Sendable, Equatable {
    /// The file starts with a byte order mark.
    case byteOrderMark
    /// Lines end with CR LF.
    case carriageReturns
    /// The file is no UTF-8 and was read as Windows-1252.
    case windows1252
    /// The same key stands twice in one map; the last one counts.
    case duplicateKey(String)
  }
  public let place: YAMLPlace
  public let kind: Kind

  public var description: String {
    switch kind {
    case .byteOrderMark: "\(place): the file starts with a byte order mark"
    case .carriageReturns: "\(place): lines end with CR LF"
    case .windows1252: "\(place): the file is not UTF-8; it was read as Windows-1252"
    case .duplicateKey(let key): "\(place): the key `\(key)` stands twice; the last one counts"
    }
  }
}
