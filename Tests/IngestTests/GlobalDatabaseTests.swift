import Bytes
import SDGModel
import Testing

@testable import Ingest

@Suite("Extracts of the global database")
struct GlobalDatabaseTests {
  static let header =
    "Goal,Target,Indicator,SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,TimePeriod,Value,Time_Detail,TimeCoverage,UpperBound,LowerBound,BasePeriod,Source,GeoInfoUrl,FootNote,Age,Location,Nature,Reporting Type,Sex,Units"

  func read(_ text: String, area: Area? = nil) throws -> ReadResult {
    try Reading.read(text, context: try Reading.context(defaultArea: area))
  }

  @Test("Plain columns are read by name; portal codes become SDMX codes")
  func plain() throws {
    let result = try read(
      Self.header
        + "\n1,1.1,1.1.1,SI_POV_EMP1,Employed below the line,404,Kenya,2015,33.2,2014,,35,31,,ILO,,A note,15-24,URBAN,M,G,FEMALE,PERCENT\n"
    )
    let row = try #require(result.rows.first)
    #expect(result.file.dialect == "unsd-long")
    #expect(row.area == "404")
    #expect(row.breakdown == Breakdown(["age": "Y15T24", "location": "U", "sex": "F"]))
    #expect(row.unit == "PT")
    #expect([row.lower, row.upper] == [31, 35])
    #expect(row.nature == .modelled)
    #expect(row.sourceText == "ILO")
    #expect(row.note == "A note | Time detail: 2014")
    #expect(row.ownCodes.contains("unit=PERCENT"))
  }

  @Test("Columns may be bracketed, few and in another order, and areas named without codes")
  func bracketed() throws {
    let result = try read(
      "[Sex],SeriesCode,GeoAreaName,[Units],Value,TimePeriod,Indicator,[Reporting Type]\nMALE,SI_POV_DAY1,Kenya,PERCENT,>95.0,2015,1.1.1,G\n"
    )
    let row = try #require(result.rows.first)
    #expect(row.area == "404")
    #expect(row.breakdown.text == "sex=M")
    #expect(row.value == .above(95))
    #expect(row.unit == "PT")
  }

  @Test("NaN and N are observations without a value")
  func missing() throws {
    let result = try read(
      "Indicator,SeriesCode,GeoAreaCode,TimePeriod,Value\n1.1.1,SI_POV_DAY1,404,2015,NaN\n1.1.1,SI_POV_DAY1,404,2016,N\n"
    )
    #expect(result.rows.map(\.value) == [.missing, .missing])
    #expect(result.file.counts == RecordCounts(taken: 2))
  }

  @Test("Rows on other countries are left out and counted where the project is about one")
  func otherCountries() throws {
    let country = Area(id: "404", name: LocalText("K"), level: "country")
    let result = try read(
      "Indicator,SeriesCode,GeoAreaCode,TimePeriod,Value\n1.1.1,SI_POV_DAY1,404,2015,1\n1.1.1,SI_POV_DAY1,4,2015,2\n1.1.1,SI_POV_DAY1,1,bad,3\n",
      area: country)
    #expect(result.rows.map(\.area) == ["404"])
    #expect(result.file.counts == RecordCounts(taken: 1, leftOut: 2))
    #expect(result.found(.otherAreas).map(\.rowsAffected) == [2])
  }

  @Test("A reporting type that all rows share breaks nothing down; two of them stay apart")
  func reportingType() throws {
    let header = "SeriesCode,TimePeriod,Value,Reporting Type\n"
    let same = try read(header + "SI_POV_DAY1,2015,1,N\nSI_POV_DAY1,2016,1,N\n")
    #expect(same.rows.map(\.breakdown) == [.total, .total])
    #expect(same.rows.map(\.ownCodes) == ["reportingType=N", "reportingType=N"])
    let mixed = try read(header + "SI_POV_DAY1,2015,1,G\nSI_POV_DAY1,2015,2,N\n")
    #expect(mixed.rows.map(\.breakdown.text) == ["", "reportingType=N"])
  }
}

@Suite("SDMX-CSV")
struct SDMXReaderTests {
  static let header =
    "DATAFLOW,FREQ,REPORTING_TYPE,SERIES,REF_AREA,SEX,AGE,URBANISATION,COMPOSITE_BREAKDOWN,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,UNIT_MEASURE,NATURE,TIME_DETAIL,COMMENT_OBS,UPPER_BOUND,LOWER_BOUND,SOURCE_DETAIL"

  @Test("Dimensions and attributes arrive in their fields")
  func attributes() throws {
    let result = try Reading.read(
      Self.header
        + "\nA:F(1.0),A,G,SE_ADT_FUNS,404,F,Y15T24,_T,SKILL_READ,2015,12,E,3,PT,CA,2014-2015,Note,13,11,Survey\n",
      context: try Reading.context(defaultArea: nil))
    let row = try #require(result.rows.first)
    #expect(result.file.dialect == "sdmx-csv")
    #expect(row.breakdown == Breakdown(["sex": "F", "age": "Y15T24", "skill": "SKILL_READ"]))
    #expect(row.multiplier == 3)
    #expect(row.status == .estimated)
    #expect(row.nature == .countryAdjusted)
    #expect(row.note == "Note | Time detail: 2014-2015")
    #expect([row.lower, row.upper] == [11, 13])
    #expect(row.indicator == "4.6.1")
  }

  @Test("Version 2.0 with labels, and rows that delete")
  func version2() throws {
    let result = try Reading.read(
      "STRUCTURE,STRUCTURE_ID,ACTION,SERIES: Series,SEX: Sex,TIME_PERIOD: Time,OBS_VALUE: Value\ndataflow,X:Y(1.0),I,SI_POV_DAY1: Poverty,F: Female,2015,4\ndataflow,X:Y(1.0),D,SI_POV_DAY1: Poverty,M: Male,2015,5\n"
    )
    #expect(result.rows.map(\.series) == ["SI_POV_DAY1"])
    #expect(result.rows.map(\.breakdown.text) == ["sex=F"])
    #expect(result.file.counts == RecordCounts(taken: 1, leftOut: 1))
  }

  @Test("Numbers are the file's own areas where it names its country by letters")
  func ownAreaNumbers() throws {
    let text =
      "SERIES,REF_AREA,TIME_PERIOD,OBS_VALUE\nSI_POV_DAY1,RW,2015,1\nSI_POV_DAY1,4,2015,2\n"
    let country = Area(id: "646", name: LocalText("R"), level: "country")
    let result = try Reading.read(text, context: try Reading.context(defaultArea: country))
    #expect(result.rows.map(\.area) == ["646", "4"])
    #expect(result.found(.unknownArea).count == 1)
  }

  @Test("A project's own areas stand before the list of countries")
  func projectAreas() throws {
    let country = Area(id: "646", name: LocalText("R"), level: "country")
    let north = Area(
      id: "NORTH", name: LocalText("North"), aliases: ["4"], parent: "646", level: "province")
    let result = try Reading.read(
      "SERIES,REF_AREA,TIME_PERIOD,OBS_VALUE\nSI_POV_DAY1,646,2015,1\nSI_POV_DAY1,4,2015,2\n",
      context: try Reading.context(areas: [north], defaultArea: country))
    #expect(result.rows.map(\.area) == ["646", "NORTH"])
  }

  @Test(
    "Time ranges become the period that they span",
    arguments: [
      ("2010-01-01/P6Y", "2010-2015"), ("2015-01-01/P1Y", "2015"),
      ("2018-09-01/P122D", "2018-09-01/2018-12-31"), ("2018-09-01/P4M", "2018-09-01/2018-12-31"),
      ("2020-02-28/P2D", "2020-02-28/2020-02-29"), ("2019-12-31/P366D", "2019-12-31/2020-12-30"),
    ])
  func timeRanges(_ text: String, _ expected: String) {
    #expect(SDMXTimeRange.period(text)?.text == expected)
  }

  @Test(
    "Time ranges that no calendar holds are none, not a crash",
    arguments: [
      "2010-01-01/P9223372036854775807Y", "2010-01-01/P9223372036854775807M",
      "2010-01-01/P9223372036854775807D", "2010-01-01/P99999999999999999999Y",
      "2010-01-01/P0Y", "2010-01-01/P-1Y", "2010-01-01/P", "2010-01-01/P191Y", "2010-01-01/P99999D",
    ])
  func endlessTimeRanges(_ text: String) {
    #expect(SDMXTimeRange.period(text) == nil)
  }
}

@Suite("Recognition of layouts")
struct RecognitionTests {
  @Test(
    "By the columns, not the file's name",
    arguments: [
      ("indicator,period,value", Dialect.tidyCSV), ("Series;Period;Value", .tidyCSV),
      ("SERIES,TIME_PERIOD,OBS_VALUE", .sdmxCSV),
      ("STRUCTURE,TIME_PERIOD: Time,OBS_VALUE: V", .sdmxCSV),
      ("SeriesCode,TimePeriod,Value", .unsdLong), ("Year,Sex,Value", .openSDG),
      ("Value,SERIES,Year", .openSDG), ("colour,size", nil), ("Year,Sex", nil), ("", nil),
    ])
  func dialects(_ header: String, _ expected: Dialect?) {
    let columns = header.split { $0 == "," || $0 == ";" }.map { String($0) }
    #expect(Readers.recognise(header: columns) == expected)
  }
}
