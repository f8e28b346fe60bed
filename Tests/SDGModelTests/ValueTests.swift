import Testing

@testable import SDGModel

@Suite("Values, ages and breakdowns")
struct ValueTests {
  @Test(
    "Marks in value columns become the kind of nothing that they say",
    arguments: [
      ("", ObservedValue.missing), ("NaN", .missing), ("N", .missing), ("..", .missing),
      ("-", .missing), ("n/a", .missing), ("<2.5", .below(2.5)), ("> 95", .above(95)),
      (">95.0", .above(95)), ("suppressed", .suppressed), ("refused", .refused),
    ])
  func marks(text: String, value: ObservedValue) {
    #expect(ObservedValue.reading(mark: text) == value)
  }

  @Test(
    "A text that is neither a number nor a mark is no value",
    arguments: ["abc", "12,4x", "Inf", "<", "<x", "1 of 2"])
  func noValue(text: String) {
    #expect(ObservedValue.reading(mark: text) == nil)
  }

  @Test(
    "Ages are bands, and a less-than sign in a column of ages is an age",
    arguments: [
      ("<5", "Y0T4"), ("15-24", "Y15T24"), ("25+", "Y_GE25"), ("65 and over", "Y_GE65"),
      ("Y15T24", "Y15T24"), ("Y_GE60", "Y_GE60"), ("under 15", "Y0T14"), ("<15Y", "Y0T14"),
      ("15–49 years", "Y15T49"), ("Y0T4", "Y0T4"), ("Y5", "Y5"),
      ("15 a 24 años", "Y15T24"), ("entre 15 y 24 años", "Y15T24"), ("15 à 24 ans", "Y15T24"),
      ("15-19 ans", "Y15T19"), ("moins de 15 ans", "Y0T14"), ("menores de 5 años", "Y0T4"),
      ("60 ans et plus", "Y_GE60"), ("15 лет и старше", "Y_GE15"), ("15 سنة فأكثر", "Y_GE15"),
      ("65 y más", "Y_GE65"), ("60 anos ou mais", "Y_GE60"),
      ("60 plus", "Y_GE60"), ("plus de 60 ans", "Y_GE61"), ("over 60", "Y_GE61"),
      ("aged 15 years", "Y15"), ("5 years old", "Y5"), ("≤ 14", "Y0T14"), ("5 and under", "Y0T5"),
      ("Aged 15 to 24 yrs.", "Y15T24"), ("between 15 and 24", "Y15T24"), (">= 65", "Y_GE65"),
    ])
  func ages(text: String, code: String) {
    #expect(AgeBand(text)?.code == code)
  }

  @Test(
    "What is no age is none",
    arguments: [
      "ALLAGE", "_T", "", "adults", "24-15", "15-", "15 24", "12-23 months",
      "15", "2015-16", "15 and 24", "women 15-49", "under", "0-28 days", "<0",
      "99999999999999999999-3",
    ])
  func noAges(text: String) {
    #expect(AgeBand(text) == nil)
  }

  @Test(
    "Bands of ages that a spreadsheet made dates of are recognised",
    arguments: [
      ("9-May", "Y5T9"), ("05-Sep", "Y5T9"), ("14-Oct", "Y10T14"), ("Oct-14", "Y10T14"),
      ("2024-05-09", "Y5T9"), ("2014-10-01", "Y10T14"), ("4-Jan", "Y1T4"), ("10 to 14", nil),
      ("2015-16", nil), ("2024-05", nil), ("4-4", nil), ("adults", nil),
    ] as [(String, String?)])
  func damagedAges(text: String, code: String?) {
    #expect(AgeBand(madeDate: text)?.code == code)
  }

  @Test(
    "Seconds since 1970 give the day in Greenwich",
    arguments: [
      (0, "1970-01-01"), (951_782_400, "2000-02-29"), (951_868_800, "2000-03-01"),
      (1_735_689_599, "2024-12-31"), (1_780_000_000, "2026-05-28"),
    ])
  func epochSeconds(seconds: Int, day: String) {
    #expect(CalendarDay(epochSeconds: seconds)?.text == day)
  }

  @Test("A breakdown is a set: the order of its parts does not matter")
  func breakdownsAreSets() {
    let a = Breakdown([.init("sex", "F"), .init("age", "Y15T24")])
    let b = Breakdown([.init("age", "Y15T24"), .init("sex", "F")])
    #expect(a == b)
    #expect(a.text == "age=Y15T24;sex=F")
    #expect(Breakdown(["sex": "F"]).isContained(in: a))
    #expect(!a.isContained(in: Breakdown(["sex": "F"])))
  }

  @Test("A table gives every row back as it was put in")
  func tablesKeepRows() {
    var row = Observation(
      indicator: "7.7.7", series: "ZZ", area: "AA", period: Period("2015/16")!,
      breakdown: Breakdown(["sex": "F"]), value: .below(2.5), unit: "PT", source: "office",
      origin: .init(file: "a.csv", line: 7, hash: "ab", text: "x,y"))
    row.publisher = "agency"
    row.multiplier = 3
    row.nature = .countryAdjusted
    row.status = .provisional
    row.lower = 1
    row.denominator = 40
    row.note = "n"
    row.sourceText = "s"
    row.ownCodes = "sex=FEMALE"
    row.definition = "d"
    var other = row
    other.value = .refused
    other.lower = nil
    other.denominator = nil
    let table = ObservationTable([row, other])
    #expect(table[0] == row)
    #expect(table[1] == other)
  }
}
