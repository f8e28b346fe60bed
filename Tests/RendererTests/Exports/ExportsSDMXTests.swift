import SDGModel
import Testing

@testable import Renderer

@Suite("SDMX-CSV")
struct ExportsSDMXTests {
  @Test("The header is that of the global data flow")
  func header() throws {
    let text = try #require(try ExportSamples.files()["data/observations.sdmx.csv"])
    #expect(
      text.split(separator: "\n").first
        == """
        DATAFLOW,FREQ,REPORTING_TYPE,SERIES,REF_AREA,SEX,AGE,URBANISATION,INCOME_WEALTH_QUANTILE,\
        EDUCATION_LEV,OCCUPATION,CUST_BREAKDOWN,COMPOSITE_BREAKDOWN,DISABILITY_STATUS,ACTIVITY,\
        PRODUCT,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,UNIT_MEASURE,BASE_PER,NATURE,\
        TIME_DETAIL,COMMENT_OBS,TIME_COVERAGE,UPPER_BOUND,LOWER_BOUND,SOURCE_DETAIL,COMMENT_TS,\
        GEO_INFO_URL,GEO_INFO_TYPE,CUST_BREAKDOWN_LB,DATA_LAST_UPDATE
        """)
  }

  @Test("Known dimensions have their concepts, all others stand in CUST_BREAKDOWN as text")
  func dimensions() throws {
    let records = try sdmx()
    let young = try #require(records.first { $0["AGE"] == "Y15T24" })
    #expect(young["SEX"] == "F")
    #expect(young["URBANISATION"] == "_T")
    #expect(young["CUST_BREAKDOWN"] == "_T")
    let own = try #require(records.first { $0["UNIT_MULT"] == "3" })
    #expect(own["CUST_BREAKDOWN"] == "guild=Loom;value=Low")
    #expect(own["CUST_BREAKDOWN_LB"] == "guild=Loom;value=Low")
  }

  @Test("A kind of nothing has no value, and a status that says which")
  func kindsOfNothing() throws {
    let records = try sdmx()
    func status(_ period: String) -> [String] {
      records.filter { $0["TIME_PERIOD"] == period && $0["OBS_VALUE"] == "" }
        .compactMap { $0["OBS_STATUS"] }
    }
    #expect(status("2013") == ["O"])
    #expect(status("2014") == ["L"])
    #expect(status("2017") == ["Q"])
  }

  @Test("Periods are SDMX periods and time ranges")
  func periods() throws {
    let periods = Set(try sdmx().compactMap { $0["TIME_PERIOD"] })
    #expect(
      periods.isSuperset(of: ["2010-01-01/P6Y", "2015-Q2", "2015-06", "2018-09-01/P122D", "2015"]))
  }

  @Test("What has no place is listed with the cell that it belongs to")
  func losses() throws {
    let losses = ExportSamples.records(try ExportSamples.files()["data/sdmx-losses.csv"])
    func lost(_ field: String) -> [String?] {
      losses.filter { $0["field"] == field && $0["indicator"] != "" }.map { $0["value"] }
    }
    #expect(lost("se") == ["0.640625"])
    #expect(lost("n") == ["1200"])
    #expect(lost("guild") == ["Loom"])
    #expect(lost("unit") == ["wool sacks"])
    #expect(lost("period") == ["2015/16"])
    #expect(Set(lost("value")) == ["Low", "<2.5", ">95", "refused"])
    #expect(lost("definition") == ["diary"])
    #expect(lost("series") == [""])
    #expect(losses.filter { $0["indicator"] == "" }.map { $0["field"] }.contains("maker"))
  }

  @Test("What an international agency published is global, all else national")
  func reportingType() throws {
    #expect(Set(try sdmx().compactMap { $0["REPORTING_TYPE"] }) == ["N"])
  }

  private func sdmx() throws -> [[String: String]] {
    ExportSamples.records(try ExportSamples.files()["data/observations.sdmx.csv"])
  }
}
