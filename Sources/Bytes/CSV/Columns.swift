/// A column of texts: a code per row, and the distinct texts that the codes stand for, in the order
/// of their first appearance. Texts are unquoted; blanks at their ends are kept.
public struct TextColumn: Sendable, Equatable {
  public let codes: CodeColumn
  public let values: [String]

  public init(codes: [UInt32], values: [String]) {
    self.init(codes: CodeColumn(codes), values: values)
  }

  public init(codes: CodeColumn, values: [String]) {
    self.codes = codes
    self.values = values
  }

  /// The text of a row.
  public subscript(row: Int) -> String { values[Int(codes[row])] }
}

/// A code per row. Columns that a file was read by together share the codes of their combinations:
/// the rows are kept once, and each column has a map from those codes to its own.
public struct CodeColumn: Sendable, RandomAccessCollection {
  /// Per row the code of the combination that the column is part of.
  public let combinations: PackedColumn<UInt32>
  /// From the codes of combinations to the column's own; `nil` where they are the same.
  public let map: [UInt32]?

  public init(_ codes: PackedColumn<UInt32>, map: [UInt32]? = nil) {
    combinations = codes
    self.map = map
  }

  public init(_ codes: [UInt32]) { self.init(PackedColumn(codes)) }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { combinations.endIndex }

  @inlinable public subscript(row: Int) -> UInt32 {
    let code = combinations[row]
    guard let map else { return code }
    return map[Int(code)]
  }

  /// The column whose codes are these ones' numbers in a list.
  public func mapped(by numbers: [UInt32]) -> CodeColumn {
    CodeColumn(combinations, map: map.map { $0.map { numbers[Int($0)] } } ?? numbers)
  }

  /// Whether two columns share their combinations, so that what is worked out for each combination
  /// holds for both.
  public func sharesCombinations(with other: CodeColumn) -> Bool {
    combinations.isSame(as: other.combinations)
  }
}

extension CodeColumn: Equatable {
  public static func == (left: CodeColumn, right: CodeColumn) -> Bool { left.elementsEqual(right) }
}

extension CodeColumn: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: UInt32...) { self.init(elements) }
}

/// A column of numbers.
public struct NumberColumn: Sendable, Equatable {
  /// Not a number (`isNaN`) where the field is no plain number.
  public let values: PackedColumn<Double>
  /// 0 where the field is a number, else 1 + the index of its text in `texts`.
  public let marks: PackedColumn<UInt32>
  /// The distinct texts that are no numbers, in order of first appearance; "" is a blank field.
  public let texts: [String]

  public init(values: PackedColumn<Double>, marks: PackedColumn<UInt32>, texts: [String]) {
    self.values = values
    self.marks = marks
    self.texts = texts
  }

  /// The text of a row whose field is no number; nil where it is one.
  public func text(ofRow row: Int) -> String? {
    marks[row] == 0 ? nil : texts[Int(marks[row]) - 1]
  }
}

/// A record that does not have the shape of the header.
public struct IrregularRow: Sendable, Equatable {
  public enum Problem: Sendable, Equatable {
    /// The missing fields read as empty.
    case tooFewFields
    /// The surplus is kept out; `surplusIsEmpty` tells whether any text was lost by it.
    case tooManyFields(surplusIsEmpty: Bool)
    /// The file ends inside a quoted field: everything after the quote is in that field.
    case unterminatedQuote
    /// Text stands between a closing quote and the next delimiter; it is kept, after the quoted.
    case textAfterClosingQuote
  }

  /// The row, or -1 for the header.
  public let row: Int
  /// The line of the file where the record begins.
  public let line: Int
  /// How many fields the record has.
  public let found: Int
  public let problem: Problem
}
