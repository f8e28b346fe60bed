import Bytes

/// A part of a file that holds records under one header: a CSV file is one part, a workbook has one
/// for each sheet with data.
struct FilePart {
  var table: any RecordTable
  var dialect: Dialect
  /// The name of the sheet; `nil` outside workbooks.
  var sheet: String?
  /// Why its records are left out; `nil` where they are read.
  var leftOutBecause: String?
}
