/// Adjacent columns that are read as one: their texts are looked up together, and split only once
/// per distinct combination. Columns that repeat together (code and name, all the dimensions of a
/// row) belong in one group; it is what makes a large file quick to read.
public struct ColumnGroup: Sendable, Equatable {
  public enum Role: Sendable, Equatable {
    case text
    /// Read as numbers; texts that are none are kept aside. One column a group.
    case number
  }

  public let columns: Range<Int>
  public let role: Role

  public init(columns: Range<Int>, role: Role) {
    self.columns = columns
    self.role = role
  }

  /// A complete, ordered division of all columns: groups that overlap an earlier one or reach
  /// beyond the header are dropped, number groups cut into single columns, and columns of no group
  /// stand alone as text.
  static func dividing(_ columnCount: Int, by wanted: [ColumnGroup]) -> [ColumnGroup] {
    var groups: [ColumnGroup] = []
    var next = 0
    func fill(upTo stop: Int) {
      for column in next..<max(stop, next) {
        groups.append(ColumnGroup(columns: column..<column + 1, role: .text))
      }
    }
    for group in wanted.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
      let columns = group.columns
      guard !columns.isEmpty, columns.lowerBound >= next, columns.upperBound <= columnCount else {
        continue
      }
      fill(upTo: columns.lowerBound)
      if group.role == .number {
        groups += columns.map { ColumnGroup(columns: $0..<$0 + 1, role: .number) }
      } else {
        groups.append(group)
      }
      next = columns.upperBound
    }
    fill(upTo: columnCount)
    return groups
  }
}
