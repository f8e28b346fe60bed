/// Each distinct text once, named by a small number. Columns hold the numbers.
///
/// Numbers depend on the order of reading: nothing that is printed may depend on them.
public struct StringPool: Sendable {
  public private(set) var strings: [String] = [""]
  private var numbers: [String: UInt32] = ["": 0]

  public init() {}

  /// The number of the empty text.
  public static let empty: UInt32 = 0

  public mutating func number(of text: String) -> UInt32 {
    if let known = numbers[text] { return known }
    let number = UInt32(strings.count)
    strings.append(text)
    numbers[text] = number
    return number
  }

  /// The number, if the text is in the pool.
  public func known(_ text: String) -> UInt32? { numbers[text] }

  public subscript(number: UInt32) -> String { strings[Int(number)] }
}
