/// An XML file that cannot be used, with the place where the reader stood.
public struct XMLError: Error, Sendable, Equatable, CustomStringConvertible {
  public var file: String
  /// From 1; 0 where unknown.
  public var line: Int
  public var column: Int
  public var reason: String

  /// An error found by a handler; the reader fills in the place.
  public init(_ reason: String) {
    self.init(file: "", line: 0, column: 0, reason: reason)
  }

  public init(file: String, line: Int, column: Int, reason: String) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  public var description: String { "\(file):\(line):\(column): \(reason)" }
}
