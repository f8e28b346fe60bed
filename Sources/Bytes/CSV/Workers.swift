import Dispatch
import Synchronization

/// Runs work on several threads at once: the chunks of one file, the groups of one table.
enum Workers {
  /// Calls `body` for each item, `width` at a time; which worker takes which item is left to chance.
  static func run(items: Int, width: Int, _ body: @Sendable (_ item: Int, _ worker: Int) -> Void) {
    guard width > 1, items > 1 else {
      for item in 0..<items { body(item, 0) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(width, items)) { worker in
      while true {
        let item = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard item < items else { return }
        body(item, worker)
      }
    }
  }
}
