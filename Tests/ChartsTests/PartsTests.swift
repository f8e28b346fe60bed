import Testing

@testable import Charts

@Suite("Ticks")
struct TicksTests {
  @Test(
    "Ticks are those of d3",
    arguments: [
      (0.0, 1.0, 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
      (0.0, 1.0, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
      (0.0, 10.0, 4, [0, 2, 4, 6, 8, 10]),
      (-10.0, 10.0, 5, [-10, -5, 0, 5, 10]),
      (0.0, 106.0, 6, [0, 20, 40, 60, 80, 100]),
      (0.001, 0.009, 3, [0.002, 0.004, 0.006, 0.008]),
    ])
  func values(low: Double, high: Double, count: Int, expected: [Double]) {
    #expect(Ticks.values(low, high, count: count) == expected)
  }

  @Test("A range is widened to whole steps")
  func nice() {
    let range = Ticks.nice(0.962, 1.01, count: 5)
    #expect(range.low == 0.96)
    #expect(range.high == 1.01)
    #expect(Ticks.nice(0, 106, count: 6) == (0, 120))
  }

  @Test("Years keep the last observed one and drop its crowded neighbour")
  func years() {
    let years = Ticks.years(2000...2030, pixelsPerYear: 10, spacing: 44, named: [2030, 2017])
    #expect(years == [2000, 2005, 2010, 2017, 2025, 2030])
  }
}

@Suite("Places of labels")
struct LabelStackerTests {
  @Test("Labels apart from each other stay where they want to be")
  func apart() {
    let centres = LabelStacker.centres([10, 50], heights: [16, 16], within: 0...100)
    #expect(centres == [10, 50])
  }

  @Test("Labels that touch share the place around the mean of their wishes")
  func touching() {
    let centres = LabelStacker.centres([50, 52], heights: [16, 16], within: 0...100)
    #expect(centres == [43, 59])
  }

  @Test("A stack stays inside its range")
  func clamped() {
    let centres = LabelStacker.centres([98, 99, 100], heights: [16, 16, 16], within: 0...100)
    #expect(centres == [60, 76, 92])
  }
}

@Suite("Setting of text")
struct TypesetterTests {
  let text = Typesetter(measurer: BuiltInMeasurer(), rightToLeft: false)

  @Test("Lines are as wide as asked for at most, and lose nothing but blanks")
  func wrapping() {
    let sentence = "Persons with disabilities who live in informal settlements/camps"
    for limit in stride(from: 30.0, through: 400, by: 17) {
      let lines = text.wrap(sentence, to: limit, size: 13)
      #expect(lines.allSatisfy { text.width($0, size: 13) <= limit })
      #expect(lines.joined().filter { $0 != " " } == sentence.filter { $0 != " " })
    }
  }

  @Test("Text without spaces breaks between characters")
  func chinese() {
    let lines = text.wrap("可持续发展目标", to: 40, size: 13)
    #expect(lines == ["可持", "续发", "展目", "标"])
  }

  @Test("The built-in table knows Latin, Greek and Cyrillic text, and nothing of Arabic")
  func covers() {
    let table = BuiltInMeasurer()
    #expect(table.covers("Part d’élèves, Ελληνικά, Українська – 25 %"))
    #expect(!table.covers("العربية"))
  }

  @Test("Every width of the table belongs to a code point of a block")
  func table() {
    let count = AdvanceTable.blocks.map(\.count).reduce(0, +)
    #expect(AdvanceTable.regular.count == count)
    #expect(AdvanceTable.bold.count == count)
  }
}
