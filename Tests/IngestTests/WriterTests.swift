import Bytes
import SDGModel
import Testing

@testable import Ingest

@Suite("Writers")
struct WriterTests {
  static let input = """
    indicator,series,period,sex,age,guild,dimension:Indicator,dimension:Question,value,lower,upper,unit,multiplier,nature,status,source,note
    1.1.1,SI_POV_DAY1,2015,F,15-24,,,,0.1,0.05,0.2,PT,,C,A,Survey,"a ""note"", long"
    1.1.1,SI_POV_DAY1,2010-2015,,,Weavers,Share,1,1e-7,,,PT,3,,,,
    4.1.1,,2015/16,,,,,2,<2.5,,,,,,,,
    4.1.1,,2018-09-01/2018-12-31,,,,,,>95,,,,,,,,
    4.1.1,,2015-Q1,,,,,,,,,,,,O,,
    4.1.1,,2016,,,,,,suppressed,,,,,,,,
    4.1.1,,2017,,,,,,not collected,,,,,,,,
    1.3.1.b,own,2017,,,,,,123456789.125,,,,,,,,

    """

  func key(_ row: Observation) -> String {
    var copy = row
    copy.origin = .init(file: "", line: 0)
    copy.ownCodes = ""
    return "\(copy)"
  }

  @Test("What the tidy writer writes reads back to the same observations")
  func tidyRoundTrip() throws {
    let first = try Reading.read(Self.input)
    #expect(first.file.counts == RecordCounts(taken: 8))
    let vocabulary = try Vocabulary.standard()
    let written = TidyWriter.csv(first.observations, vocabulary: vocabulary)
    let second = try Reading.read(written)
    #expect(first.rows.map(key).sorted() == second.rows.map(key).sorted())
    #expect(TidyWriter.csv(second.observations, vocabulary: vocabulary) == written)
  }

  @Test("Only columns that say something are written, and the required ones")
  func columns() throws {
    let result = try Reading.read(
      "indicator,period,value\n1.1.1,2015,\n", context: try Reading.context(defaultArea: nil))
    let table = TidyWriter.table(result.observations, vocabulary: try Vocabulary.standard())
    #expect(table.columns == ["indicator", "period", "value"])
    #expect(table.rows == [[.text("1.1.1"), .text("2015"), .missing]])
  }

  @Test("SDMX-CSV has the columns of the data structure, with totals as _T")
  func sdmx() throws {
    let result = try Reading.read(
      "series,area,period,sex,skill,Guild,value,unit\nSE_ADT_FUNS,004,2010-2015,F,SKILL_READ,Weavers,12.5,PT\n",
      context: try Reading.context(defaultArea: nil))
    let table = SDMXWriter.table(result.observations, vocabulary: try Vocabulary.standard())
    let row = Dictionary(uniqueKeysWithValues: zip(table.columns, table.rows[0]))
    #expect(table.columns.count == 34)
    #expect(row["REF_AREA"] == .text("4"))
    #expect(row["SEX"] == .text("F"))
    #expect(row["AGE"] == .text("_T"))
    #expect(row["COMPOSITE_BREAKDOWN"] == .text("SKILL_READ"))
    #expect(row["CUST_BREAKDOWN"] == .text("Guild=Weavers"))
    #expect(row["TIME_PERIOD"] == .text("2010-01-01/P6Y"))
    #expect(row["OBS_VALUE"] == .number(12.5))
    #expect(row["OBS_STATUS"] == .text("A"))
  }

  @Test("SDMX-CSV reads back to the same keys and values")
  func sdmxRoundTrip() throws {
    let text =
      "series,area,period,sex,age,location,value,unit,nature,status\nSI_POV_DAY1,404,2015,F,15-24,U,0.30000000000000004,PT,C,P\nSI_POV_DAY1,404,2010-2015,,,,<2.5,PT,,\nSI_POV_DAY1,404,2018-09-01/2018-12-31,,,,,PT,,\n"
    let context = try Reading.context(defaultArea: nil)
    let first = try Reading.read(text, context: context)
    let written = SDMXWriter.csv(first.observations, vocabulary: context.vocabulary)
    let second = try Reading.read(written, context: context)
    #expect(second.file.dialect == "sdmx-csv")
    #expect(first.rows.map(\.key).sorted() == second.rows.map(\.key).sorted())
    #expect(Set(first.rows.map(\.value)) == Set(second.rows.map(\.value)))
  }

  @Test("The order of the input changes nothing")
  func order() throws {
    let lines = Self.input.split(separator: "\n")
    let shuffled = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    let vocabulary = try Vocabulary.standard()
    let texts = try [Self.input, shuffled].map {
      TidyWriter.csv(try Reading.read($0).observations, vocabulary: vocabulary)
    }
    #expect(texts[0] == texts[1])
  }
}
