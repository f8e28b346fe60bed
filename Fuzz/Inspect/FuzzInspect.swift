import FileFormats
import FuzzReading
import FuzzSupport

/// Searches for files of no known layout that break the look for tables, or the reading by the
/// mapping that it proposes. As of `FuzzWorkbook`, an input may be the parts of a workbook.
///
/// Invariant: any bytes end in proposals or problems; each proposal, once confirmed, is read without
/// losing a record (`ReadingCheck`), and lies inside the file's rows.
@main enum FuzzInspect {
  static func main() {
    let check = ReadingCheck()
    Fuzzing.run { check.inspect(WorkbookParts.bytes($0)) }
  }
}
