/// Runs work on several threads at once and gives the results in the order of the items.
///
/// One of the two places of the house that spawn tasks: files, figures and pages pass through here.
enum Parallel {
  /// How many threads each item may have for itself where they share so many.
  static func width(within threads: Int, items: Int) -> Int {
    max(1, threads / max(1, min(items, threads)))
  }

  /// At most `width` items at a time; 1 runs them in order on the caller's task.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], width: Int, _ body: @escaping @Sendable (Item) throws -> Result
  ) async throws -> [Result] {
    guard width > 1, items.count > 1 else { return try items.map(body) }
    return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: items.count)
      var next = 0
      while next < min(width, items.count) {
        let index = next
        group.addTask { (index, try body(items[index])) }
        next += 1
      }
      while let (index, result) = try await group.next() {
        results[index] = result
        guard next < items.count else { continue }
        let following = next
        group.addTask { (following, try body(items[following])) }
        next += 1
      }
      return results.compactMap { $0 }
    }
  }
}
