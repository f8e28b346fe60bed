import Bytes
import SDGModel
import Testing

@testable import Ingest

@Suite("Tidy CSV")
struct TidyReaderTests {
  @Test("Every field of the format arrives in its place")
  func fields() throws {
    let result = try Reading.read(
      """
      indicator,series,area,period,sex,value,lower,upper,se,n,numerator,denominator,unit,multiplier,nature,status,source,note
      1.1.1,SI_POV_DAY1,,2015/16,F,12.5,11,14,0.7,2000,250,2000,PT,0,E,P,Household survey,First round
      """)
    let row = try #require(result.rows.first)
    #expect(result.file.dialect == "tidy-csv")
    #expect(row.indicator == "1.1.1")
    #expect(row.series == "SI_POV_DAY1")
    #expect(row.area == "900")
    #expect(row.period.text == "2015/16")
    #expect(row.breakdown == Breakdown(["sex": "F"]))
    #expect(row.value == .number(12.5))
    #expect([row.lower, row.upper, row.standardError] == [11, 14, 0.7])
    #expect([row.sampleSize, row.numerator, row.denominator] == [2000, 250, 2000])
    #expect(row.unit == "PT")
    #expect(row.nature == .estimated)
    #expect(row.status == .provisional)
    #expect(row.sourceText == "Household survey")
    #expect(row.note == "First round")
    #expect(row.source == "office")
    #expect(row.origin.file == "data/file.csv")
    #expect(row.origin.line == 2)
    #expect(row.origin.hash.count == 16)
    #expect(row.origin.text.hasPrefix("1.1.1,SI_POV_DAY1,,2015/16"))
  }

  @Test("A series alone finds its indicator")
  func seriesAlone() throws {
    let result = try Reading.read("series,period,value\nSI_POV_DAY1,2015,1\n")
    #expect(result.rows.map(\.indicator) == ["1.1.1"])
  }

  @Test("A series that no list gives an indicator is kept under its own code, with a question")
  func noIndicator() throws {
    let result = try Reading.read("series,period,value\nMY_SERIES,2015,1\n")
    #expect(result.rows.map(\.indicator) == ["MY_SERIES"])
    #expect(result.found(.unnamedIndicator).count == 1)
  }

  @Test("A row with neither indicator nor series is held")
  func noSubject() throws {
    let result = try Reading.read("indicator,series,period,value\n,,2015,1\n")
    #expect(result.lines(.missingIndicator) == [2])
    #expect(result.file.counts == RecordCounts(held: 1))
  }

  @Test("Words for categories become codes, and the source's words are kept beside")
  func categories() throws {
    let result = try Reading.read(
      "indicator,period,Sex,location,age,value\n1.1.1,2015,female,Rural,15-24,1\n")
    let row = try #require(result.rows.first)
    #expect(row.breakdown == Breakdown(["sex": "F", "location": "R", "age": "Y15T24"]))
    #expect(row.ownCodes.contains("sex=female"))
  }

  @Test("Totals and blanks leave the breakdown")
  func totals() throws {
    let result = try Reading.read(
      "indicator,period,sex,location,value\n1.1.1,2015,BOTHSEX,,1\n1.1.1,2016,_T,All areas,1\n")
    #expect(result.rows.map(\.breakdown) == [.total, .total])
  }

  @Test("An unknown column of words is a national dimension, and a note says so")
  func nationalDimension() throws {
    let result = try Reading.read(
      "indicator,period,Guild,value\n1.1.1,2015,Weavers,1\n1.1.1,2015,Smiths,2\n")
    #expect(result.rows.map(\.breakdown.text) == ["Guild=Weavers", "Guild=Smiths"])
    #expect(result.found(.nationalDimension).count == 1)
  }

  @Test("An unknown column of numbers is a question and is not read")
  func numericColumn() throws {
    let result = try Reading.read("indicator,period,lowr,value\n1.1.1,2015,3.5,4\n")
    #expect(result.found(.numericColumn).count == 1)
    #expect(result.rows.map(\.breakdown) == [.total])
  }

  @Test("A column marked as a dimension is one whatever its name and content")
  func markedDimension() throws {
    let result = try Reading.read(
      "indicator,period,dimension:Question,value\n1.1.1,2015,1,4\n1.1.1,2015,2,5\n")
    #expect(result.rows.map(\.breakdown.text) == ["Question=1", "Question=2"])
  }

  @Test("Letter case and surplus blanks in the header are normalised and noted")
  func header() throws {
    let result = try Reading.read("Indicator,\" Period \",VALUE\n1.1.1,2015,1\n")
    #expect(result.rows.count == 1)
    #expect(result.found(.headerNormalised).count == 3)
  }

  @Test(
    "Marks and censored values are read as what they say",
    arguments: [
      ("<2.5", ObservedValue.below(2.5)), (">95", .above(95)), ("", .missing), ("NaN", .missing),
      ("suppressed", .suppressed), ("not applicable", .notApplicable),
      ("not collected", .notCollected), ("refused", .refused), (" 7.25 ", .number(7.25)),
      ("-1e3", .number(-1000)),
    ])
  func values(_ text: String, _ expected: ObservedValue) throws {
    let result = try Reading.read("indicator,period,value\n1.1.1,2015,\(text)\n")
    #expect(result.rows.map(\.value) == [expected])
  }

  @Test(
    "A value that is neither number nor mark is held with its line and its text",
    arguments: ["12,5", "1 234", "12.5%", "about 12", "0x1F"])
  func badValues(_ text: String) throws {
    let result = try Reading.read("indicator;period;value\n1.1.1;2014;1\n1.1.1;2015;\(text)\n")
    #expect(result.lines(.unreadableValue) == [3])
    #expect(result.found(.unreadableValue).first?.found.contains(text) == true)
    #expect(result.file.counts == RecordCounts(taken: 1, held: 1))
  }

  @Test("An infinite value is held", arguments: ["Inf", "-inf", "Infinity", "∞"])
  func infinite(_ text: String) throws {
    let result = try Reading.read("indicator,period,value\n1.1.1,2015,\(text)\n")
    #expect(result.lines(.infiniteValue) == [2])
  }

  @Test("Impossible, unreadable and blank periods are held, each under its rule")
  func periods() throws {
    let result = try Reading.read(
      "indicator,period,value\n1.1.1,20222,1\n1.1.1,soon,1\n1.1.1,,1\n1.1.1,2019*,1\n")
    #expect(result.lines(.impossiblePeriod) == [2])
    #expect(result.lines(.unreadablePeriod) == [3])
    #expect(result.lines(.blankPeriod) == [4])
    #expect(result.rows.map(\.period.text) == ["2019"])
    #expect(result.rows.first?.note.contains("2019*") == true)
    #expect(result.file.counts == RecordCounts(taken: 1, held: 3))
  }

  @Test("A status says why a value is missing")
  func statusRefines() throws {
    let result = try Reading.read(
      "indicator,period,value,status\n1.1.1,2015,,Q\n1.1.1,2016,,M\n1.1.1,2017,,L\n1.1.1,2018,,O\n")
    #expect(
      result.rows.map(\.value) == [.suppressed, .notApplicable, .notCollected, .missing])
  }

  @Test("A number with a status that denies it is a question")
  func valueDespiteStatus() throws {
    let result = try Reading.read("indicator,period,value,status\n1.1.1,2015,3,O\n")
    #expect(result.lines(.valueDespiteStatus) == [2])
    #expect(result.file.counts.taken == 1)
  }

  @Test("A unit that the series list contradicts is a question")
  func unit() throws {
    let result = try Reading.read(
      "series,period,value,unit\nSI_POV_DAY1,2015,3,PT\nSI_POV_DAY1,2016,3,KM2\n")
    #expect(result.lines(.unitDiffers) == [3])
  }

  @Test("A row whose source text a register entry matches belongs to that entry")
  func rowLevelSource() throws {
    var citizens = Reading.source("citizens", kind: .citizenGenerated)
    citizens.matches = ["People's  count*2015"]
    let context = try Reading.context(register: [Reading.source("office"), citizens])
    let result = try Reading.read(
      "indicator,period,value,source\n1.1.1,2015,1,\"The PEOPLE'S count, round 2015\"\n1.1.1,2016,2,Census\n",
      context: context)
    #expect(result.rows.map(\.source) == ["citizens", "office"])
    #expect(result.rows.map(\.publisher) == ["office", "office"])
  }

  @Test("A text that two entries claim stays with the publisher and is a question")
  func ambiguousSource() throws {
    var first = Reading.source("first")
    first.matches = ["count"]
    var second = Reading.source("second")
    second.matches = ["people"]
    let context = try Reading.context(register: [first, second])
    let result = try Reading.read(
      "indicator,period,value,source\n1.1.1,2015,1,people count\n", context: context)
    #expect(result.rows.map(\.source) == ["office"])
    #expect(result.found(.ambiguousSource).count == 1)
  }

  @Test(
    "Messages quote no text of a source that is not public or has records of persons",
    arguments: [SharingLevel.aggregate, .internal, .public])
  func privacy(_ sharing: SharingLevel) throws {
    var source = Reading.source("office")
    source.sharing = sharing
    source.isRecordLevel = sharing == .public
    let context = try Reading.context(register: [source])
    let result = try Reading.read(
      "indicator,period,value,guild,hamlet\n1.1.1,2015,SECRET,SECRET,SECRET\n1.1.1,SECRET,2,SECRET,SECRET\n1.1.1,2015,3\n1.1.1,2016,4,SECRET,SECRET\n",
      context: context)
    #expect(result.file.counts == RecordCounts(taken: 1, held: 3))
    #expect(result.diagnostics.allSatisfy { !$0.message.contains("SECRET") })
    #expect(result.rows.allSatisfy { $0.origin.text.isEmpty })
  }
}
