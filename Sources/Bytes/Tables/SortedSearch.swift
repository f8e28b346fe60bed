extension RandomAccessCollection where Index == Int {
  /// In a collection whose elements up to some place do not meet a condition and all from there on
  /// do, that place; the end where none does.
  @inlinable
  public func partitioningIndex(where meets: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The place of an element in an ascending collection; `nil` where it is not there.
  @inlinable
  public func sortedIndex(of element: Element) -> Int? where Element: Comparable {
    let index = partitioningIndex(where: { $0 >= element })
    return index < endIndex && self[index] == element ? index : nil
  }
}
