import Bytes
import Testing

/// The figures that the repository carries; `Tests/Checks` compares them with where they came from.
@Suite struct ExampleFiguresTests {
  let official: [ExampleTable]

  init() throws {
    official = try ExampleTable.official()
    try #require(official.count == 17 && official.allSatisfy { !$0.rows.isEmpty })
  }

  var rows: [ExampleTable.Row] { official.flatMap(\.rows) }

  @Test("The official files hold 6,624 figures: values, and bounds beside them")
  func countsFigures() {
    let fields = rows.flatMap { [$0["value"], $0["lower"], $0["upper"]] }
    #expect(fields.filter { !$0.isEmpty }.count == 6624)
    #expect(rows.filter { !$0["value"].isEmpty }.count == 6320)
  }

  @Test("The official files hold 137 indicators, each in the file of its goal")
  func countsIndicators() {
    #expect(Set(rows.map { $0["indicator"] }).count == 137)
    for (goal, table) in zip(1..., official) {
      let strangers = table.rows.filter { !$0["indicator"].hasPrefix("\(goal).") }
      #expect(strangers.map(\.place) == [])
    }
  }

  @Test("A figure is the shortest text of its double, or censored")
  func writesShortestNumbers() {
    for row in rows {
      for column in ["value", "lower", "upper"] where !row[column].isEmpty {
        let text = row[column].hasPrefix("<") ? String(row[column].dropFirst()) : row[column]
        let number = DecimalText.parse(text)
        #expect(number.map { DecimalText.shortest($0) } == text, "\(row.place) \(column)")
      }
    }
    #expect(rows.filter { $0["value"].hasPrefix("<") }.map { $0["period"] } == ["2000", "2005"])
  }

  @Test("A row without a value says that the value is missing, and no other row does")
  func marksMissingValues() {
    let blank = rows.filter { $0["value"].isEmpty }
    #expect(blank.count == 28)
    #expect(blank.allSatisfy { $0["status"] == "O" && $0["lower"].isEmpty })
    #expect(rows.filter { !$0["status"].isEmpty }.count == 28)
  }

  @Test("No two rows of the official files speak of the same thing")
  func repeatsNoKey() {
    var places: [String: String] = [:]
    for table in official {
      for row in table.rows {
        let key = table.key(of: row)
        #expect(places[key] == nil, "\(row.place) repeats \(places[key] ?? "")")
        places[key] = row.place
      }
    }
  }

  @Test("The citizen-led assessment has 24 rows of 2015, country data of 4.1.1 and 4.5.1")
  func findsAdoptedCitizenData() {
    let adopted = rows.filter {
      $0["source"].contains("PAL Network - Citizen Led Assessment")
    }
    #expect(adopted.count == 24)
    #expect(adopted.allSatisfy { $0["period"] == "2015" && $0["nature"] == "C" })
    #expect(adopted.filter { $0["indicator"] == "4.1.1" }.count == 12)
    #expect(adopted.filter { $0["indicator"] == "4.5.1" }.count == 12)
  }

  @Test("Every row of 16.1.1 carries the database's warning against comparison")
  func keepsTheWarningOfHomicideFigures() {
    let homicide = rows.filter { $0["indicator"] == "16.1.1" }
    #expect(homicide.count == 32)
    #expect(
      homicide.allSatisfy { $0["note"].contains("should not be compared between them") })
  }

  @Test("The two registers of femicide are two series, each with its undated rows told")
  func keepsRegistersApart() throws {
    let murder = try ExampleTable.citizen("femicide-by-year-of-murder.csv")
    let publication = try ExampleTable.citizen("femicide-by-year-of-publication.csv")
    #expect(murder.rows.map { $0["period"] } == ["2016", "2017", "2018"])
    #expect(murder.rows.map { $0["value"] } == ["20", "57", "94"])
    #expect(publication.rows.map { $0["period"] } == ["2016", "2017", "2018"])
    #expect(publication.rows.map { $0["value"] } == ["24", "48", "95"])
    #expect(Set((murder.rows + publication.rows).map { $0["series"] }).count == 2)
    #expect(murder.rows.allSatisfy { $0["note"].contains("17 of the register's 659 rows") })
    #expect(publication.rows.allSatisfy { $0["note"].contains("38 of the register's 507 rows") })
  }

  @Test("The sensors' mean is of Nairobi and of their four months, not of the country or a year")
  func keepsTheMeanApart() throws {
    let mean = try #require(ExampleTable.citizen("nairobi-fine-particles.csv").rows.first)
    #expect(mean["area"] == "NAIROBI")
    #expect(mean["period"] == "2018-09-01/2018-12-31")
    #expect(mean["n"] == "32907")
    let value = try #require(DecimalText.parse(mean["value"]))
    #expect(DecimalText.fixed(value, decimals: 1) == "9.1")
    let estimates = rows.filter { $0["indicator"] == "11.6.2" }
    #expect(Set(estimates.map { $0["area"] + " " + $0["period"] }) == ["404 2016"])
  }

  @Test("The example's files have columns of figures and categories only, none of persons")
  func holdsNoPersons() throws {
    let categories: Set<String> = [
      "age", "sex", "location", "education", "skill", "occupation", "disease", "hazard",
      "ihrCapacity", "product", "transport", "mobileTechnology", "speed", "institution",
      "tariffRegime",
    ]
    let citizen = try [
      "femicide-by-year-of-murder.csv", "femicide-by-year-of-publication.csv",
      "nairobi-fine-particles.csv",
    ].map { try ExampleTable.citizen($0) }
    for table in official + citizen {
      let known = categories.union(ExampleTable.plainColumns)
      #expect(Set(table.header).subtracting(known) == [], "\(table.name)")
    }
  }
}
