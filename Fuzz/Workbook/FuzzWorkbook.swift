import FileFormats
import FuzzReading
import FuzzSupport

/// Searches for archives and workbooks that break their readers.
///
/// Invariant: any bytes end in a workbook or an error that names the file; of every sheet that is
/// read, rows and cells stand in ascending order within the bounds of a spreadsheet; and what `ReadingCheck` asks of the records in it.
///
/// An input that begins as an archive is read as it is. Since hardly any change to an archive passes
/// its checksums, every other input is taken for the texts of the parts, split at byte 30 (which no
/// XML holds), and put into an archive first.
@main enum FuzzWorkbook {
  private static let names = [
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml",
  ]

  static func main() {
    let check = ReadingCheck()
    Fuzzing.run { input in
      let parts = input.split(separator: 30, omittingEmptySubsequences: false)
      let files = zip(names, parts).map { ZipWriter.File($0, Array($1), isStored: true) }
      let isArchive = ZipArchive.looksLikeZip(input)
      guard let bytes = isArchive ? input : try? ZipWriter.archive(files) else { return }
      check.read(bytes)
      var limits = ZipLimits()
      limits.fileBytes = 1 << 22
      limits.totalBytes = 1 << 23
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
      for cell in row.cells { _ = (cell.text, cell.number) }
    }
  }
}
