import Bytes
import SDGModel

/// What a command has to say: one table, a summary, and how it ended. Printed as text, JSON or CSV.
public struct CommandResult: Sendable {
  public enum Format: String, Sendable, CaseIterable { case text, json, csv }

  /// `check`, `coverage`…: names the JSON schema.
  public var command: String
  public var project: String?
  public var asOf: Int?
  public var summary: [(String, JSON)]
  public var table: Table
  /// For people: what is printed instead of, or before, the table.
  public var lines: [String]
  /// Whether people get the table after the lines.
  public var showsTable: Bool
  public var exitCode: Int32

  public init(
    command: String, project: String? = nil, asOf: Int? = nil, summary: [(String, JSON)] = [],
    table: Table, lines: [String] = [], showsTable: Bool = true, exitCode: Int32 = 0
  ) {
    self.command = command
    self.project = project
    self.asOf = asOf
    self.summary = summary
    self.table = table
    self.lines = lines
    self.showsTable = showsTable
    self.exitCode = exitCode
  }

  public func printed(_ format: Format, width: Int?) -> String {
    switch format {
    case .csv: return table.csv()
    case .json:
      return table.json(
        schema: "\(command)/1", project: project, asOf: asOf, summary: summary)
    case .text:
      var text = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
      if showsTable, !table.rows.isEmpty { text += table.text(width: width) }
      return text
    }
  }
}

/// Exit codes of every command.
public enum ExitStatus {
  public static let done: Int32 = 0
  /// Problems in the data.
  public static let problems: Int32 = 1
  /// Input unreadable or project invalid.
  public static let unreadable: Int32 = 2
  /// Wrong usage.
  public static let usage: Int32 = 64
}
