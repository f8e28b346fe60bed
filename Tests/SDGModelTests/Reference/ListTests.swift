import SDGModel
import Testing

@Suite("Series, requirements, groups and areas")
struct ListTests {
  @Test("A series knows its indicators, unit and direction")
  func series() throws {
    let list = try SeriesList.standard()
    let maternal = try #require(list.series("SH_STA_MMR"))
    #expect(maternal.indicators == ["3.1.1"])
    #expect(maternal.unit == "PER_100000_LIVE_BIRTHS")
    #expect(maternal.direction == .decrease)
    #expect(
      maternal.target?.kind == .absolute(value: 70, unit: "PER_100000_LIVE_BIRTHS"))
    #expect(list.series("VC_DSR_MTMP")?.indicators == ["1.5.1", "11.5.1", "13.1.1"])
    #expect(list.series("sh_sta_mmr") == maternal)
    #expect(list.series("NO_SUCH") == nil)
  }

  @Test("A series whose code has small letters is found by it")
  func smallLetters() throws {
    #expect(try SeriesList.standard().series("IT_USE_ii99")?.indicators == ["17.8.1"])
  }

  @Test("Every series belongs to indicators that the framework knows, or is retired")
  func seriesIndicators() throws {
    let framework = try Framework.standard()
    for series in try SeriesList.standard().all {
      #expect(!series.indicators.isEmpty || series.retiredIn != nil, "\(series.code)")
      for code in series.indicators {
        #expect(framework.indicator(code) != nil, "\(series.code) \(code)")
      }
    }
  }

  @Test("Every unit of a series is in the list of units")
  func seriesUnits() throws {
    let vocabulary = try Vocabulary.standard()
    for series in try SeriesList.standard().all {
      guard let unit = series.unit else { continue }
      #expect(vocabulary.unit(named: unit)?.unit.code == unit)
    }
  }

  @Test("The code of a national series names its indicator")
  func nationalSeries() throws {
    let list = try SeriesList.standard()
    #expect(list.indicators(ofSeries: "_L_XX_010301_5") == ["1.3.1"])
    #expect(list.indicators(ofSeries: "_L_XX_010B01_1") == ["1.b.1"])
    #expect(SeriesList.indicator(ofNationalSeries: "SI_POV_DAY1") == nil)
    #expect(SeriesList.indicator(ofNationalSeries: "_L_XX_ABCDEF_1") == nil)
  }

  @Test("A direction is corrected where the published list errs, and says so")
  func correctedDirections() throws {
    let list = try SeriesList.standard()
    #expect(list.direction(series: "OWN_SERIES", indicators: ["14-3-1"]) == .increase)
    #expect(list.series("ER_OAW_MNACD")?.direction == .increase)
    #expect(list.direction(series: "SL_DOM_TSPD") == nil)
    #expect(list.direction(series: "SG_GEN_PARL") == .toward)
    #expect(list.direction(series: "OWN_SERIES") == nil)
  }

  @Test("A series that is adverse within a favourable indicator has a direction of its own")
  func directionOfSeries() throws {
    let list = try SeriesList.standard()
    #expect(list.series("SH_SAN_SAFE")?.direction == .increase)
    #expect(list.series("SH_SAN_DEFECT")?.direction == .decrease)
    #expect(list.series("ER_H2O_FISHOVEXP")?.direction == .decrease)
    #expect(list.series("EN_WWT_TREATR")?.direction == .increase)
    #expect(list.series("EN_WWT_GEN")?.direction == nil)
    #expect(list.series("SH_DYN_IMRT")?.target == nil)
  }

  @Test("Every entry of the list of directions is for an indicator and a series that are known")
  func directionsAreKnown() throws {
    let framework = try Framework.standard()
    let list = try SeriesList.standard()
    for row in try resourceRows("directions") {
      #expect(framework.indicator(row["indicator"] ?? "") != nil)
      if let series = row["series"], !series.isEmpty { #expect(list.series(series) != nil) }
    }
  }

  @Test("The texts of the framework name the breakdowns of an indicator")
  func requirements() throws {
    let list = try RequiredBreakdowns.standard()
    #expect(
      list.requirements(of: "1.1.1").map(\.dimension) == ["sex", "age", "location", "employment"])
    #expect(list.requirements(of: "1.2.1").map(\.namedIn) == [.both, .both])
    #expect(list.requirements(of: "14.1.1").isEmpty)
    #expect(list.isPeopleBased("1.1.1"))
    #expect(!list.isPeopleBased("14.1.1"))
    #expect(list.population(of: "5.2.1")?.fixedPopulation == "ever-partnered women 15+")
  }

  @Test("Required dimensions and indicators are known ones")
  func knownRequirements() throws {
    let framework = try Framework.standard()
    let vocabulary = try Vocabulary.standard()
    for requirement in try RequiredBreakdowns.standard().all {
      #expect(vocabulary.dimensions.contains { $0.id == requirement.dimension })
      #expect(framework.indicator(requirement.indicator) != nil)
    }
  }

  @Test("The standard groups are seen in the breakdowns of their members")
  func groups() throws {
    let list = try GroupList.standard()
    #expect(list.entries.count == 12)
    #expect(list.group("women")?.includes(Breakdown(["sex": "F"])) == true)
    #expect(list.group("children")?.includes(Breakdown(["age": "Y5T17"])) == true)
    #expect(list.group("children")?.includes(Breakdown(["age": "Y15T24"])) == false)
    #expect(list.group("poor")?.includes(Breakdown(["income": "Q1", "sex": "F"])) == true)
    #expect(list.group("disabilities")?.isSensitive == true)
    #expect(list.group("rural")?.isSensitive == false)
  }

  @Test("Every category that a standard group names is listed")
  func groupCategories() throws {
    let vocabulary = try Vocabulary.standard()
    for entry in try GroupList.standard().entries {
      for part in entry.group.any.flatMap(\.parts) {
        #expect(vocabulary.category(dimension: part.dimension, code: part.category) != nil)
      }
    }
  }

  @Test(
    "A country is found by number, code and name in any language",
    arguments: ["404", "KEN", "ken", "KE", "Kenya", " kenya ", "كينيا", "Кения", "肯尼亚"])
  func areas(text: String) throws {
    #expect(try AreaList.standard().area(text)?.iso3 == "KEN")
  }

  @Test("Leading zeros of a number do not matter", arguments: ["4", "04", "004"])
  func leadingZeros(text: String) throws {
    #expect(try AreaList.standard().area(text)?.code == "004")
  }

  @Test("Other names and other apostrophes find their country")
  func aliases() throws {
    let list = try AreaList.standard()
    #expect(list.area("Côte d'Ivoire")?.iso3 == "CIV")
    #expect(list.area("Turkey")?.iso3 == "TUR")
    #expect(list.area("Tanzania")?.iso3 == "TZA")
    #expect(list.area("Nowhere") == nil)
    #expect(list.area("-4") == nil)
  }

  @Test("The M49 list has 249 countries and areas, each with a way up to the world")
  func tree() throws {
    let list = try AreaList.standard()
    let countries = list.all.filter { $0.kind == .country }
    #expect(countries.count == 249)
    #expect(list.all.filter(\.isLandlockedDeveloping).count == 32)
    for country in countries {
      var place = country
      while let parent = place.parent, let next = list.area(parent) { place = next }
      #expect(place.kind == .world)
      #expect(country.name.languages.count == 6)
    }
  }
}
