import Analysis
import Statistics
import Testing

@Suite("What is said of a series on its way to a target")
struct ProgressTests {
  private func question(
    _ figures: [Int: Double], _ direction: ProgressQuestion.Direction = .increase,
    rule: ProgressQuestion.Rule = .level, target: Double? = 100, targetYear: Double = 2030,
    error: Double? = nil
  ) -> ProgressQuestion {
    ProgressQuestion(
      figures.sorted { $0.key < $1.key }.map {
        TimePoint(time: Double($0.key), value: $0.value, error: error)
      }, direction: direction, rule: rule, target: target, targetYear: targetYear)
  }

  @Test("One figure is no progress; that the target is met at it is said")
  func onePoint() {
    let one = ProgressMethod.un2023.assess(question([2018: 60]))
    #expect(one.class == .notAssessable)
    let met = ProgressMethod.un2023.assess(question([2016: 100]))
    #expect(met.class == .notAssessable)
    #expect(met.reason?.contains("met") == true)
    #expect(ProgressMethod.un2023.assess(question([:])).class == .notAssessable)
  }

  @Test("The baseline is the year itself, else the nearest within two years, of two the later")
  func baseline() {
    #expect(question([2014: 1, 2015: 2, 2020: 3]).baseline?.value == 2)
    #expect(question([2014: 1, 2016: 2, 2020: 3]).baseline?.value == 2)
    #expect(question([2013: 1, 2020: 3]).baseline?.value == 1)
    #expect(question([2012: 1, 2018: 3]).baseline == nil)
    #expect(
      ProgressMethod.un2023.assess(question([2012: 1, 2018: 3])).reason
        == ProgressGap.noBaseline.rawValue)
    // Open SDG takes the next later year.
    #expect(ProgressMethod.openSDG.assess(question([2018: 50, 2022: 60])).value != nil)
  }

  @Test("After a break the first figure is the baseline, however late")
  func afterBreak() {
    var asked = question([2019: 50, 2022: 60])
    asked.startsAfterBreak = true
    #expect(asked.baseline?.time == 2019)
    #expect(ProgressMethod.un2023.assess(asked).value != nil)
  }

  @Test("Met, lost again, and too late are no ratios")
  func settled() {
    for method in [ProgressMethod.un2023, .un2022, .eurostat, .linear] {
      #expect(method.assess(question([2015: 50, 2022: 100])).class == .targetMet)
      let lost = method.assess(question([2015: 104, 2022: 98]))
      #expect(lost.class == .targetLost)
      #expect(lost.value == nil)
      let missed = method.assess(question([2015: 50, 2022: 80], targetYear: 2020))
      #expect(missed.class == .targetMissed)
    }
  }

  @Test("Zero, a change of sign and a baseline at the target give reasons, not ratios")
  func undefined() {
    for figures in [[2015: 0.0, 2022: 5], [2015: -4, 2022: 5], [2015: -4, 2022: -2]] {
      for method in [ProgressMethod.un2023, .un2022, .eurostat] {
        let found = method.assess(question(figures))
        #expect(found.class == .notAssessable)
        #expect(found.reason != nil)
      }
      // A straight line asks for no logarithm.
      #expect(ProgressMethod.linear.assess(question(figures)).value != nil)
    }
    for method in ProgressMethod.allCases where method != .oecd && method != .sdsn {
      let found = method.assess(question([2015: 100, 2022: 90]))
      #expect(found.value?.isFinite != false)
    }
  }

  @Test("A percentage and its complement get the same class by straight lines, and not by growth")
  func complement() {
    let share = question([2015: 90, 2022: 94])
    let complement = question([2015: 10, 2022: 6], .decrease, target: 0)
    let (one, other) = (
      ProgressMethod.linear.assess(share), ProgressMethod.linear.assess(complement)
    )
    #expect(one.class == other.class)
    #expect(((one.value ?? 0) - (other.value ?? 9)).magnitude < 1e-12)
    #expect(
      ProgressMethod.un2023.assess(share).value
        != ProgressMethod.un2023.assess(complement).value)
  }

  @Test("Parity: 1.25 is as far as 0.8, and within three per cent it is met")
  func parity() {
    let above = question([2015: 1.25, 2022: 1.1], rule: .parity)
    let below = question([2015: 0.8, 2022: 1 / 1.1], rule: .parity)
    for method in [ProgressMethod.un2023, .eurostat, .openSDG, .linear] {
      let (one, other) = (method.assess(above), method.assess(below))
      #expect(one.class == other.class)
      #expect(((one.value ?? 0) - (other.value ?? 9)).magnitude < 1e-9)
    }
    #expect(
      ProgressMethod.un2023.assess(question([2015: 0.8, 2022: 0.98], rule: .parity)).class
        == .targetMet)
    // ESCAP takes the ratios as they are: 0.8 to 0.9 is half of the way to 1.
    let half = ProgressMethod.escap.assess(question([2015: 0.8, 2022: 0.9], rule: .parity))
    #expect(((half.value ?? 0) - 5).magnitude < 1e-9)
  }

  @Test("A half: 70 per cent is as far as 30")
  func share() {
    let (above, below) = (
      question([2015: 70, 2022: 60], rule: .share), question([2015: 30, 2022: 40], rule: .share)
    )
    #expect(ProgressMethod.un2023.assess(above) == ProgressMethod.un2023.assess(below))
    #expect(ProgressMethod.openSDG.assess(above).class != .deterioration)
  }

  @Test("A growth rate is held against its target by its mean, and no growth of it is taken")
  func growth() {
    let asked = question([2014: 20, 2015: 4, 2018: -1, 2020: 9], rule: .growth, target: 5)
    #expect(ProgressMethod.un2023.assess(asked).class == .notAssessable)
    let found = ProgressMethod.linear.assess(asked)
    #expect(found.class == .targetNotMet)
    #expect(found.value == 4)
  }

  @Test("Three figures that rise show no trend by ranks, five do")
  func ranks() {
    func found(_ years: ClosedRange<Int>) -> ProgressResult {
      ProgressMethod.oecd.assess(
        question(Dictionary(uniqueKeysWithValues: years.map { ($0, Double($0)) }), target: 9_999))
    }
    #expect(found(2015...2017).class == .noClearTrend)
    #expect(found(2015...2019).class == .improving)
  }

  @Test("A change within the errors of the two figures is not significant")
  func significance() {
    #expect(question([2015: 50, 2022: 53], error: 2).isSignificant == false)
    #expect(question([2015: 50, 2022: 60], error: 2).isSignificant == true)
    #expect(question([2015: 50, 2022: 60]).isSignificant == nil)
  }

  @Test("No series of any shape gives a number that is none, or neither a class nor a reason")
  func random() {
    var random = SeededRandom(seed: 21)
    for _ in 0..<20_000 {
      let count = random.index(below: 6)
      let figures = (0..<count).map { _ in
        TimePoint(
          time: Double(2010 + random.index(below: 15)),
          value: [0, -3, 1, 50, 100, 1e-9][random.index(below: 6)]
            * (random.index(below: 3) == 0 ? 1 : random.uniform()))
      }
      let points = Dictionary(figures.map { ($0.time, $0) }, uniquingKeysWith: { $1 }).values
        .sorted { $0.time < $1.time }
      var asked = ProgressQuestion(
        points, direction: random.index(below: 2) == 0 ? .increase : .decrease,
        rule: ProgressQuestion.Rule.allCases[random.index(below: 4)],
        target: [nil, 0, 100, -5][random.index(below: 4)],
        targetYear: [2030, 2015, 2020][random.index(below: 3)])
      asked.limit = [nil, 100][random.index(below: 2)]
      (asked.lower, asked.upper, asked.green) = (0, 100, 95)
      asked.peerDeviation = 3
      for method in ProgressMethod.allCases {
        let found = method.assess(asked)
        #expect(found.value?.isFinite != false, "\(method) \(asked)")
        #expect(found.score?.isFinite != false)
        let isSilent = found.class == .notAssessable || found.class == .notAvailable
        #expect(!isSilent || found.reason != nil)
      }
    }
  }
}
