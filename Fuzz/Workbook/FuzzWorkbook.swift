import FileFormats
import FuzzReading
import FuzzSupport

/// Searches for archives and workbooks that break their readers. An input is an archive, or its parts
/// as of `WorkbookParts`.
///
/// Invariant: any bytes end in a workbook or an error that names the file; of every sheet that is
/// read, rows and cells stand in ascending order within the bounds of a spreadsheet; and what
/// `ReadingCheck` asks of the records in it.
@main enum FuzzWorkbook {
  static func main() {
    let check = ReadingCheck()
    var limits = ZipLimits()
    limits.fileBytes = 1 << 22
    limits.totalBytes = 1 << 23
    Fuzzing.run { [limits] input in
      let bytes = WorkbookParts.bytes(input)
      check.read(bytes)
      do throws(WorkbookError) {
        let book = try Workbook(bytes, file: "a.xlsx", limits: limits)
        for sheet in book.sheets { requireOrder(try book.rows(of: sheet)) }
      } catch {
        Fuzzing.require(error.place.hasPrefix("a.xlsx"), "\(error)")
        Fuzzing.require(!error.reason.isEmpty, "an error without reason at \(error.place)")
      }
    }
  }

  private static func requireOrder(_ rows: [WorkbookRow]) {
    let numbers = rows.map(\.number)
    Fuzzing.require(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }, "rows \(numbers)")
    Fuzzing.require(numbers.allSatisfy { (1...1_048_576).contains($0) }, "rows \(numbers)")
    for row in rows {
      let columns = row.cells.map(\.column)
      Fuzzing.require(zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 }, "cells \(columns)")
      Fuzzing.require(columns.allSatisfy { (0..<16_384).contains($0) }, "cells \(columns)")
      for cell in row.cells { _ = (cell.text, cell.number, cell.shown) }
    }
  }
}
