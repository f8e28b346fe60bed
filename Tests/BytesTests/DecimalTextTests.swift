import Bytes
import Testing

struct DecimalTextTests {
  @Test(
    "Plain numbers are read",
    arguments: [
      ("0", 0.0), ("-0", -0.0), ("12", 12), ("+1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
      ("1E-2", 0.01), ("0.1", 0.1), ("123456789012345678901234567890", 1.2345678901234568e29),
      ("9007199254740993", 9_007_199_254_740_992), ("1e-400", 0),
      ("4.9e-324", .leastNonzeroMagnitude),
      ("0.000000000000000000000000000001", 1e-30),
    ])
  func numbers(_ text: String, _ value: Double) {
    #expect(DecimalText.parse(text)?.bitPattern == value.bitPattern)
    #expect(DecimalText.parse(Array(text.utf8))?.bitPattern == value.bitPattern)
  }

  @Test(
    "What is no plain number is none",
    arguments: [
      "", " 1", "1 ", "1 000", "1,5", "NaN", "nan", "Inf", "inf", "-Infinity", "0x10", "1e", "1e+",
      "e5", ".", "-", "+", "--1", "1.2.3", "1e5.5", "<5", "1e400", "-1e999999999999999999999", "١",
      "1\0", "1_000",
    ])
  func notNumbers(_ text: String) {
    #expect(DecimalText.parse(text) == nil)
  }

  @Test(
    "The shortest text has no needless digit, point, sign or exponent",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-2.5, "-2.5"), (0.1, "0.1"),
      (0.1 + 0.2, "0.30000000000000004"),
      (1e15, "1000000000000000"), (1e16, "10000000000000000"), (123456789.125, "123456789.125"),
      (1e20, "100000000000000000000"), (1e21, "1e21"), (-1.5e300, "-1.5e300"), (0.00001, "0.00001"),
      (1e-7, "0.0000001"), (1.5e-8, "1.5e-8"), (.leastNonzeroMagnitude, "5e-324"),
      (9_007_199_254_740_992, "9007199254740992"),
      (100, "100"), (1234.5e3, "1234500"),
    ])
  func shortest(_ value: Double, _ text: String) {
    #expect(DecimalText.shortest(value) == text)
  }

  @Test("The shortest text reads back to the same double")
  func shortestReadsBack() {
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: numbers.next())
      guard value.isFinite, value != 0 else { continue }
      #expect(DecimalText.parse(DecimalText.shortest(value)) == value)
    }
  }

  @Test(
    "Fixed decimals round a half to the even neighbour, as people write the number",
    arguments: [
      (2.665, 2, "2.66"), (2.675, 2, "2.68"), (0.125, 2, "0.12"), (0.5, 0, "0"), (1.5, 0, "2"),
      (2.5, 0, "2"), (2.51, 0, "3"), (99.95, 1, "100.0"), (9.96, 1, "10.0"), (-0.04, 1, "0.0"),
      (-1.25, 1, "-1.2"), (12, 2, "12.00"), (0, 1, "0.0"), (0.04, 1, "0.0"), (0.06, 1, "0.1"),
      (0.0006, 2, "0.00"), (1e21, 1, "1000000000000000000000.0"), (1234.5678, -3, "1235"),
      (0.96, 0, "1"), (1e-9, 3, "0.000"),
    ])
  func fixed(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(DecimalText.fixed(value, decimals: decimals) == text)
  }
}
