import Testing

@testable import WhoCounts

@Suite struct ParallelTests {
  private struct Failure: Error, Equatable { var item: Int }

  @Test(
    "Results stand in the order of the items, whatever is ready first", arguments: [1, 2, 7, 200])
  func keepsOrder(width: Int) async throws {
    let items = Array(0..<100)
    let results = try await Parallel.map(items, width: width) { item in
      // The first items take longest.
      (0..<((100 - item) * 50)).reduce(item) { sum, _ in sum }
    }
    #expect(results == items)
  }

  @Test("An error of one item is thrown", arguments: [1, 4])
  func throwsError(width: Int) async {
    await #expect(throws: Failure(item: 5)) {
      try await Parallel.map(Array(0..<20), width: width) { item in
        if item == 5 { throw Failure(item: item) }
        return item
      }
    }
  }

  @Test("Nothing gives nothing")
  func empty() async throws {
    #expect(try await Parallel.map([Int](), width: 4) { $0 } == [])
  }
}
