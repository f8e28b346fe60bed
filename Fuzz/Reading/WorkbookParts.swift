import FileFormats

/// Workbooks from inputs: hardly any change to an archive passes its checksums, so that parts are put
/// into an archive here.
public enum WorkbookParts {
  private static let names = [
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml",
  ]

  /// The archive of the texts that byte 30, which no XML holds, parts; an input without that byte as
  /// it is.
  public static func bytes(_ input: [UInt8]) -> [UInt8] {
    guard input.contains(30) else { return input }
    let parts = input.split(separator: 30, omittingEmptySubsequences: false)
    let files = zip(names, parts).map { ZipWriter.File($0, Array($1), isStored: true) }
    return (try? ZipWriter.archive(files)) ?? input
  }
}
