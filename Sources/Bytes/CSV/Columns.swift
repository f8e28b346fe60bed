/// A column of texts: a code per row, and the distinct texts that the codes stand for, in the order
/// of their first appearance. Texts are unquoted; blanks at their ends are kept.
public struct TextColumn: Sendable, Equatable {
  public let codes: [UInt32]
  public let values: [String]

  public init(codes: [UInt32], values: [String]) {
    self.codes = codes
    self.values = values
  }

  /// The text of a row.
  public subscript(row: Int) -> String { values[Int(codes[row])] }
}

/// A column of numbers.
public struct NumberColumn: Sendable, Equatable {
  /// Not a number (`isNaN`) where the field is no plain number.
  public let values: [Double]
  /// 0 where the field is a number, else 1 + the index of its text in `texts`.
  public let marks: [UInt32]
  /// The distinct texts that are no numbers, in order of first appearance; "" is a blank field.
  public let texts: [String]

  public init(values: [Double], marks: [UInt32], texts: [String]) {
    self.values = values
    self.marks = marks
    self.texts = texts
  }

  /// The text of a row whose field is no number; nil where it is one.
  public func text(ofRow row: Int) -> String? {
    marks[row] == 0 ? nil : texts[Int(marks[row]) - 1]
  }
}

/// A whole column group: a code per row, and for each code the texts of its columns. For work that
/// needs doing once per distinct combination. Two codes may stand for the same texts where the file
/// writes them in two ways (quoted and not).
public struct TupleColumn: Sendable, Equatable {
  public let columns: Range<Int>
  public let codes: [UInt32]
  public let tuples: [[String]]
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
