/// One cell of a table that is printed.
public enum Cell: Sendable, Equatable {
  case text(String)
  case number(Double)
  case integer(Int)
  case bool(Bool)
  /// Named numbers: an object in JSON, `name number; name number` elsewhere.
  case numbers([NamedNumber])
  case missing

  public struct NamedNumber: Sendable, Equatable {
    public var name: String
    public var value: Double

    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }
}

extension Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .missing }
  public init(_ value: String?) { self = value.map(Cell.text) ?? .missing }
  public init(_ value: Int?) { self = value.map(Cell.integer) ?? .missing }
  /// A number that is not finite is missing.
  public init(_ value: Double?) {
    if let value, value.isFinite { self = .number(value) } else { self = .missing }
  }
  public init(_ value: Bool?) { self = value.map(Cell.bool) ?? .missing }

  /// As it stands in CSV: the shortest exact number, `true` or `false`, nothing where missing.
  public var csvText: String {
    switch self {
    case .text(let value): value
    case .number(let value): value.isFinite ? DecimalText.shortest(value) : ""
    case .integer(let value): String(value)
    case .bool(let value): value ? "true" : "false"
    case .numbers(let all):
      all.map { "\($0.name) \(Cell.number($0.value).csvText)" }.joined(separator: "; ")
    case .missing: ""
    }
  }

  public var json: JSON {
    switch self {
    case .text(let value): .string(value)
    case .number(let value): .number(value)
    case .integer(let value): .integer(value)
    case .bool(let value): .bool(value)
    case .numbers(let all): .object(all.map { (key: $0.name, value: .number($0.value)) })
    case .missing: .null
    }
  }
}

/// Columns and rows: what every command prints, for people (`text`) and for programs (`csv`,
/// `json`), from the same cells. A row that is shorter than the columns lacks its last cells; one
/// that is longer loses them.
public struct Table: Sendable, Equatable {
  /// Stands above the printed table; empty for none. Not in CSV or JSON.
  public var title: String
  public var columns: [String]
  public var rows: [[Cell]]

  public init(title: String = "", columns: [String], rows: [[Cell]] = []) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }

  func cell(_ row: [Cell], _ column: Int) -> Cell { column < row.count ? row[column] : .missing }

  /// CSV with a header (`CSVWriter` says how).
  public func csv() -> String {
    var writer = CSVWriter()
    writer.row(columns)
    for row in rows { writer.row(columns.indices.map { cell(row, $0).csvText }) }
    return writer.text
  }

  /// The envelope that all commands share, one row a line:
  /// `{"schema":"whocounts.<schema>","project":…,"asOf":…,"summary":{…},"columns":[…],"rows":[{…}]}`.
  /// - Parameters:
  ///   - schema: name and version, as in "coverage/1".
  ///   - project: null where the command has no project.
  ///   - asOf: the year after which nothing is shown; null where the command has none.
  public func json(
    schema: String, project: String?, asOf: Int?, summary: [(String, JSON)]
  ) -> String {
    var out: [UInt8] = []
    func member(_ key: String, _ value: JSON, end: String = ",\n") {
      JSON.string(key).write(to: &out)
      out.append(UInt8(ascii: ":"))
      value.write(to: &out)
      out += end.utf8
    }
    out += "{".utf8
    member("schema", .string("whocounts.\(schema)"))
    member("project", .text(project))
    member("asOf", asOf.map(JSON.integer) ?? .null)
    member("summary", .object(summary.map { (key: $0.0, value: $0.1) }))
    member("columns", .array(columns.map(JSON.string)))
    out += "\"rows\":[".utf8
    for (index, row) in rows.enumerated() {
      out += (index == 0 ? "\n" : ",\n").utf8
      JSON.object(
        columns.indices.map { (key: columns[$0], value: cell(row, $0).json) }
      ).write(to: &out)
    }
    out += (rows.isEmpty ? "]}\n" : "\n]}\n").utf8
    return String(decoding: out, as: UTF8.self)
  }
}
