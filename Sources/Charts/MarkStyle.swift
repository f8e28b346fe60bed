/// How a mark is drawn. The style carries the meaning by form; colour only repeats it.
///
/// The room knows the form alone: what a filled dot stands for is said by the caller, in the key.
public enum MarkStyle: String, Sendable, CaseIterable {
  /// Filled dot, solid line, solid cell.
  case solidFilled
  /// Open ring, dashed line, tinted cell with a ring.
  case dashedOpen
  /// Filled core in a ring of the other colour: collected by one, adopted by another.
  case ringed
  /// Solid cell with a ring in it: both kinds exist side by side.
  case both
  /// Hatched: exists, but is old.
  case aged
  /// Dotted: nothing is there.
  case absent
  /// A dash: the question does not arise.
  case notApplicable
}

/// The second channel for categories, so that colour is never the only one.
public enum PointShape: String, Sendable, CaseIterable {
  case circle, square, triangle, diamond
}

/// Which of the house's colours a line takes. Several lines may share one: shapes and direct
/// labels tell them apart.
public enum ColourRole: String, Sendable, CaseIterable {
  /// The colour of filled marks.
  case primary
  /// The colour of open marks.
  case secondary
  /// Dark grey, for lines of context.
  case neutral
  /// Light grey, for lines of context behind others.
  case quiet

  var colour: Colour {
    switch self {
    case .primary: .primary
    case .secondary: .secondary
    case .neutral: .ink2
    case .quiet: .ink3
    }
  }
}

/// One entry of a figure's key: a mark and its word.
public struct KeyEntry: Sendable, Hashable {
  /// What stands before the word.
  public enum Symbol: Sendable, Hashable {
    case style(MarkStyle)
    case shape(PointShape)
    /// The dash-dot line of a target.
    case target
  }

  public var symbol: Symbol
  public var label: String

  public init(symbol: Symbol, label: String) {
    self.symbol = symbol
    self.label = label
  }

  /// An entry that explains a style, such as the word beside a filled dot.
  public init(_ style: MarkStyle, _ label: String) {
    self.init(symbol: .style(style), label: label)
  }

  /// An entry that explains a shape, such as "girls" beside a circle.
  public init(_ shape: PointShape, _ label: String) {
    self.init(symbol: .shape(shape), label: label)
  }

  /// An entry that explains the target line.
  public static func target(_ label: String) -> KeyEntry {
    KeyEntry(symbol: .target, label: label)
  }
}
