import Bytes
import Foundation
import SDGModel
import TestSupport
import Testing

@testable import Ingest

/// A made-up questionnaire and what exports make of it.
@Suite("A form is the code book of its records")
struct FormTests {
  private static let survey = """
    type;name;label::English (en);label::Français (fr)
    start;start;;
    begin_group;yard;The yard;La cour
    select_one places;place;In which ward?;Dans quel quartier ?
    select_one taps;tap;Is there a tap / a pump?;Y a-t-il un robinet ?
    select_multiple uses;uses;What is the water used for?;À quoi sert l'eau ?
    end_group;;;
    text;told;What else?;Quoi encore ?
    geopoint;where;Where is it?;Où est-ce ?
    integer;mobile_phones;How many phones?;Combien de téléphones ?
    """
  private static let choices = """
    list_name;name;label::English (en);label::Français (fr)
    places;quay;The Quay;Le Quai
    places;hill;The Hill;La Colline
    taps;1;Yes, a tap;Oui, un robinet
    taps;2;No;Non
    taps;98;Does not know;Ne sait pas
    uses;drink;Drinking;Boire
    uses;wash;Washing and cooking;Laver et cuisiner
    uses;field;Field;Champ
    """

  private static func form() throws -> XLSForm {
    let folder = try temporaryFolder("form")
    let files = try [("survey.csv", survey), ("choices.csv", choices)].map { name, text in
      let path = folder.appendingPathComponent(name).path
      try FileBytes.write(Array(text.utf8), to: path)
      return path
    }
    return try XLSFormReader.read(files)
  }

  private func outcome(
    _ text: String, _ conditions: [Recipe.Condition], missing: [String] = ["98"],
    derived: [Recipe.Derived] = []
  ) throws -> RecipeOutcome {
    var recipe = Recipe(
      file: "h.csv", period: .given("2021"),
      measures: [
        Recipe.Measure(indicator: "6.1.1", unit: "PT", kind: .share(conditions, among: []))
      ])
    recipe.form = try Self.form()
    recipe.missing = missing
    recipe.derived = derived
    var log = DiagnosticLog(file: "h.csv", source: "", quotes: false)
    let table = try #require(
      FileOpening.table(TextBytes(decoding: Array(text.utf8)), log: &log))
    var run = RecipeRun(
      recipe, RecordFile(table, recipe))
    return try run.outcome()
  }

  private func share(_ text: String, _ conditions: [Recipe.Condition]) throws -> String {
    let figure = try #require(try outcome(text, conditions).figures.first)
    return "\(figure.numerator ?? -1) of \(figure.n), \(figure.unanswered) without an answer"
  }

  private let tap = [Recipe.Condition(column: "tap", test: .isOneOf(["1"]))]

  @Test("Questions, their groups, kinds, labels in all languages and choices")
  func reading() throws {
    let form = try Self.form()
    #expect(
      form.questions.map(\.name) == [
        "start", "place", "tap", "uses", "told", "where", "mobile_phones",
      ])
    let tap = try #require(form.question("tap"))
    #expect(tap.groups == ["yard"])
    #expect(tap.labels == ["Is there a tap / a pump?", "Y a-t-il un robinet ?"])
    #expect(tap.kind == .one("taps"))
    #expect(form.choices(of: tap).map(\.name) == ["1", "2", "98"])
    #expect(form.question("told")?.kind == .personal)
  }

  @Test("A workbook with the sheets survey and choices reads the same")
  func workbook() throws {
    func rows(_ text: String) -> [[String]] {
      text.split(separator: "\n").map {
        $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      }
    }
    let bytes = try WorkbookMaker.workbook([
      .init(name: "settings", rows: [["form_title"], ["Made up"]]),
      .init(name: "survey", rows: rows(Self.survey)),
      .init(name: "choices", rows: rows(Self.choices)),
    ])
    let path = try temporaryFolder("form").appendingPathComponent("form.xlsx").path
    try FileBytes.write(bytes, to: path)
    #expect(try XLSFormReader.read([path]) == Self.form())
  }

  @Test(
    "Headers and answers by name or label, with groups or without",
    arguments: [
      "tap\n1\n2\n98\n1\n", "yard/tap\n1\n2\n98\n1\n", "yard-tap\n1\n2\n98\n1\n",
      "Is there a tap / a pump?\nYes, a tap\nNo\nDoes not know\nYes, a tap\n"
        .replacingOccurrences(of: "Yes, a tap", with: "\"Yes, a tap\""),
      "\"The yard/Is there a tap / a pump?\"\n\"Yes, a tap\"\nNo\nDoes not know\n\"Yes, a tap\"\n",
      "Y a-t-il un robinet ?\n\"Oui, un robinet\"\nNon\nNe sait pas\n\"Oui, un robinet\"\n",
    ])
  func spellings(text: String) throws {
    let wide = text.split(separator: "\n").enumerated()
      .map { $0 == 0 ? "\($1),x" : "\($1),0" }.joined(separator: "\n")
    #expect(try share(wide, tap) == "2 of 3, 1 without an answer")
  }

  @Test(
    "A question with many answers: in one column, in one for each, or both; blank was not asked",
    arguments: [
      "uses,x\ndrink wash,0\nfield,0\nwash,0\n,0\n",
      "uses,x\nDrinking Washing and cooking,0\nField,0\nWashing and cooking,0\n,0\n",
      "uses/drink,uses/wash,uses/field\n1,1,0\n0,0,1\n0,1,0\n,,\n",
      "uses,uses/drink,uses/wash,uses/field\ndrink wash,1,1,0\nfield,0,0,1\nwash,0,1,0\n,,,\n",
      "yard/uses/drink,yard/uses/wash,yard/uses/field\nTRUE,TRUE,FALSE\nFALSE,FALSE,TRUE\nFALSE,TRUE,FALSE\n,,\n",
      "What is the water used for?/Drinking,What is the water used for?/Washing and cooking\n1,1\n0,0\n0,1\n,\n",
    ])
  func many(text: String) throws {
    let washing = [Recipe.Condition(column: "uses", test: .hasAnyOf(["wash"]))]
    #expect(
      try share(text, washing)
        == "2 of 3, 0 without an answer".replacingOccurrences(of: "0 w", with: "1 w"))
    let none = [Recipe.Condition(column: "uses", test: .hasNoneOf(["drink", "wash"]))]
    #expect(try share(text, none) == "1 of 3, 1 without an answer")
  }

  @Test("A recipe may name answers by their labels, in any language")
  func labels() throws {
    for label in ["Yes, a tap", "Oui, un robinet"] {
      let labelled = [Recipe.Condition(column: "tap", test: .isOneOf([label]))]
      #expect(try share("tap,x\n1,0\n2,0\n98,0\n1,0\n", labelled) == "2 of 3, 1 without an answer")
    }
    let washing = [Recipe.Condition(column: "uses", test: .hasAnyOf(["Washing and cooking"]))]
    #expect(try share("uses,x\ndrink wash,0\nfield,0\n", washing) == "1 of 2, 0 without an answer")
  }

  @Test("A recipe may name questions by their labels")
  func labelledColumns() throws {
    let labelled = [
      Recipe.Condition(column: "Is there a tap / a pump?", test: .isOneOf(["1"]))
    ]
    #expect(try share("tap,x\n1,0\n2,0\n98,0\n1,0\n", labelled) == "2 of 3, 1 without an answer")
  }

  @Test("A map of areas or groups takes labels too; what it says of a name itself stands")
  func labelledMap() throws {
    var recipe = Recipe(
      file: "h.csv", period: .given("2021"),
      measures: [Recipe.Measure(indicator: "6.1.1", unit: "NUMBER", kind: .count(among: []))])
    recipe.form = try Self.form()
    recipe.area = .column("place", map: ["The Quay": "A-1", "hill": "A-2", "The Hill": "A-9"])
    recipe.measures[0].breakdowns = [["area"]]
    let found = try MadeUp.outcome(recipe, "place,x\nquay,0\nThe Hill,0\nquay,0\n")
    #expect(found.figures.map { "\($0.area) \($0.n)" } == ["A-1 2", "A-2 1"])
  }

  @Test("An answer that the form does not have is an error, with the nearest one")
  func misspelt() throws {
    #expect(
      throws: RecipeFailure.unknownChoice(
        column: "uses", choice: "wahs", known: ["drink", "wash", "field"])
    ) {
      try outcome("uses,x\nwash,0\n", [.init(column: "uses", test: .hasAnyOf(["wahs"]))])
    }
    #expect(
      RecipeFailure.unknownChoice(column: "uses", choice: "wahs", known: ["drink", "wash"]).text
        .hasSuffix("did you mean wash?"))
  }

  @Test("Records whose answer no list has are counted")
  func unlisted() throws {
    let found = try outcome("tap,x\n1,0\n2,0\nYess,0\nYess,0\n98,0\n", tap)
    #expect(found.unlisted == ["tap": 2])
  }

  @Test("What the form says is chosen or counted is not personal; what is told or where one is, is")
  func personal() throws {
    let found = try outcome(
      "tap,told,where,mobile_phones,other_name\n1,a,b,2,c\n2,d,e,3,f\n", tap)
    #expect(found.personal == ["told", "where", "other_name"])
    #expect(throws: RecipeFailure.personalColumn("told")) {
      try outcome("tap,told\n1,a\n", [.init(column: "told", test: .isAnswered)])
    }
  }

  @Test("An answer made of several columns: the first case that a record meets, or none")
  func derived() throws {
    let ladder = Recipe.Derived(
      name: "ladder",
      cases: [
        .init(
          text: "near",
          conditions: tap + [.init(column: "mobile_phones", test: .within(from: nil, to: 30))]),
        .init(text: "far", conditions: tap),
        .init(text: "none", conditions: [.init(column: "tap", test: .isOneOf(["2"]))]),
      ])
    let found = try outcome(
      "tap,mobile_phones\n1,10\n1,45\n1,\n2,5\n98,5\n",
      [.init(column: "ladder", test: .isOneOf(["near"]))], derived: [ladder])
    let figure = try #require(found.figures.first)
    #expect(figure.n == 4 && figure.numerator == 1 && figure.unanswered == 1)
  }
}
