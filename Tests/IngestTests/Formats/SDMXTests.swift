import SDGModel
import Testing

@testable import Ingest

@Suite("SDMX-ML")
struct SDMXTests {
  private func read(_ text: String, structure: SDMXStructure? = nil) throws -> ReadResult {
    var context = try Reading.context()
    context.structure = structure
    return try Reading.read(text, name: "data/message.xml", context: context)
  }

  private static let specific = """
    <?xml version="1.0"?>
    <m:StructureSpecificData xmlns:m="m" xmlns:ss="ss" xmlns:xsi="xsi"><m:Header><m:ID>x</m:ID></m:Header>
    <m:DataSet ss:dataScope="DataStructure" xsi:type="t" ss:action="Information" REPORTING_TYPE="N">
    <Group xsi:type="g" SERIES="SI_POV_DAY1" SEX="F" COMMENT_TS="Of women"/>
    <Series FREQ="A" SERIES="SI_POV_DAY1" REF_AREA="AVA" SEX="F" AGE="_T" UNIT_MEASURE="PT">
    <Obs TIME_PERIOD="2015" OBS_VALUE="12.5" OBS_STATUS="A" COMMENT_OBS="Men &amp; women"/>
    <Obs TIME_PERIOD="2016" OBS_VALUE="NaN" OBS_STATUS="O"/></Series>
    <Series FREQ="A" SERIES="SI_POV_DAY1" REF_AREA="AVA" SEX="M" AGE="_T" UNIT_MEASURE="PT">
    <Obs TIME_PERIOD="2015" OBS_VALUE="11"/></Series></m:DataSet></m:StructureSpecificData>
    """

  @Test("Structure-specific messages give a record an observation, with what stands around it")
  func structureSpecific() throws {
    let result = try read(Self.specific)
    #expect(result.rows.map(\.value) == [.number(12.5), .missing, .number(11)])
    #expect(result.rows.map(\.breakdown.text) == ["sex=F", "sex=F", "sex=M"])
    #expect(result.rows[0].note == "Men & women | Of women")
    #expect(result.rows[2].note.isEmpty)
    #expect(result.rows.allSatisfy { $0.unit == "PT" && $0.indicator == "1.1.1" })
    #expect(result.rows[0].origin.line == 6)
    #expect(result.file.dialect == "sdmx-ml")
    #expect(result.file.counts == RecordCounts(taken: 3))
  }

  @Test("A year and a month are a month, though elsewhere they may be two years")
  func gregorianMonth() throws {
    let text = Self.specific.replacing("TIME_PERIOD=\"2016\"", with: "TIME_PERIOD=\"2009-10\"")
    let months = try read(text).rows[1].period
    #expect(months.kind == .month)
    #expect(months.first.text == "2009-10-01" && months.last.text == "2009-10-31")
  }

  @Test("Generic messages of 2.1 say the same in elements")
  func generic() throws {
    let result = try read(
      """
      <GenericData xmlns="m" xmlns:g="g"><DataSet><g:Series><g:SeriesKey>
      <g:Value id="SERIES" value="SI_POV_DAY1"/><g:Value id="REF_AREA" value="AVA"/>
      <g:Value id="SEX" value="F"/></g:SeriesKey>
      <g:Attributes><g:Value id="UNIT_MEASURE" value="PT"/></g:Attributes>
      <g:Obs><g:ObsDimension value="2015"/><g:ObsValue value="12.5"/>
      <g:Attributes><g:Value id="OBS_STATUS" value="P"/></g:Attributes></g:Obs>
      </g:Series></DataSet></GenericData>
      """)
    let row = try #require(result.rows.first)
    #expect(row.value == .number(12.5) && row.unit == "PT" && row.status == .provisional)
    #expect(row.breakdown.text == "sex=F" && row.period.text == "2015")
  }

  @Test("Generic messages of 2.0 too, their areas in any case")
  func older() throws {
    let result = try read(
      """
      <GenericData xmlns="m" xmlns:g="g"><DataSet><g:Series><g:SeriesKey>
      <g:Value concept="SERIES" value="SI_POV_DAY1"/><g:Value concept="REF_AREA" value="ava"/>
      </g:SeriesKey><g:Obs><g:Time>2015</g:Time><g:ObsValue value="12.5"/></g:Obs></g:Series>
      </DataSet></GenericData>
      """)
    #expect(result.rows.map(\.period.text) == ["2015"])
    #expect(result.rows.map(\.area) == ["900"])
  }

  @Test("The unit is part of the key: one series in two units is two")
  func unitsApart() throws {
    let text = Self.specific.replacing(
      "SEX=\"M\" AGE=\"_T\" UNIT_MEASURE=\"PT\"",
      with: "SEX=\"F\" AGE=\"_T\" UNIT_MEASURE=\"NUMBER\"")
    let result = try ConflictCheck.holdConflicts([read(text)])[0]
    #expect(result.file.counts == RecordCounts(taken: 3))
  }

  @Test("A structure message explains national series, categories and areas")
  func structure() throws {
    let message = """
      <Structure xmlns="m" xmlns:s="s" xmlns:c="c"><Codelists><s:Codelist id="CL_SERIES">
      <s:Code id="L_LAMPS"><c:Annotations><c:Annotation><c:AnnotationTitle>Indicator</c:AnnotationTitle>
      <c:AnnotationText xml:lang="en">7.1.1</c:AnnotationText></c:Annotation></c:Annotations>
      <c:Name xml:lang="en">Lamps &amp; lanterns</c:Name><c:Name xml:lang="fr">Lampes</c:Name></s:Code>
      </s:Codelist><s:Codelist id="CL_AREA"><s:Code id="1"><c:Name xml:lang="en">North</c:Name></s:Code>
      </s:Codelist></Codelists><DataStructures><s:Dimension id="SERIES"><s:Enumeration>
      <Ref id="CL_SERIES"/></s:Enumeration></s:Dimension><s:Dimension id="REF_AREA"><s:Enumeration>
      <Ref id="CL_AREA"/></s:Enumeration></s:Dimension></DataStructures></Structure>
      """
    let structure = try #require(SDMXStructure.parse(Array(message.utf8), file: "dsd.xml"))
    #expect(structure.name(of: "1", concept: "REF_AREA")?["en"] == "North")
    #expect(structure.name(of: "1", concept: "SERIES") == nil)
    let text = Self.specific.replacing("SI_POV_DAY1", with: "L_LAMPS")
      .replacing("REF_AREA=\"AVA\" SEX=\"M\"", with: "REF_AREA=\"1\" SEX=\"M\"")
    let result = try read(text, structure: structure)
    #expect(result.rows.allSatisfy { $0.indicator == "7.1.1" && $0.series == "L_LAMPS" })
    #expect(result.seriesNames["L_LAMPS"]?["fr"] == "Lampes")
    #expect(result.found(.unknownArea).isEmpty)
    #expect(try read(message).diagnostics.map(\.rule) == ["structure-message"])
  }

  @Test("A message that breaks off, has a document type or is none blocks, and gives no record")
  func broken() throws {
    let cut = try read(String(Self.specific.prefix(700)))
    #expect(cut.diagnostics.map(\.rule) == ["unreadable-message"])
    #expect(cut.rows.isEmpty)
    let entity = try read(
      "<!DOCTYPE x [<!ENTITY e \"boom\">]><GenericData><DataSet>&e;</DataSet></GenericData>")
    #expect(
      entity.diagnostics.allSatisfy { $0.severity == .blocking } && !entity.diagnostics.isEmpty)
    #expect(try read("<kml><Placemark/></kml>").diagnostics.map(\.rule) == ["unknown-format"])
  }

  @Test("Attributes of a group that stands behind its series are told, not guessed")
  func lateGroup() throws {
    let text = Self.specific.replacing(
      "</m:DataSet>", with: "<Group SERIES=\"SI_POV_DAY1\" COMMENT_TS=\"late\"/></m:DataSet>")
    let result = try read(text)
    #expect(result.found(.lateGroup).count == 1)
    #expect(!result.rows.contains { $0.note.contains("late") })
  }
}
