import Testing

@testable import SDGModel

@Suite("Periods")
struct PeriodTests {
  @Test(
    "The shapes met in the wild are read to one canonical text",
    arguments: [
      ("2015", "2015"), (" 2015 ", "2015"), ("2015.0", "2015"), ("2015/16", "2015/16"),
      ("2015/2016", "2015/16"), ("2015-16", "2015/16"), ("2013/16", "2013-2016"),
      ("2010-2015", "2010-2015"), ("2010 to 2015", "2010-2015"), ("2010–2015", "2010-2015"),
      ("2013/14 to 2015/16", "2013-2016"), ("2024 Q1", "2024-Q1"), ("2024-Q1", "2024-Q1"),
      ("2024Q4", "2024-Q4"), ("Q3 2021", "2021-Q3"), ("2015-03", "2015-03"),
      ("2015 03", "2015-03"), ("2015-03-31", "2015-03-31"),
      ("2018-09-01/2018-12-31", "2018-09-01/2018-12-31"),
      ("2018-09/2018-12", "2018-09-01/2018-12-31"),
    ])
  func shapes(text: String, canonical: String) throws {
    let period = try #require(Period(text))
    #expect(period.text == canonical)
    #expect(Period(canonical) == period)
  }

  @Test(
    "A month that looks like a split year is written so that it reads back as a month",
    arguments: [
      ("2009 10", "2009-M10"), ("2010 11", "2010-M11"), ("2011 12", "2011-M12"),
      ("2009-M10", "2009-M10"), ("2015-M03", "2015-03"), ("2009 11", "2009-11"),
    ])
  func monthsThatLookLikeSplitYears(text: String, canonical: String) throws {
    let period = try #require(Period(text))
    #expect(period.kind == .month)
    #expect(period.text == canonical)
    #expect(Period(canonical) == period)
  }

  @Test("Spans of as many years follow each other where no year lies between")
  func spansOfYears() throws {
    let first = try #require(Period("2010-2015"))
    #expect(first.isFollowed(by: try #require(Period("2016-2021"))))
    #expect(!first.isFollowed(by: try #require(Period("2017-2022"))))
    #expect(!first.isFollowed(by: try #require(Period("2016-2018"))))
  }

  @Test(
    "A footnote mark beside a period is kept apart from it",
    arguments: [
      ("2019*", "2019", "*"), ("2010-2015*", "2010-2015", "*"), ("1974a", "1974", "a"),
      ("2015/16 [Note 9]", "2015/16", "Note 9"), ("2010-2015 (baseline)", "2010-2015", "baseline"),
    ])
  func marks(text: String, canonical: String, mark: String) throws {
    let reading = try Period.read(text).get()
    #expect(reading.period.text == canonical)
    #expect(reading.mark == mark)
  }

  @Test(
    "Impossible years are refused as such",
    arguments: ["20222", "202", "0", "9999", "2015-13", "2015-02-30", "2024 Q5", "2016-2010"])
  func impossible(text: String) {
    #expect(Period.read(text) == .failure(.impossible))
  }

  @Test(
    "Sentences and other texts are no periods",
    arguments: ["There is no data for this indicator yet", "2015.5", "about 2015", "x", "1/2/3/4"])
  func unreadable(text: String) {
    #expect(Period.read(text) == .failure(.unreadable))
  }

  @Test("A blank is told apart from an unreadable text")
  func blank() {
    #expect(Period.read("  ") == .failure(.blank))
  }

  @Test("Only the next year follows a year, and periods of other kinds never do")
  func following() throws {
    let year = try #require(Period("2015"))
    #expect(year.isFollowed(by: try #require(Period("2016"))))
    #expect(!year.isFollowed(by: try #require(Period("2017"))))
    #expect(!year.isFollowed(by: try #require(Period("2016/17"))))
    let december = try #require(Period("2015-12"))
    #expect(december.isFollowed(by: try #require(Period("2016-01"))))
    let quarter = try #require(Period("2015-Q4"))
    #expect(quarter.isFollowed(by: try #require(Period("2016-Q1"))))
  }

  @Test("A period of several years is as old as its last year")
  func age() throws {
    #expect(try #require(Period("2010-2015")).lastYear == 2015)
    #expect(try #require(Period("2015/16")).lastYear == 2016)
  }

  @Test("A year lies on the axis between its first and last instant")
  func axis() throws {
    let axis = try #require(Period("2016")).axis
    #expect(axis.from == 2016 && axis.to == 2017 && axis.middle == 2016.5)
  }

  @Test("Any text is read without a crash", arguments: 0..<200)
  func anyText(seed: Int) {
    var state = UInt64(seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    let alphabet = Array("0123456789/- Qto*[]()abé.–")
    var text = ""
    for _ in 0..<(seed % 24) {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      text.append(alphabet[Int(state >> 33) % alphabet.count])
    }
    if case .success(let reading) = Period.read(text) {
      #expect(Period(reading.period.text) == reading.period)
    }
  }
}
