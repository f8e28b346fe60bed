import SDGModel
import Testing

@testable import Ingest

@Suite("JSON of the global database")
struct JSONTests {
  @Test("A series file gives a record for each figure, censored ones as they are printed")
  func seriesFile() throws {
    let result = try Reading.read(
      """
      {"goal": "2", "target": "2.1", "indicator": "2.1.1", "seriesCode": "SN_ITK_DEFC",
       "refAreas": [
        {"geoAreaCode": "AVA", "type": "Country", "ISO3": "AVA", "areaName": "Avalonia", "data": [
          {"timePeriod": 2015, "source": "FAO", "natureCode": "E", "unitsCode": "PT",
           "value_numeric_part": 14.8, "value_is_censored": false, "value_detail": "14.8"},
          {"timePeriod": 2016, "source": "FAO", "natureCode": "E", "unitsCode": "PT",
           "value_numeric_part": 2.5, "value_is_censored": true, "value_detail": "<2.5"},
          {"timePeriod": 2017, "source": "FAO", "natureCode": "E", "unitsCode": "PT",
           "value_numeric_part": null, "value_is_censored": true, "value_detail": "NA"}]},
        {"geoAreaCode": "AVB", "data": []}]}
      """, name: "data/series.json")
    #expect(result.rows.map(\.value) == [.number(14.8), .below(2.5), .missing])
    #expect(result.rows.map(\.nature) == [.estimated, .estimated, .estimated])
    #expect(result.rows[1].origin.place.text == "data/series.json#/refAreas/0/data/1")
    #expect(result.file.counts == RecordCounts(taken: 3))
    #expect(result.file.dialect == "unsd-json")
  }

  @Test("A page of the public interface keeps its dimensions and attributes apart")
  func interfacePage() throws {
    let result = try Reading.read(
      """
      {"totalElements": 1, "attributes": [{"id": "Nature", "codes": []}], "dimensions": [{"id": "Sex"}],
       "data": [{"goal": ["1"], "target": ["1.1"], "indicator": ["1.1.1"], "series": "SI_POV_DAY1",
        "seriesDescription": "Poverty", "geoAreaCode": "AVA", "geoAreaName": "Avalonia",
        "timePeriodStart": 2015.0, "value": "12.5", "valueType": "Float", "source": "Office",
        "footnotes": ["a", "b"], "attributes": {"Nature": "C", "Units": "PERCENT"},
        "dimensions": {"Sex": "FEMALE", "Age": "15+"}}]}
      """, name: "data/page.json")
    let row = try #require(result.rows.first)
    #expect(result.rows.count == 1)
    #expect(row.breakdown.text == "age=Y_GE15;sex=F")
    #expect(row.unit == "PT" && row.nature == .country)
    #expect(row.period.text == "2015" && row.value == .number(12.5))
    #expect(row.note == "a; b")
  }

  @Test("A country file gives a record for each year")
  func countryFile() throws {
    let result = try Reading.read(
      """
      {"indicator": "6.3.2", "seriesCode": "EN_H2O_WBAMBQ", "data": [{"geoAreaCode": "AVA", "data": [
       {"unitsCode": "PT", "valueDetails": "", "footnotes": "", "sources": "Office", "nature": "C: Country data",
        "value_2016": null, "value_2017": 92.86, "value_latest_year": 92.86, "latest_year": 2017}]}]}
      """, name: "data/wide.json")
    #expect(result.rows.map(\.value) == [.number(92.86)])
    #expect(result.rows.first?.origin.place.text == "data/wide.json#/data/0/data/0/value_2017")
  }

  @Test("JSON that is broken, and JSON of another kind, block with a reason")
  func others() throws {
    #expect(try Reading.read("{\"a\": [1,").diagnostics.map(\.rule) == ["unreadable-file"])
    #expect(try Reading.read("{\"a\": 1}").diagnostics.map(\.rule) == ["unknown-format"])
  }

  @Test("A bracketed column name opens a CSV file, not JSON")
  func brackets() throws {
    let result = try Reading.read("[Sex],SeriesCode,TimePeriod,Value\nFEMALE,SI_POV_DAY1,2015,1\n")
    #expect(result.rows.map(\.breakdown.text) == ["sex=F"])
  }
}
