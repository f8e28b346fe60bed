/// Day counts of the Gregorian calendar as years, months and days.
public enum CivilDay {
  /// The day of a count that begins with 0 on 1 March of the year 0, in which a leap day is the last
  /// day of a year: eras of 400 years, as H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"
  /// (2013), describes. For counts from 0 up.
  public static func day(sinceMarchOfYear0 days: Int) -> (year: Int, month: Int, day: Int) {
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
      month: month < 10 ? month + 3 : month - 9,
      day: dayOfYear - (153 * month + 2) / 5 + 1
    )
  }
}
