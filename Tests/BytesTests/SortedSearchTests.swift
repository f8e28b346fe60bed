import Bytes
import Testing

@Suite("Searching what is sorted")
struct SortedSearchTests {
  @Test("The place found is the one that looking through all of them finds")
  func asLookingThrough() {
    for count in 0..<9 {
      let numbers = (0..<count).map { $0 * 2 }
      for wanted in -1..<(2 * count + 2) {
        #expect(numbers.sortedIndex(of: wanted) == numbers.firstIndex(of: wanted))
        #expect(
          numbers.partitioningIndex(where: { $0 > wanted })
            == numbers.firstIndex { $0 > wanted } ?? count)
        let rest = numbers.dropFirst(count / 2)
        #expect(rest.sortedIndex(of: wanted) == rest.firstIndex(of: wanted))
      }
    }
  }

  @Test("Of several that meet the condition the first is found")
  func first() {
    #expect([1, 2, 2, 2, 3].sortedIndex(of: 2) == 1)
  }
}
