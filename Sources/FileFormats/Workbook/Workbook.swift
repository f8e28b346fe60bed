/// A workbook that cannot be read.
public struct WorkbookError: Error, Sendable, Equatable, CustomStringConvertible {
  /// `file`, `file!sheet` or `file!sheet!cell`.
  public let place: String
  public let reason: String

  public var description: String { "\(place): \(reason)" }
}

/// An Excel workbook (`.xlsx`, `.xlsm`; ECMA-376), opened for reading.
///
/// Formulas give the value that was stored with them. Of styles only the number formats are looked
/// at: they tell dates and per cent from plain numbers.
public struct Workbook: Sendable {
  public struct Sheet: Sendable, Equatable {
    public let name: String
    public let isHidden: Bool
    let path: String
  }

  public let file: String
  /// The worksheets in the order of their tabs.
  public let sheets: [Sheet]
  /// Days count from 1 January 1904 instead of 31 December 1899.
  public let uses1904Dates: Bool
  // The archive is opened anew for each sheet, so that a workbook can be handed between threads.
  private let bytes: [UInt8]
  private let limits: ZipLimits
  private let strings: [String]
  private let styles: [CellStyle]

  public init(
    _ bytes: [UInt8], file: String, limits: ZipLimits = ZipLimits()
  ) throws(WorkbookError) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw WorkbookError(
        place: file,
        reason: "an old Excel file (.xls) or one with a password; save it as .xlsx without one")
    }
    let opened = try Self.open(bytes, file: file, limits: limits)
    let contents = try Self.contents(of: opened)
    self.file = file
    self.bytes = bytes
    self.limits = limits
    sheets = contents.sheets
    uses1904Dates = contents.uses1904Dates
    strings = contents.strings
    styles = contents.styles
  }

  private static func open(
    _ bytes: [UInt8], file: String, limits: ZipLimits
  ) throws(WorkbookError) -> ZipArchive {
    do {
      return try ZipArchive(bytes, file: file, limits: limits)
    } catch {
      throw WorkbookError(place: error.place, reason: error.reason)
    }
  }

  private struct Contents {
    var sheets: [Sheet] = []
    var uses1904Dates = false
    var strings: [String] = []
    var styles: [CellStyle] = []
  }

  private static func contents(of archive: borrowing ZipArchive) throws(WorkbookError) -> Contents {
    guard archive.has("xl/workbook.xml") else {
      throw WorkbookError(
        place: archive.file, reason: "the archive holds no workbook; is it an .xlsx file?")
    }
    var book = WorkbookParts()
    try read("xl/workbook.xml", of: archive, into: &book)
    var links = RelationshipParts()
    if archive.has("xl/_rels/workbook.xml.rels") {
      try read("xl/_rels/workbook.xml.rels", of: archive, into: &links)
    }
    var contents = Contents()
    contents.uses1904Dates = book.uses1904Dates
    var paths: Set<String> = []
    for sheet in book.sheets {
      // A chart sheet has no rows; a sheet that is linked to nothing is left out too.
      guard let link = links.targets[sheet.link], link.type.hasSuffix("/worksheet") else {
        continue
      }
      // Each sheet is unpacked by itself: many names for one part would be a small file's way to
      // fill the memory.
      guard paths.insert(link.path).inserted else {
        throw WorkbookError(
          place: "\(archive.file)!\(sheet.name)", reason: "two sheets are the same part of the file"
        )
      }
      contents.sheets.append(Sheet(name: sheet.name, isHidden: sheet.isHidden, path: link.path))
    }
    var shared = SharedStrings()
    try read(partOf: "/sharedStrings", links, archive, into: &shared)
    contents.strings = shared.strings
    var styles = WorkbookStyles()
    try read(partOf: "/styles", links, archive, into: &styles)
    contents.styles = styles.styles
    return contents
  }

  /// Reads a part that a workbook may lack.
  private static func read<Handler: XMLHandler>(
    partOf kind: String, _ links: RelationshipParts, _ archive: borrowing ZipArchive,
    into handler: inout Handler
  ) throws(WorkbookError) {
    let paths = links.targets.values.filter { $0.type.hasSuffix(kind) }.map(\.path)
    guard let path = paths.min(), archive.has(path) else { return }
    try read(path, of: archive, into: &handler)
  }

  /// The rows of a worksheet that hold something, top to bottom.
  public func rows(of sheet: Sheet) throws(WorkbookError) -> [WorkbookRow] {
    try worksheet(sheet).rows
  }

  /// A worksheet with its layout.
  public func worksheet(_ sheet: Sheet) throws(WorkbookError) -> Worksheet {
    let archive = try Self.open(bytes, file: file, limits: limits)
    var rows = SheetRows(strings: strings, styles: styles, uses1904Dates: uses1904Dates)
    do {
      try Self.read(sheet.path, of: archive, into: &rows)
    } catch {
      guard let cell = rows.problemCell else { throw error }
      throw WorkbookError(place: "\(file)!\(sheet.name)!\(cell)", reason: error.reason)
    }
    return Worksheet(
      rows: rows.rows, merges: rows.layout.merges, hiddenRows: rows.layout.hiddenRows,
      hiddenColumns: rows.layout.hiddenColumns, emptyFormulas: rows.emptyFormulas)
  }

  private static func read<Handler: XMLHandler>(
    _ path: String, of archive: borrowing ZipArchive, into handler: inout Handler
  ) throws(WorkbookError) {
    let place = "\(archive.file)!\(path)"
    let bytes: [UInt8]
    do {
      bytes = try archive.read(path)
    } catch {
      throw WorkbookError(place: error.place, reason: error.reason)
    }
    do {
      try XMLReader.read(bytes, file: place, into: &handler)
    } catch {
      let position = error.line > 0 ? " (line \(error.line), column \(error.column))" : ""
      throw WorkbookError(place: place, reason: error.reason + position)
    }
  }
}
