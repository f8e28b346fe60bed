/// A column of plain values, shared and never changed: what millions of rows are kept in.
///
/// Its memory is that into which the file was read, so that nothing is copied.
public struct PackedColumn<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline let memory: PackedMemory<Element>

  public init(_ values: some Collection<Element>) {
    memory = PackedMemory(capacity: values.count)
    for (index, value) in values.enumerated() { memory.start[index] = value }
    memory.count = values.count
  }

  /// Takes memory over; nobody writes to it from now on.
  init(_ memory: PackedMemory<Element>) { self.memory = memory }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { memory.count }

  @inlinable public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < memory.count, "no such row")
    return memory.start[index]
  }

  /// Whether two columns are one and the same, not only equal.
  public func isSame(as other: PackedColumn) -> Bool { memory === other.memory }

  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    try body(UnsafeBufferPointer(start: memory.start, count: memory.count))
  }
}

extension PackedColumn: Equatable where Element: Equatable {
  public static func == (left: PackedColumn, right: PackedColumn) -> Bool {
    left.elementsEqual(right)
  }
}

extension PackedColumn: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

/// The memory of a column while it is filled, and its only owner.
@usableFromInline
final class PackedMemory<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Written by workers that have no row in common, then by nobody.
  @usableFromInline let start: UnsafeMutablePointer<Element>
  let capacity: Int
  /// How many of its places are filled, once it is.
  @usableFromInline var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    // Pages that nothing is written to take no memory.
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }
}
