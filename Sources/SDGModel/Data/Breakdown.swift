/// The set of (dimension, category) pairs of an observation. Empty: the total.
///
/// Dimensions and categories are our ids and codes where the reference lists know them, and the
/// source's own words where they do not.
public struct Breakdown: Sendable, Hashable, Comparable {
  public struct Part: Sendable, Hashable, Comparable {
    public let dimension: String
    public let category: String
    public init(_ dimension: String, _ category: String) {
      self.dimension = dimension
      self.category = category
    }
    public static func < (a: Part, b: Part) -> Bool {
      (a.dimension, a.category) < (b.dimension, b.category)
    }
  }

  /// Sorted by dimension; at most one category each.
  public let parts: [Part]

  public static let total = Breakdown([])

  /// Where a dimension occurs twice the first category stands.
  public init(_ parts: [Part]) {
    var seen = Set<String>()
    self.parts = parts.sorted().filter { seen.insert($0.dimension).inserted }
  }

  public init(_ pairs: [String: String]) {
    self.init(pairs.map { Part($0.key, $0.value) })
  }

  public var isTotal: Bool { parts.isEmpty }

  public func category(of dimension: String) -> String? {
    parts.first { $0.dimension == dimension }?.category
  }

  public func isContained(in other: Breakdown) -> Bool {
    parts.allSatisfy { other.parts.contains($0) }
  }

  public func without(_ dimension: String) -> Breakdown {
    Breakdown(parts.filter { $0.dimension != dimension })
  }

  /// `age=Y15T24;sex=F`, the form used as an identifier in outputs; empty for the total.
  public var text: String {
    parts.map { "\($0.dimension)=\($0.category)" }.joined(separator: ";")
  }

  public static func < (a: Breakdown, b: Breakdown) -> Bool {
    a.parts.lexicographicallyPrecedes(b.parts)
  }
}
