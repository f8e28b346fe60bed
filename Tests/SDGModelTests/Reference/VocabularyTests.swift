import SDGModel
import Testing

@Suite("The vocabulary")
struct VocabularyTests {
  let vocabulary: Vocabulary

  init() throws { vocabulary = try Vocabulary.standard() }

  @Test(
    "Column names in the wild find their dimension",
    arguments: [
      ("[Sex]", "sex"), ("SEX", "sex"), ("sexCode", "sex"), ("Gender", "sex"), ("Age", "age"),
      ("Age_group", "age"), ("Location", "location"), ("URBANISATION", "location"),
      ("Education level", "education"), ("educationLevelCode", "education"),
      ("EDUCATION_LEV", "education"), ("INCOME_WEALTH_QUANTILE", "income"), ("Quintiles", "income"),
      ("wealth", "income"), ("DISABILITY_STATUS", "disability"), ("Migratory status", "migration"),
      ("IHR Capacity", "ihrCapacity"), ("hazardTypeCode", "hazard"),
      ("COMPOSITE_BREAKDOWN", "composite"), ("modeOfTransportationCode", "transport"),
      ("Name of international institution", "institution"), ("Reporting Type", "reportingType"),
    ])
  func dimensions(name: String, expected: String) {
    #expect(vocabulary.dimension(named: name)?.id == expected)
  }

  @Test(
    "Column names in the wild find their field",
    arguments: [
      ("GeoAreaCode", DataField.area), ("REF_AREA", .area), ("GeoAreaName", .areaName),
      ("TimePeriod", .period), ("TIME_PERIOD", .period), ("Year", .period), ("OBS_VALUE", .value),
      ("[Nature]", .nature), ("Observation Status", .status), ("UNIT_MULT", .unitMultiplier),
      ("unitmultiplierCode", .unitMultiplier), ("[Units]", .unit), ("SOURCE_DETAIL", .source),
      ("FootNote", .note), ("SeriesCode", .series), ("se", .standardError), ("n", .sampleSize),
    ])
  func fields(name: String, expected: DataField) {
    #expect(vocabulary.heading(named: name) == .field(expected))
  }

  @Test("A description column is told from the codes beside it")
  func descriptions() throws {
    let sex = try #require(vocabulary.dimension(named: "sex"))
    #expect(vocabulary.heading(named: "sexDesc") == .dimensionLabel(sex))
    #expect(vocabulary.heading(named: "unitsDesc") == .fieldLabel(.unit))
    #expect(vocabulary.heading(named: "Planet") == nil)
  }

  @Test(
    "The chapeau of the Agenda is income, sex, age, race, ethnicity, migration, disability, location, other"
  )
  func chapeau() {
    #expect(
      Set(vocabulary.dimensions.filter(\.isChapeau).map(\.id))
        == [
          "income", "sex", "age", "race", "ethnicity", "migration", "disability", "location",
          "other",
        ])
  }

  @Test(
    "Texts in the wild find their category",
    arguments: [
      ("sex", "BOTHSEX", "_T"), ("sex", "FEMALE", "F"), ("sex", "Female", "F"),
      ("sex", "girls", "F"),
      ("sex", "femaLE", "F"), ("sex", "M", "M"), ("sex", "_T", "_T"), ("sex", "total", "_T"),
      ("location", "ALLAREA", "_T"), ("location", "ALL AREA", "_T"), ("location", "URBAN", "U"),
      ("location", "R", "R"), ("age", "ALLAGE", "_T"), ("age", "<5", "Y0T4"),
      ("age", "<15Y", "Y0T14"), ("age", "15-24", "Y15T24"), ("age", "25+", "Y_GE25"),
      ("age", "under 5 years old", "Y0T4"), ("age", "Under 1 month old", "M0"),
      ("age", "M12T23", "M12T23"), ("age", "12-23 months", "M12T23"),
      ("age", "aged 15 years", "Y15"), ("age", "5 years old", "Y5"),
      ("education", "PRIMAR", "ISCED11_1"), ("education", "GRAD23", "ISCED11A_0_G23"),
      ("education", "SECOND", "AGG_2_3"), ("skill", "SKILL_MATH", "SKILL_MATH"),
      ("skill", "LITE", "SKILL_LTRCY"), ("income", "Q1", "Q1"), ("income", "Poorest", "Q1"),
      ("income", "IVquintile", "Q4"), ("disability", "PD", "PD"), ("disability", "PWD", "PWD"),
      ("disability", "With disability", "PD"), ("ihrCapacity", "IHR01", "IHR_01"),
      ("ihrCapacity", "SPAR13", "SPAR_13"), ("hazard", "FLOOD", "HZT_FLOOD"),
      ("product", "ALP", "_T"), ("product", "BIM", "MF1"), ("occupation", "NURS", "ISCO08_222_322"),
      ("occupation", "isco08-1", "ISCO08_1"), ("bounds", "MP", "_T"), ("speed", "ANYS", "_T"),
    ])
  func categories(dimension: String, text: String, code: String) {
    let found = vocabulary.category(dimension: dimension, text: text)
    #expect(found?.code == code)
    #expect(found?.dimension == dimension)
    #expect(found?.isTotal == (code == "_T"))
  }

  @Test("An urban U is not the unknown _U, and a place is not a sex")
  func notConfused() {
    #expect(vocabulary.category(dimension: "location", text: "_U") == nil)
    #expect(vocabulary.category(dimension: "sex", text: "_U")?.code == "_U")
    #expect(vocabulary.category(dimension: "sex", text: "urban") == nil)
    #expect(vocabulary.category(dimension: "sex", text: "") == nil)
  }

  @Test("A name that two classifications share means none of them")
  func sharedNames() {
    #expect(vocabulary.category(dimension: "ihrCapacity", text: "Surveillance") == nil)
    #expect(vocabulary.category(dimension: "ihrCapacity", text: "IHR_03")?.name == "Surveillance")
  }

  @Test("A code in a column of composite breakdowns belongs to the dimension that it describes")
  func composites() {
    let found = vocabulary.category(dimension: "composite", text: "IHR_02")
    #expect(found?.dimension == "ihrCapacity")
    #expect(vocabulary.category(dimension: "composite", text: "_T")?.isTotal == true)
    #expect(vocabulary.category(dimension: "composite", text: "other") == nil)
  }

  @Test("Every code and the name of every listed category read as what they are")
  func everyCategory() {
    for dimension in vocabulary.dimensions {
      for category in vocabulary.categories(of: dimension.id) {
        #expect(vocabulary.category(dimension: dimension.id, text: category.code) == category)
        #expect(vocabulary.category(dimension: dimension.id, code: category.code) == category)
        if let named = vocabulary.category(dimension: dimension.id, text: category.name) {
          let isAsGood =
            named == category || bare(named.name) == bare(category.name)
          #expect(isAsGood, "\(dimension.id): \(category.name) reads as \(named.code)")
        }
      }
    }
  }

  /// Two editions of a classification may name a category alike but for a comma.
  private func bare(_ name: String) -> String { name.filter { $0 != "," } }

  @Test("A listed age band has the code that the rule gives it")
  func ageCodes() {
    for category in vocabulary.categories(of: "age") where category.code.hasPrefix("Y") {
      #expect(AgeBand(category.code)?.code == category.code)
    }
  }

  @Test(
    "Texts for units read as a unit and a power of ten",
    arguments: [
      ("PERCENT", "PT", 0), ("%", "PT", 0), ("Per cent", "PT", 0), ("Percentage", "PT", 0),
      ("PT", "PT", 0), ("KMSQ", "KM2", 0), ("HA_TH", "HA", 3), ("CU_USD_M", "USD", 6),
      ("NUM_TH", "NUMBER", 3), ("per 100 000 population", "PER_100000_POP", 0),
      ("Millions of current United States dollars", "USD", 6), ("TONNES", "T", 0),
      ("Micrograms per cubic meter", "GPERM3", 0), ("INDEX", "IX", 0), ("yes=1, no=0", "BOOL", 0),
    ])
  func units(text: String, code: String, power: Int) {
    let found = vocabulary.unit(named: text)
    #expect(found?.unit.code == code)
    #expect(found?.powerOfTen == power)
  }

  @Test("The year of constant prices is kept beside the unit")
  func basePeriods() {
    let millions = vocabulary.unit(named: "millions of constant 2015 United States dollars")
    #expect(millions?.unit.code == "CON_USD")
    #expect(millions?.powerOfTen == 6)
    #expect(millions?.basePeriod == 2015)
    #expect(vocabulary.unit(named: "CON_10USD")?.basePeriod == 2010)
    #expect(vocabulary.unit(named: "CON_USD")?.basePeriod == nil)
    #expect(vocabulary.unit(named: "per 1990 population") == nil)
    #expect(vocabulary.unit(named: "Percent 2015") == nil)
  }

  @Test("A unit that is not known is left alone")
  func unknownUnits() {
    #expect(vocabulary.unit(named: "mgr/m^3") == nil)
    #expect(vocabulary.unit(named: "") == nil)
  }

  @Test(
    "Natures read from code, label and both",
    arguments: [
      ("C", Nature.country), ("C: Country data", .country), ("Country Data", .country),
      ("NA", .notAvailable), ("_X", .notAvailable), ("E: Estimated data", .estimated),
      ("Modeled", .modelled), ("CA", .countryAdjusted), ("N", .notRelevant),
      ("G: Global monitoring data", .globalMonitoring),
    ])
  func natures(text: String, expected: Nature) {
    #expect(vocabulary.nature(named: text) == expected)
  }

  @Test("A break is told before an estimate, and a normal value last")
  func ranks() {
    let ranked = ObservationStatus.allCases.sorted {
      vocabulary.rank(of: $0) < vocabulary.rank(of: $1)
    }
    #expect(ranked.first == .timeSeriesBreak)
    #expect(ranked.last == .normal)
    #expect(Set(ranked.map(vocabulary.rank(of:))).count == ranked.count)
  }

  @Test("Every nature and status has a name")
  func namedCodes() {
    for nature in Nature.allCases {
      #expect(!vocabulary.name(of: nature).isEmpty && !vocabulary.meaning(of: nature).isEmpty)
    }
    for status in ObservationStatus.allCases {
      #expect(vocabulary.name(of: status) != status.rawValue)
      #expect(vocabulary.status(named: vocabulary.name(of: status)) == status)
    }
  }
}
