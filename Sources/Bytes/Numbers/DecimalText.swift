/// Numbers from text and back, exactly and the same in every locale.
public enum DecimalText {
  /// The number that a whole text is, or nil. A number is digits with an optional sign, decimal
  /// point and exponent, and finite: no blanks, no `NaN`, no `Inf`, no hexadecimal, no thousands
  /// separators, no decimal comma. The result is the double nearest to the written number.
  public static func parse(_ text: some StringProtocol) -> Double? {
    let fast = text.utf8.withContiguousStorageIfAvailable(parse)
    return fast ?? Array(text.utf8).withUnsafeBufferPointer(parse)
  }

  /// See `parse(_:)` for text.
  public static func parse(_ bytes: ArraySlice<UInt8>) -> Double? {
    bytes.withUnsafeBufferPointer(parse)
  }

  /// See `parse(_:)` for text.
  public static func parse(_ bytes: [UInt8]) -> Double? { bytes.withUnsafeBufferPointer(parse) }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let start = bytes.baseAddress else { return nil }
    return parse(start, bytes.count)
  }

  /// Reads digits into an integer. Up to 2^53 the integer and a power of ten up to 10^22 are exact
  /// doubles, so that one multiplication or division rounds once, correctly: Clinger, "How to read
  /// floating point numbers accurately" (1990). All others go to the standard library.
  @inline(__always)
  static func parse(_ start: UnsafePointer<UInt8>, _ count: Int) -> Double? {
    let end = start + count
    var at = start
    var isNegative = false
    if at < end, at[0] == 45 || at[0] == 43 {
      isNegative = at[0] == 45
      at += 1
    }
    var mantissa: UInt64 = 0
    let firstDigit = at
    readDigits(&at, end, &mantissa)
    var digits = at - firstDigit
    var exponent = 0
    if at < end, at[0] == 46 {
      at += 1
      let firstDecimal = at
      readDigits(&at, end, &mantissa)
      exponent = firstDecimal - at
      digits -= exponent
    }
    guard digits > 0 else { return nil }
    if at < end {
      guard at[0] | 32 == 101, let power = readExponent(at + 1, end) else { return nil }
      exponent += power
    }
    guard digits <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 else {
      return parseSlowly(UnsafeBufferPointer(start: start, count: count))
    }
    var value = Double(mantissa)
    if exponent < 0 { value /= powersOfTen[-exponent] } else { value *= powersOfTen[exponent] }
    return isNegative ? -value : value
  }

  @inline(__always)
  private static func readDigits(
    _ at: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ value: inout UInt64
  ) {
    while at < end {
      let digit = at[0] &- 48
      if digit > 9 { break }
      // Overflow is harmless: more than 19 digits take the slow path.
      value = value &* 10 &+ UInt64(digit)
      at += 1
    }
  }

  /// The exponent from its first byte to the end of the text; capped, since the slow path decides
  /// whether so large a power leaves a finite number.
  private static func readExponent(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> Int? {
    var at = start
    var isNegative = false
    if at < end, at[0] == 45 || at[0] == 43 {
      isNegative = at[0] == 45
      at += 1
    }
    guard at < end else { return nil }
    var power = 0
    while at < end {
      let digit = at[0] &- 48
      guard digit <= 9 else { return nil }
      power = min(power &* 10 &+ Int(digit), 1_000_000)
      at += 1
    }
    return isNegative ? -power : power
  }

  @inline(never)
  private static func parseSlowly(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  private static let powersOfTen: InlineArray<23, Double> = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
