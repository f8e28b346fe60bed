/// A JSON value (RFC 8259). Members of an object keep their order, so that the same value always
/// gives the same text.
public enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Numbers that are not finite have no JSON form and are written `null`.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])
}

extension JSON: Equatable {
  /// Objects are equal if their members are equal in the same order.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}

extension JSON {
  /// The first member of an object with that key.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  public var stringValue: String? { if case .string(let value) = self { value } else { nil } }

  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }

  public var integerValue: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The number, whether written as an integer or not.
  public var numberValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  public var arrayValue: [JSON]? { if case .array(let values) = self { values } else { nil } }

  public var objectValue: [(key: String, value: JSON)]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// An optional text: `null` where there is none.
  public static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
}
