import Bytes
import SDGModel

extension ObservedValue {
  /// The value as data files write it: the shortest number, `<2.5`, the word for a nothing.
  var plainText: String {
    switch self {
    case .number(let value): DecimalText.shortest(value)
    case .below(let value): "<\(DecimalText.shortest(value))"
    case .above(let value): ">\(DecimalText.shortest(value))"
    case .missing: "blank"
    case .suppressed, .notCollected, .notApplicable, .refused: kind.word
    }
  }
}

extension Observation.Key {
  /// The key in words for a message.
  var plainText: String {
    [series, area, period.text, breakdown.text, unit].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
