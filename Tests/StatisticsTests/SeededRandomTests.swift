import Testing

@testable import Statistics

@Suite("Seeded random numbers")
struct SeededRandomTests {
  @Test("SplitMix64 gives its published numbers")
  func splitMix() {
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }

  @Test("xoshiro256** gives its published numbers")
  func xoshiro() {
    var random = SeededRandom(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }

  @Test("A seed gives the same uniform numbers as an independent implementation")
  func uniform() {
    var random = SeededRandom(seed: 42)
    let expected = [
      0.08386297105988216, 0.3789802506626686, 0.6800434110281394, 0.9246929453253876,
      0.9918039142821028,
    ]
    #expect(expected.map { _ in random.uniform() } == expected)
  }

  @Test("Normal numbers have mean 0 and variance 1")
  func normal() {
    var random = SeededRandom(seed: 7)
    let draws = (0..<20_000).map { _ in random.normal() }
    let mean = CompensatedSum.of(draws) / 20_000
    let variance = CompensatedSum.of(draws.map { ($0 - mean) * ($0 - mean) }) / 20_000
    #expect(abs(mean) < 0.03)
    #expect(abs(variance - 1) < 0.04)
  }

  @Test("Indices below a bound are all reached, equally often")
  func indices() {
    var random = SeededRandom(seed: 3)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 { counts[random.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 2000) < 200 })
  }
}
