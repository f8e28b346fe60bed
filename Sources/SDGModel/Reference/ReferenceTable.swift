import Bytes

/// A reference list that cannot be read: it is missing, or a line of it is not what it should be.
public struct ReferenceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Path of the list, or of the folder that was looked for.
  public let file: String
  /// Line of the list, counted from 1; `nil` where the whole list is concerned.
  public let line: Int?
  public let reason: String

  public init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(reason). Install the program again, or restore the file."
  }
}

/// One CSV list of the resource folder, with its columns by name.
///
/// The lists are part of the program. A column that lacks or a field that is no number therefore
/// means a damaged installation, and is an error rather than something to work around.
struct ReferenceTable {
  let file: String
  private let table: CSVTable
  /// The fields of every row. Whole rows rather than columns: nearly every text of these lists
  /// stands in them once, so that there is nothing to gain from looking for equal ones.
  private let fields: [[String]]
  private let positions: [String: Int]

  /// - Throws: when the file cannot be read, is ragged, or lacks one of the columns.
  init(_ name: String, in folder: String, columns needed: [String]) throws(ReferenceError) {
    file = "\(folder)/\(name).csv"
    do {
      table = CSVTable(TextBytes(decoding: try FileBytes.read(file)), delimiter: 0x2C) { _ in [] }
    } catch {
      throw ReferenceError(file: file, reason: error.reason)
    }
    if let odd = table.irregular.first {
      throw ReferenceError(
        file: file, line: odd.line, reason: "The line has not as many fields as the header")
    }
    var positions: [String: Int] = [:]
    for name in needed {
      guard let position = table.header.firstIndex(of: name) else {
        throw ReferenceError(file: file, line: 1, reason: "The column \(name) is missing")
      }
      positions[name] = position
    }
    self.positions = positions
    fields = (0..<table.rowCount).map(table.fields(ofRow:))
  }

  var rows: Range<Int> { fields.indices }

  /// The text of a field; empty for a column that was not asked for.
  subscript(row: Int, column: String) -> String {
    positions[column].map { fields[row][$0] } ?? ""
  }

  /// A field that may be empty.
  func optional(_ row: Int, _ column: String) -> String? {
    let text = self[row, column]
    return text.isEmpty ? nil : text
  }

  /// The parts of a field that holds several.
  func list(_ row: Int, _ column: String, separator: Character = "|") -> [String] {
    self[row, column].split(separator: separator).map(String.init)
  }

  /// A yes-or-no field: `1` is yes, `0` and empty are no.
  func flag(_ row: Int, _ column: String) -> Bool { self[row, column] == "1" }

  func integer(_ row: Int, _ column: String) throws(ReferenceError) -> Int {
    guard let number = Int(self[row, column]) else {
      throw unexpected(row, column, "a whole number")
    }
    return number
  }

  /// A field that holds one of the words of an enumeration.
  func word<Word: RawRepresentable>(_ row: Int, _ column: String) throws(ReferenceError) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: self[row, column]) else {
      throw unexpected(row, column, "one of the words that the program knows")
    }
    return word
  }

  func unexpected(_ row: Int, _ column: String, _ wanted: String) -> ReferenceError {
    ReferenceError(
      file: file, line: table.line(ofRow: row),
      reason: "\(column) is \"\(self[row, column])\" and not \(wanted)")
  }
}

/// Where the reference lists of this room lie.
enum ReferenceFolder {
  static func standard() throws(ReferenceError) -> String {
    do {
      return try ResourceFolder.locate(room: "SDGModel")
    } catch {
      throw ReferenceError(file: "SDGModel", reason: String(describing: error))
    }
  }

  /// Loads a list once; every later call returns the same, or the same error.
  static func load<List>(
    _ loader: (String) throws(ReferenceError) -> List
  ) -> Result<List, ReferenceError> {
    do {
      return .success(try loader(try standard()))
    } catch {
      return .failure(error)
    }
  }
}
