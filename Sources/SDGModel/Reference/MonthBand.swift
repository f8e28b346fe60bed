/// Completed months of age, both ends within: small children are counted so.
struct MonthBand: Sendable, Equatable {
  let from: Int
  let through: Int

  /// `M12T23`; `M0` for one month.
  var code: String { from == through ? "M\(from)" : "M\(from)T\(through)" }

  /// Reads `M12T23`, `12-23 months`, `12 to 23 months old`, `under 6 months`.
  init?(_ text: String) {
    var body = text.lowercased().filter { !$0.isWhitespace && $0 != "." }
    if body.hasSuffix("old") { body.removeLast(3) }
    let numbers = body.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    guard numbers.allSatisfy({ $0 < 240 }) else { return nil }
    let isInMonths = body.hasSuffix("months") || body.hasSuffix("month")
    switch numbers.count {
    case 2 where numbers[0] <= numbers[1]:
      let isCode = body == "m\(numbers[0])t\(numbers[1])"
      let isRange = ["-", "–", "to"].contains { body.hasPrefix("\(numbers[0])\($0)\(numbers[1])") }
      guard isCode || (isInMonths && isRange) else { return nil }
      (from, through) = (numbers[0], numbers[1])
    case 1 where numbers[0] > 0 && isInMonths:
      guard body.hasPrefix("under") || body.hasPrefix("<") else { return nil }
      (from, through) = (0, numbers[0] - 1)
    case 1 where body == "m\(numbers[0])": (from, through) = (numbers[0], numbers[0])
    default: return nil
    }
  }
}
