import Bytes

/// Days as workbooks count them.
public enum SerialDate {
  /// Year, month and day of a number of days; `nil` for negative numbers and beyond the year 9999.
  ///
  /// Counting from 1900, day 60 is 29 February 1900, which never was (ECMA-376, 18.17.4.1): what
  /// comes before it is one day later than the count says.
  public static func day(_ number: Double, uses1904: Bool) -> (year: Int, month: Int, day: Int)? {
    guard number >= 0, number < 2_958_466 else { return nil }
    let whole = Int(number)
    let days = whole + (uses1904 ? 695_361 : 693_899) + (!uses1904 && whole < 60 ? 1 : 0)
    return CivilDay.day(sinceMarchOfYear0: days)
  }
}
