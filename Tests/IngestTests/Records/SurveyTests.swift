import SDGModel
import Testing

@testable import Ingest

@Suite("Observation counts with their effort, score cards and registers become figures")
struct SurveyTests {
  /// Four surveys of beaches; one found nothing, two have rows for several kinds of things.
  private static let beach = """
    survey,beach,metres,kind,items
    s1,north,100,bag,7
    s1,north,100,bottle,5
    s2,north,50,bag,3
    s3,south,200,,
    s4,south,100,bottle,9
    """

  private static func rate() -> Recipe.Measure {
    var rate = Recipe.Measure.Rate(effort: "metres", found: "items")
    rate.survey = "survey"
    rate.times = 100
    rate.foundBy = ["dimension:kind"]
    return .init(indicator: "14.1.S1", unit: "pieces per 100 m", kind: .rate(rate))
  }

  private static var recipe: Recipe {
    var recipe = MadeUp.recipe(rate())
    recipe.area = .column("beach", map: ["north": "XV-N", "south": "XV-S"])
    recipe.groups = ["dimension:kind": .column("kind", map: ["bag": "bag", "bottle": "bottle"])]
    recipe.notPersons = "Each record is a thing on a beach"
    return recipe
  }

  @Test("What was found is set against the effort of all surveys, each counted once")
  func rate() throws {
    var recipe = Self.recipe
    recipe.selection = .probability
    let figure = try #require(try MadeUp.outcome(recipe, Self.beach).figures.first)
    // numpy: 100 * 24 / 450, its linearised standard error, and Student's interval cut at 0.
    #expect(MadeUp.isNear(figure.value, 5.333333333333334))
    #expect(MadeUp.isNear(figure.standardError, 3.3631043642432434))
    #expect(MadeUp.isNear(figure.interval?.upper, 16.03623239160276))
    #expect(figure.interval?.lower == 0)
    #expect(figure.n == 4 && figure.effort == 450 && figure.counted == "surveys")
  }

  @Test("Kinds part what was found and not the effort; a kind that was not found is 0")
  func kinds() throws {
    var recipe = Self.recipe
    recipe.measures[0].breakdowns = [["area", "dimension:kind"]]
    let figures = try MadeUp.outcome(recipe, Self.beach).figures
    let found = figures.map { "\($0.area) \($0.groups["dimension:kind"] ?? "") \($0.value)" }
    #expect(
      found == [
        "XV-N bag 6.666666666666667", "XV-N bottle 3.3333333333333335", "XV-S bag 0.0",
        "XV-S bottle 3.0",
      ])
  }

  @Test(
    "Rows of one survey with different efforts are an error, for none of them is known to be right")
  func differing() throws {
    #expect(throws: RecipeFailure.effortDiffers("metres")) {
      try MadeUp.outcome(Self.recipe, Self.beach + "\ns4,south,120,bag,1")
    }
  }

  @Test("Things and places have no number of persons that a threshold would be about")
  func notPersons() throws {
    let table = RecipeFigures.table(try MadeUp.outcome(Self.recipe, Self.beach), Self.recipe)
    let fields = table.fields(ofRow: 0)
    #expect(fields[try #require(table.header.firstIndex(of: "n"))] == "")
    let note = fields[try #require(table.header.firstIndex(of: "note"))]
    #expect(note == "4 surveys; effort 450")
  }

  /// A card with its template's columns: one row for each statement and group.
  private static let card = """
    statement,group,score,people,date
    Staff come on time,women,2,12,2024-03-01
    Staff come on time,youth,4,8,2024-03-01
    Medicine is there,women,3,12,2024-03-01
    Medicine is there,youth,7,8,2024-03-01
    Medicine is there,staff,5,0,2024-03-01
    """

  private static var scores: Recipe {
    let score = Recipe.Measure.Score(column: "score", lowest: 1, highest: 5, people: "people")
    var measure = Recipe.Measure(indicator: "16.6.2", unit: "SCORE", kind: .score(score))
    measure.breakdowns = [["dimension:statement"], ["dimension:statement", "dimension:who"]]
    var recipe = MadeUp.recipe(measure)
    recipe.groups = [
      "dimension:statement": .column(
        "statement", map: ["Staff come on time": "on time", "Medicine is there": "medicine"]),
      "dimension:who": .column("group", map: ["women": "F", "youth": "Y", "staff": "S"]),
    ]
    return recipe
  }

  @Test("A score is a mean of its groups by the people behind them, and n are people")
  func scoreCard() throws {
    let outcome = try MadeUp.outcome(Self.scores, Self.card)
    let figures = outcome.figures.filter { $0.groups.count == 1 }
    #expect(figures.map(\.groups["dimension:statement"]) == ["medicine", "on time"])
    #expect(figures.map(\.value) == [3, 2.8])
    #expect(figures.map(\.n) == [12, 20])
    #expect(figures.allSatisfy { $0.interval == nil && $0.standardError == nil })
  }

  @Test("A score off its scale counts in no figure, and is told")
  func offScale() throws {
    let outcome = try MadeUp.outcome(Self.scores, Self.card)
    #expect(outcome.unusable == ["score": 1])
    #expect(!outcome.figures.contains { $0.groups["dimension:who"] == "Y" && $0.value == 7 })
  }

  @Test("Something in a column of numbers that is none is told, with its column")
  func noNumbers() throws {
    let recipe = MadeUp.recipe(.init(indicator: "1", unit: "H", kind: .mean(column: "hours")))
    #expect(try MadeUp.outcome(recipe, "hours\n3\nfew\n\n4").unusable == ["hours": 1])
  }

  /// A register in which a case stands twice, and a district without any.
  private static let register = """
    case,district,day
    1,east,2020-02-01
    2,east,03 Mar 2020
    2,east,2020-03-03
    ,west,12/31/2020
    ,west,2021
    """

  private static var cases: Recipe {
    var count = Recipe.Measure(indicator: "16.1.S1", unit: "NUMBER", kind: .count(among: []))
    count.breakdowns = [["area"]]
    var recipe = Recipe(
      file: "data/made-up.csv", period: .column("day", by: [.year], order: .monthFirst),
      measures: [count])
    recipe.area = .column("district", map: ["east": "XV-E", "west": "XV-W", "far": "XV-F"])
    recipe.unique = "case"
    return recipe
  }

  @Test("A case that stands twice counts once; cases without a number are each their own")
  func duplicates() throws {
    let outcome = try MadeUp.outcome(Self.cases, Self.register)
    #expect(
      outcome.figures.filter { !$0.isNobody }.map { "\($0.area) \($0.period) \($0.value)" } == [
        "XV-E 2020 2.0", "XV-W 2020 1.0", "XV-W 2021 1.0",
      ])
    // Listed areas of which there is no case, for what is hidden to hide among.
    #expect(
      outcome.figures.filter(\.isNobody).map { "\($0.area) \($0.period)" } == [
        "XV-E 2021", "XV-F 2020", "XV-F 2021",
      ])
    #expect(
      outcome.leftOut == [
        .init(reason: "standing twice, by the column case", records: 1, isBySettings: true)
      ])
  }

  @Test("Records that name no survey are surveys of their own")
  func surveysWithoutName() throws {
    var rate = Recipe.Measure.Rate(effort: "metres", found: "pieces")
    rate.survey = "visit"
    rate.times = 100
    let recipe = MadeUp.recipe(
      .init(indicator: "14.1.S1", unit: "pieces per 100 m", kind: .rate(rate)))
    let found = try #require(
      try MadeUp.outcome(recipe, "visit,metres,pieces\n,100,4\n,200,2\n,100,2\n").figures.first)
    #expect(found.effort == 400)
    #expect(found.value == 2)
    #expect(found.n == 3)
  }

  @Test("Numbers of people that no place has are no answers")
  func people() throws {
    var score = Recipe.Measure.Score(column: "score", lowest: 1, highest: 5, people: "people")
    score.statement = "statement"
    let recipe = MadeUp.recipe(.init(indicator: "16.6.2", unit: "SCORE", kind: .score(score)))
    let outcome = try MadeUp.outcome(
      recipe, "score,people\n3,99999999999999999999\n4,2.5\n5,10\n")
    #expect(outcome.figures.first?.value == 5)
    #expect(outcome.figures.first?.n == 10)
    #expect(outcome.unusable == ["people": 2])
  }

  @Test("Where every case would be on record, an area without one has 0")
  func zeros() throws {
    var recipe = Self.cases
    recipe.measures[0].countsZeros = true
    let figures = try MadeUp.outcome(recipe, Self.register).figures
    #expect(
      figures.map { "\($0.area) \($0.period) \($0.value)" } == [
        "XV-E 2020 2.0", "XV-E 2021 0.0", "XV-F 2020 0.0", "XV-F 2021 0.0", "XV-W 2020 1.0",
        "XV-W 2021 1.0",
      ])
  }

  @Test("Several steps make figures of each: by month and of all days from the first to the last")
  func steps() throws {
    var mean = Recipe.Measure(indicator: "11.6.2", unit: "GPERM3", kind: .mean(column: "pm"))
    mean.completeness = .init(perDay: 1, leastPercent: 10)
    var recipe = Recipe(
      file: "data/made-up.csv", period: .column("day", by: [.month, .all], order: nil),
      measures: [mean])
    recipe.notPersons = "Readings"
    let text = "day,pm\n2018-09-29,10\n2018-09-30,20\n2018-10-01,40\n2018-10-02,50\n"
    let found = try MadeUp.outcome(recipe, text).figures
    // Two of 30 days are too few for September, and two of 31 for October; four of four for all.
    #expect(found.map(\.period) == ["2018-09-29/2018-10-02"])
    #expect(found.map(\.value) == [30])
    #expect(found.map(\.completeness) == [100])
    // The first and the last day of persons are those of somebody.
    recipe.notPersons = nil
    recipe.measures[0].completeness = nil
    let ofPersons = try MadeUp.outcome(recipe, text).figures.map(\.period)
    #expect(ofPersons.filter { $0.contains("/") } == ["2018-09-01/2018-10-31"])
  }

  @Test(
    "Days are counted as the calendar has them",
    arguments: [
      ("2020", 366), ("2021", 365), ("2020-M02", 29), ("1900-M02", 28),
      ("2018-09-29/2018-10-02", 4),
      ("2010-2015", 2191), ("2021-Q1", 90),
    ])
  func days(_ period: String, _ count: Int) throws {
    #expect(try #require(Period(period)).dayCount == count)
  }
}
