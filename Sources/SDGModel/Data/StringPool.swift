import Bytes

/// Each distinct text once, named by a small number. Columns hold the numbers.
///
/// Numbers depend on the order of reading: nothing that is printed may depend on them.
public struct StringPool: Sendable {
  private var numbers = TextNumbers()

  public init() { _ = numbers.number(of: "") }

  /// The number of the empty text.
  public static let empty: UInt32 = 0

  public var strings: [String] { numbers.texts }

  public mutating func number(of text: String) -> UInt32 { numbers.number(of: text) }

  /// The number, if the text is in the pool.
  public func known(_ text: String) -> UInt32? { numbers.known(text) }

  public subscript(number: UInt32) -> String { numbers.texts[Int(number)] }
}
