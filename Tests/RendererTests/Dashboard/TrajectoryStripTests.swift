import SDGModel
import Statistics
import Testing

@testable import Analysis
@testable import Renderer

@Suite("The way of a group to the target year, in the size of a word")
struct TrajectoryStripTests {
  private func progress(
    _ from: Double, _ to: Double, target: Double? = nil, years: Int = 5
  ) -> SeriesProgress {
    let points = [
      TimePoint(time: 2015, value: from), TimePoint(time: Double(2015 + years), value: to),
    ]
    let key = DataLine.Key(
      indicator: "1.1.1", series: "A", area: "AVA", breakdown: .total, unit: "PT", multiplier: 0,
      definition: "", strand: "")
    return SeriesProgress(
      key: key, direction: .decrease,
      aim: ProgressAim(basis: .national, value: target, year: 2030, baselineYear: 2015),
      rule: .level, points: points, baseline: points[0], breakYear: nil, leftOut: .init(),
      isSignificant: nil, results: [], hasOwnBaseline: false, makers: [.official])
  }

  @Test(
    "All strips of a table share one scale, from zero to the largest figure, target or expectation")
  func scale() throws {
    let strip = try #require(TrajectoryStrip([progress(40, 20, target: 10), progress(60, 50)]))
    #expect((strip.low, strip.high) == (0, 60))
  }

  @Test("What would be is dashed and open, and absent where nothing can be expected")
  func expected() throws {
    let long = progress(40, 20, target: 10)
    let short = progress(40, 20, target: 10, years: 2)
    let strip = try #require(TrajectoryStrip([long, short]))
    #expect(strip.html(long).text.contains("stroke-dasharray"))
    #expect(!strip.html(short).text.contains("stroke-dasharray"))
    // From 0 to 40 over 186 units, 7 in from the edge: the latest at 20 stands in the middle.
    #expect(strip.html(long).text.contains("<circle cx=\"100\""))
    #expect(strip.html(long).text.contains("M53.5 3V23"))
  }

  @Test("Without two figures of any row nothing is drawn")
  func nothing() {
    #expect(TrajectoryStrip([progress(40, 20, years: 0)]) == nil)
    #expect(TrajectoryStrip([]) == nil)
  }
}
