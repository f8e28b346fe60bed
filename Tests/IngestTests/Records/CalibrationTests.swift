import SDGModel
import Testing

@testable import Ingest

/// Expected numbers: the formulas written out in numpy and scipy.
@Suite("Weights are fitted to the population, and an interval says what it rests on")
struct CalibrationTests {
  private static let answers = """
    sex,ward,tap
    F,U,1
    F,U,0
    M,U,1
    F,L,1
    M,L,0
    M,L,0
    F,L,1
    M,U,1
    """

  private static let sexes = RecipeCalibration.Margin(
    dimensions: ["sex"],
    categories: [.init(codes: ["F"], size: 600), .init(codes: ["M"], size: 400)])
  private static let wards = RecipeCalibration.Margin(
    dimensions: ["area"],
    categories: [.init(codes: ["XV-U"], size: 300), .init(codes: ["XV-L"], size: 700)])

  private static func recipe(_ margins: RecipeCalibration.Margin...) -> Recipe {
    var recipe = MadeUp.recipe(
      .init(
        indicator: "6.1.1", unit: "PT",
        kind: .share([.init(column: "tap", test: .isOneOf(["1"]))], among: [])))
    recipe.groups = ["sex": .column("sex", map: ["F": "F", "M": "M"])]
    recipe.area = .column("ward", map: ["U": "XV-U", "L": "XV-L"])
    recipe.calibration = RecipeCalibration(margins: margins)
    return recipe
  }

  @Test("One margin: each of its categories counts as much as it is large")
  func postStratified() throws {
    var recipe = Self.recipe(Self.sexes)
    recipe.selection = .quota
    let figure = try #require(try MadeUp.outcome(recipe, Self.answers).figures.first)
    #expect(MadeUp.isNear(figure.value, 65))
    #expect(MadeUp.isNear(figure.effective, 7.6923076923076925))
    #expect(MadeUp.isNear(figure.interval?.lower, 32.027736806919505))
    #expect(MadeUp.isNear(figure.interval?.upper, 87.98040454994676))
    #expect(MadeUp.isNear(figure.standardError, 17.197383521919836))
    #expect(MadeUp.isNear(figure.weighted, 1000))
    #expect(figure.n == 8 && figure.numerator == 5)
  }

  @Test("Several margins are met at once")
  func raked() throws {
    let figure = try #require(
      try MadeUp.outcome(Self.recipe(Self.sexes, Self.wards), Self.answers).figures.first)
    #expect(MadeUp.isNear(figure.value, 63))
    #expect(MadeUp.isNear(figure.effective, 6.63129973474801))
  }

  @Test("A record in no category of a margin is held, and counted")
  func held() throws {
    let outcome = try MadeUp.outcome(Self.recipe(Self.sexes), Self.answers + "\nX,U,1")
    #expect(outcome.used == 8)
    #expect(
      outcome.leftOut == [
        .init(reason: "in no category of the margin by sex", records: 1, isBySettings: false)
      ])
  }

  @Test(
    "A category of the population that nobody is in, and margins that contradict each other, are told"
  )
  func failures() throws {
    var empty = Self.sexes
    empty.categories.append(.init(codes: ["O"], size: 10))
    #expect(throws: RecipeFailure.emptyCategory("sex O", period: "2021")) {
      try MadeUp.outcome(Self.recipe(empty), Self.answers)
    }
    var other = Self.wards
    other.categories[0].size = 900
    let failure = #expect(throws: RecipeFailure.self) {
      try MadeUp.outcome(Self.recipe(Self.sexes, other), Self.answers)
    }
    let text = try #require(failure).text
    #expect(text.contains("different populations"))
    #expect(text.contains("margin 1: ") && text.contains("margin 2: "))
  }

  @Test(
    "What an interval may claim depends on how the records were chosen",
    arguments: [
      (RecordSelection.probability, true, "of a random sample"),
      (.census, false, "not a sample: no interval"),
      (.volunteer, false, "not drawn at random: no interval"),
      (.unknown, true, "of volunteers it says nothing"),
    ])
  func basis(_ selection: RecordSelection, _ hasInterval: Bool, _ words: String) throws {
    var recipe = Self.recipe(Self.sexes)
    recipe.calibration = nil
    recipe.selection = selection
    let figure = try #require(try MadeUp.outcome(recipe, Self.answers).figures.first)
    #expect((figure.interval != nil) == hasInterval)
    #expect(try #require(figure.basis?.words(figure.intervalMethod)).contains(words))
    #expect((figure.standardError != nil) == (selection == .probability))
  }

  @Test("Volunteers whose weights are fitted have an interval that names its assumption")
  func model() throws {
    var recipe = Self.recipe(Self.sexes)
    recipe.selection = .volunteer
    let figure = try #require(try MadeUp.outcome(recipe, Self.answers).figures.first)
    #expect(
      try #require(figure.basis?.words(figure.intervalMethod)).contains(
        "it assumes that weighting removes selection bias"))
  }

  @Test("The register's words for how records were chosen are known in any spelling")
  func words() {
    #expect(RecordSelection("census of site") == .census)
    #expect(RecordSelection("Probability") == .probability)
    #expect(RecordSelection("whoever came") == .unknown)
  }

  @Test(
    "A mean of drawn records has the standard error of its weights; of other records it has none")
  func mean() throws {
    var recipe = MadeUp.recipe(.init(indicator: "1", unit: "H", kind: .mean(column: "x")))
    recipe.weight = "w"
    recipe.selection = .probability
    let text = "x,w\n3,1\n5,2\n8,1\n2,3"
    let drawn = try #require(try MadeUp.outcome(recipe, text).figures.first)
    #expect(MadeUp.isNear(drawn.value, 3.857142857142857))
    #expect(MadeUp.isNear(drawn.standardError, 1.214014146732202))
    #expect(MadeUp.isNear(drawn.interval?.lower, -0.0063919786871924344))
    recipe.selection = .unknown
    #expect(try MadeUp.outcome(recipe, text).figures.first?.standardError == nil)
  }

  @Test("A sum that one or two make up tells theirs, and counts as of one")
  func dominance() throws {
    #expect(MeasureEstimator.isDominated([100, 40, 5, 4]))
    #expect(!MeasureEstimator.isDominated([100, 40, 5, 5]))
    #expect(MeasureEstimator.isDominated([7]))
    #expect(!MeasureEstimator.isDominated([0, 0]))
    let recipe = MadeUp.recipe(.init(indicator: "1", unit: "H", kind: .sum(column: "x")))
    let rows = (0..<20).map { $0 == 3 ? "900" : "\($0 % 3)" }.joined(separator: "\n")
    let outcome = try MadeUp.outcome(recipe, "x\n" + rows)
    let table = RecipeFigures.table(outcome, recipe)
    let n = try #require(table.header.firstIndex(of: "n"))
    #expect(table.fields(ofRow: 0)[n] == "1")
  }
}
