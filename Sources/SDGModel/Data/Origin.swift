import Bytes

extension Observation {
  /// Where a record stands.
  ///
  /// Its hash and its text are worked out from the record when they are asked for: few of millions
  /// ever are.
  public struct Origin: Sendable {
    /// Path within the project or input folder, with `/`.
    public var file: String
    /// Line of a text file or row of a sheet; 0 where the format has none.
    public var line: Int
    /// Number of the field in its line, where a line holds several records; else 0.
    public var column: Int
    /// Sheet of a workbook; empty elsewhere.
    public var sheet: String
    /// `C7` in a sheet, a JSON pointer in a JSON document; empty elsewhere.
    public var cell: String
    private var record: Record

    private enum Record: Sendable {
      case stated(hash: String, text: String)
      /// - Parameter showsText: whether its source's sharing level allows to keep the text.
      case kept(any RecordOrigins, row: Int, showsText: Bool)
    }

    public init(
      file: String, line: Int, column: Int = 0, sheet: String = "", cell: String = "",
      hash: String = "", text: String = ""
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.sheet = sheet
      self.cell = cell
      record = .stated(hash: hash, text: text)
    }

    /// The origin of a row of a file that has been read.
    init(
      file: String, sheet: String, records: any RecordOrigins, row: Int, column: Int?,
      showsText: Bool
    ) {
      let place = records.place(ofRow: row, column: column)
      self.file = file
      line = place.line
      self.column = place.column
      self.sheet = sheet
      cell = place.cell
      record = .kept(records, row: row, showsText: showsText)
    }

    /// First 16 hexadecimal digits of the SHA-256 of the record's bytes.
    public var hash: String {
      get {
        switch record {
        case .stated(let hash, _): hash
        case .kept(let records, let row, _): SHA256.text(records.rowHash(row))
        }
      }
      set { record = .stated(hash: newValue, text: text) }
    }

    /// The record as it stands, where its source's sharing level allows to keep it; else empty.
    public var text: String {
      get {
        switch record {
        case .stated(_, let text): text
        case .kept(let records, let row, let showsText): showsText ? records.rowText(row) : ""
        }
      }
      set { record = .stated(hash: hash, text: newValue) }
    }

    public var place: Place {
      Place(
        file: file, line: line > 0 ? line : nil, column: column > 0 ? column : nil,
        sheet: sheet.isEmpty ? nil : sheet, cell: cell.isEmpty ? nil : cell)
    }
  }
}

extension Observation.Origin: Equatable {
  public static func == (a: Self, b: Self) -> Bool {
    a.place == b.place && a.hash == b.hash && a.text == b.text
  }
}
