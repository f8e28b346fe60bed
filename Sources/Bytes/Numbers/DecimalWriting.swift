/// A finite number as sign, decimal digits and the place of the point: 0.d1d2d3… × 10^point, the
/// fewest digits that read back to the same double.
struct DecimalDigits {
  var isNegative: Bool
  var digits: [UInt8]
  var point: Int

  init(_ value: Double) {
    isNegative = value.sign == .minus
    digits = []
    point = 0
    var exponent = 0
    var sawPoint = false
    var text = value.magnitude.description.utf8[...]
    if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(Substring(text[text.index(after: mark)...])) ?? 0
      text = text[..<mark]
    }
    for byte in text {
      if byte == UInt8(ascii: ".") {
        sawPoint = true
      } else {
        digits.append(byte)
        if !sawPoint { point += 1 }
      }
    }
    point += exponent
    let leadingZeros = digits.prefix { $0 == 48 }.count
    digits.removeFirst(leadingZeros)
    point -= leadingZeros
    while digits.last == 48 { digits.removeLast() }
  }

  /// Rounds to so many digits after the point, a half to the even neighbour.
  mutating func round(decimals: Int) {
    let keep = point + decimals
    guard keep < digits.count else { return }
    guard keep >= 0 else {
      digits = []
      point = 0
      return
    }
    let rest = digits[keep...]
    digits = Array(digits[..<keep])
    let isHalf = rest.first == 53 && rest.count == 1
    let isOdd = (digits.last ?? 48) & 1 == 1
    if (rest.first ?? 48) > 53 || (rest.first == 53 && !isHalf) || (isHalf && isOdd) { addOne() }
  }

  private mutating func addOne() {
    var at = digits.count - 1
    while at >= 0, digits[at] == 57 {
      digits[at] = 48
      at -= 1
    }
    if at >= 0 {
      digits[at] += 1
    } else {
      digits.insert(49, at: 0)
      point += 1
    }
  }

  /// Without exponent, with at least so many decimals.
  func plain(decimals: Int) -> String {
    var out: [UInt8] = []
    for at in 0..<max(point, 0) { out.append(at < digits.count ? digits[at] : 48) }
    if out.isEmpty { out.append(48) }
    let written = max(decimals, digits.count - point, 0)
    if written > 0 {
      out.append(UInt8(ascii: "."))
      for at in point..<(point + written) {
        out.append(at >= 0 && at < digits.count ? digits[at] : 48)
      }
    }
    // Nothing but zeros has no sign: "-0" is written "0".
    let isZero = digits.allSatisfy { $0 == 48 }
    return (isNegative && !isZero ? "-" : "") + String(decoding: out, as: UTF8.self)
  }

  func scientific() -> String {
    var out = [digits[0]]
    if digits.count > 1 {
      out.append(UInt8(ascii: "."))
      out += digits[1...]
    }
    return (isNegative ? "-" : "") + String(decoding: out, as: UTF8.self) + "e\(point - 1)"
  }
}

extension DecimalText {
  /// The shortest text that reads back to the same double; whole numbers without point, minus zero
  /// as "0". An exponent is used from 1e21 on and below 1e-7 only. Not finite: "NaN", "Infinity",
  /// "-Infinity", which no output of ours should hold.
  public static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return notFinite(value) }
    if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
    let number = DecimalDigits(value)
    if number.digits.isEmpty { return "0" }
    return number.point > 21 || number.point < -6 ? number.scientific() : number.plain(decimals: 0)
  }

  /// With so many decimals (none if negative), never with exponent. A half is rounded to the even
  /// neighbour, and halves are judged on the number as people write it: 2.665 gives "2.66" and
  /// 2.675 gives "2.68", where the doubles behind them lie a hair above and below. "-0.00" is
  /// written "0.00".
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    var number = DecimalDigits(value)
    number.round(decimals: max(decimals, 0))
    return number.plain(decimals: max(decimals, 0))
  }

  /// The number times a power of ten, its digits unchanged: 0.07 by 2 places is "7", where the
  /// multiplication of doubles would give 7.000000000000001.
  public static func shifted(_ value: Double, by places: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    var number = DecimalDigits(value)
    guard !number.digits.isEmpty else { return "0" }
    number.point += places
    return number.plain(decimals: 0)
  }

  private static func notFinite(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
  }
}
