import Bytes
import SDGModel
import Testing

@testable import Ingest

@Suite("Single records become figures by a recipe")
struct RecipeTests {
  private static let households = """
    form/settlement;form/visited;form/consent;form/respondent_name;form/gps;water;head;members;w
    Quay;2021-03-04;yes;Somebody A;-1.29211 36.82191 0 0;1;F;4;1
    Quay;2021-03-05;yes;Somebody B;-1.29212 36.82192 0 0;2;M;3;1
    Quay;2021-03-05;yes;Somebody C;-1.29213 36.82193 0 0;3;F;5;2
    Hill;2021-04-01;yes;Somebody D;-1.29214 36.82194 0 0;1;M;2;2
    Hill;2021-04-02;no;Somebody E;-1.29215 36.82195 0 0;1;M;6;1
    Hill;;yes;Somebody F;-1.29216 36.82196 0 0;2;F;1;1
    Moor;2021-04-03;yes;Somebody G;-1.29217 36.82197 0 0;2;F;2;1
    Quay;2021-04-04;yes;Somebody H;-1.29218 36.82198 0 0;98;F;2;1
    """

  private static var recipe: Recipe {
    var share = Recipe.Measure(
      indicator: "6.1.1", unit: "PT",
      kind: .share([.init(column: "water", test: .isOneOf(["1", "2"]))], among: []))
    share.breakdowns = [[], ["area"], ["sex"]]
    var recipe = Recipe(
      file: "data/h.csv", period: .column("form/visited", by: [.year], order: nil),
      measures: [share])
    recipe.records = "households"
    recipe.conditions = [.init(column: "form/consent", test: .isOneOf(["yes"]))]
    recipe.missing = ["98"]
    recipe.area = .column("form/settlement", map: ["Quay": "AV-Q", "Hill": "AV-H"])
    recipe.groups = ["sex": .column("head", map: ["F": "F", "M": "M"])]
    return recipe
  }

  private func outcome(_ recipe: Recipe, _ text: String = households) throws -> RecipeOutcome {
    var log = DiagnosticLog(file: "h.csv", source: "", quotes: false)
    let table = try #require(
      FileOpening.table(TextBytes(decoding: Array(text.utf8)), log: &log))
    var run = RecipeRun(
      recipe, RecordFile(table, recipe))
    return try run.outcome()
  }

  @Test("Every record is used or left out for one reason, and the two add up")
  func records() throws {
    let found = try outcome(Self.recipe)
    #expect(found.records == 8)
    #expect(found.used == 5)
    #expect(
      found.leftOut == [
        .init(
          reason: "not meeting the condition on form/consent", records: 1, isBySettings: true),
        .init(reason: "no readable date", records: 1, isBySettings: false),
        .init(reason: "no known area", records: 1, isBySettings: false),
      ])
    #expect(found.personal == ["form/respondent_name", "form/gps"])
  }

  @Test("A share of those who answered, with the interval of its size")
  func share() throws {
    let total = try #require(
      try outcome(Self.recipe).figures.first { $0.groups.isEmpty && $0.area.isEmpty })
    #expect(total.n == 4 && total.unanswered == 1 && total.numerator == 3)
    #expect(total.value == 75)
    // statsmodels.stats.proportion.proportion_confint(3, 4, method="wilson")
    #expect((try #require(total.interval).lower - 30.064184258240296).magnitude < 1e-9)
    #expect((try #require(total.interval).upper - 95.44127391902995).magnitude < 1e-9)
    let byArea = try outcome(Self.recipe).figures.filter { !$0.area.isEmpty }
    #expect(byArea.map(\.area) == ["AV-H", "AV-Q"])
    #expect(byArea.map(\.n) == [1, 3])
  }

  @Test("Weights change the share and the size that its interval rests on, never the counts")
  func weights() throws {
    var recipe = Self.recipe
    recipe.weight = "w"
    let total = try #require(
      try outcome(recipe).figures.first { $0.groups.isEmpty && $0.area.isEmpty })
    #expect(total.n == 4 && total.numerator == 3)
    #expect((total.value - 100 * 4.0 / 6).magnitude < 1e-12)
    #expect((total.effective - 36.0 / 10).magnitude < 1e-12)
    #expect(total.weighted == 6)
  }

  @Test("Counts, means and sums, by the month")
  func others() throws {
    var recipe = Self.recipe
    recipe.period = .column("form/visited", by: [.month], order: nil)
    recipe.measures = [
      .init(indicator: "1", unit: "NUMBER", kind: .count(among: [])),
      .init(indicator: "2", unit: "NUMBER", kind: .mean(column: "members")),
      .init(indicator: "3", unit: "NUMBER", kind: .sum(column: "members")),
    ]
    let found = try outcome(recipe).figures
    #expect(
      found.map { "\($0.indicator) \($0.period) \($0.value)" } == [
        "1 2021-M03 3.0", "1 2021-M04 2.0", "2 2021-M03 4.0", "2 2021-M04 2.0", "3 2021-M03 12.0",
        "3 2021-M04 4.0",
      ])
  }

  @Test("A column that tells who or where a person is cannot be used")
  func personal() throws {
    var recipe = Self.recipe
    recipe.area = .column("form/gps", map: [:])
    #expect(throws: RecipeFailure.personalColumn("form/gps")) { try outcome(recipe) }
    recipe.area = .column("nowhere", map: [:])
    #expect(throws: RecipeFailure.self) { try outcome(recipe) }
    recipe = Self.recipe
    recipe.notPersonal = ["form/respondent_name"]
    #expect(try outcome(recipe).personal == ["form/gps"])
  }

  @Test(
    "Columns that tell of single persons, by their names",
    arguments: [
      "respondent_name", "Name", "Nom de la répondante", "intro/phone", "Tel.", "_geolocation",
      "gps_latitude", "photo_house", "DOB", "deviceid", "_submitted_by", "EnumeratorName",
      "Any other comments?", "If other, please specify", "e-mail address", "N° CIN",
      "Date de naissance", "Témoin", "witness", "chef_menage", "hh/head_of_household", "volunteer",
      "next_of_kin", "initials", "facebook", "landmark", "plus_code", "Lieu de naissance",
    ])
  func personalNames(name: String) {
    #expect(PersonalColumns.byName(name) != nil)
  }

  @Test(
    "Columns that do not",
    arguments: [
      "school_name", "village name", "settlement", "sex", "age", "water_source", "county", "Site",
      "HHITEMS/Radio", "uuid", "month", "toilet_shared", "sex of head of household",
      "age_of_mother", "child_age", "head_of_household_education", "reason",
    ])
  func otherNames(name: String) {
    #expect(PersonalColumns.byName(name) == nil)
  }

  @Test("Columns that tell of single persons, by what stands in them")
  func personalContent() {
    func reason(_ texts: [String]) -> PersonalColumns.Reason? {
      PersonalColumns.reason(header: "q7", texts: texts, rows: texts.count)
    }
    #expect(reason(["a@b.org", "c@d.org", "e@f.org"]) == .contact)
    #expect(reason(["+254700000001", "0700 000 002", "0700-000-003"]) == .contact)
    #expect(reason(["-1.29211 36.82191 0 0", "-1.29212, 36.82192", "-1.3001 36.9002"]) == .place)
    #expect(reason(["1.jpg", "2.jpg", "3.jpg"]) == .recording)
    let story = "we carried the water up the hill every day until the tap was mended"
    #expect(reason(["\(story) a", "\(story) b", "\(story) c"]) == .freeText)
    #expect(reason(["1", "2", "3"]) == nil)
    #expect(reason(["34.43", "30.53", "22.8"]) == nil)
    #expect(reason(["yes", "no", "don't know"]) == nil)
    let reasons = ["the nurse shouts", "too far", "no water there"]
    #expect(PersonalColumns.reason(header: "reason", texts: reasons, rows: 6) == .freeText)
    #expect(PersonalColumns.reason(header: "reason", texts: reasons, rows: 60) == nil)
  }

  @Test(
    "Days in the shapes of exports",
    arguments: [
      ("2018-09-01T10:00:00+03:00", "2018-9-1"), ("09/21/2018 00:05", "2018-9-21"),
      ("31-Jul-23", "2023-7-31"), ("44298", "2021-4-12"), ("2018/09/01", "2018-9-1"),
      ("Friday, July 31 2020", "2020-7-31"),
      ("23 Sep, 2020", "2020-9-23"), ("2021", "2021-0-0"),
      ("2016-03", "2016-3-0"), ("03/2016", "2016-3-0"), ("mars 2016", "2016-3-0"),
      ("March 2016", "2016-3-0"), ("20160304", "2016-3-4"), ("2016-13", ""), ("20161304", ""),
      ("Unknown", ""), ("2018-02-30", ""), ("12.5", ""),
    ])
  func dates(text: String, expected: String) throws {
    let day = try RecordDates([text], order: nil).days[0]
    #expect(day.map { "\($0.year)-\($0.month)-\($0.day)" } ?? "" == expected)
  }

  @Test("Days and months that cannot be told apart are asked for")
  func ambiguousDates() throws {
    #expect(throws: RecordDates.Failure.ambiguousOrder) {
      try RecordDates(["03/04/2018", "05/06/2018"], order: nil)
    }
    let told = try RecordDates(["03/04/2018", "25/06/2018"], order: nil).days
    #expect(told.map { $0?.month } == [4, 6])
    #expect(try RecordDates(["03/04/2018"], order: .monthFirst).days[0]?.month == 3)
  }

  @Test("A period with too few readings is no figure")
  func completeness() throws {
    var mean = Recipe.Measure(indicator: "11.6.2", unit: "GPERM3", kind: .mean(column: "P2"))
    mean.completeness = .init(perDay: 1, leastPercent: 75)
    let recipe = Recipe(
      file: "s.csv", period: .column("at", by: [.month], order: .monthFirst), measures: [mean])
    var text = "at,P2\n"
    for day in 1...30 { text += "09/\(day)/2018 00:00,10\n" }
    for day in 1...20 { text += "10/\(day)/2018 00:00,20\n" }
    let found = try outcome(recipe, text)
    #expect(found.figures.map(\.period) == ["2018-M09"])
    #expect(found.figures[0].completeness == 100)
    #expect(found.incomplete == 1)
  }

  @Test("Figures come out of a file with their counts, and nothing of a record in any message")
  func reading() throws {
    var context = try Reading.context(areas: [
      Area(id: "AV-Q", name: LocalText("Quay"), level: "ward"),
      Area(id: "AV-H", name: LocalText("Hill"), level: "ward"),
    ])
    context.recipes = [Self.recipe]
    let read = Readers.read(
      Array(Self.households.utf8), name: "data/h.csv", publisher: "", context: context)
    #expect(read.file.counts == RecordCounts(taken: 5, held: 2, leftOut: 1))
    #expect(read.file.dialect == "recipe")
    let rows = read.observations.indices.map { read.observations[$0] }
    #expect(rows.count == 5)
    let total = try #require(rows.first { $0.breakdown.isTotal && $0.area == Reading.country.id })
    #expect(total.value == .number(75))
    #expect(total.sampleSize == 4 && total.numerator == 3 && total.denominator == 4)
    #expect(
      total.note.contains(
        "fewer than 5 without an answer; interval (Wilson, 95 %) as if drawn"))
    let messages = read.diagnostics.map { $0.wholeMessage + $0.hint + $0.subject }.joined()
    for trace in ["Somebody", "36.82", "Moor"] { #expect(!messages.contains(trace)) }
    #expect(read.diagnostics.contains { $0.rule == "unusable-records" && $0.rowsAffected == 1 })
  }
}
