import Bytes
import SDGModel

/// Records that cannot be read, or that the file itself takes back.
extension RowReading {
  /// Holds rows whose fields do not fit the header: one delimiter too many shifts every value
  /// behind it into the next column.
  mutating func holdIrregularRows() {
    var trailing: [Int] = []
    for irregular in table.irregular where irregular.row >= 0 {
      switch irregular.problem {
      case .tooManyFields(surplusIsEmpty: true):
        trailing.append(irregular.row)
      case .tooFewFields, .tooManyFields:
        hold(
          irregular.row, .irregularRow,
          "The record has \(irregular.found) fields where the header has \(table.header.count)",
          found: log.quote(table.rowText(irregular.row)),
          proposal: Proposal("", why: "Which value belongs to which column is not known."),
          hint:
            "Put quotation marks around a text that holds the delimiter, or add what is missing.")
      case .unterminatedQuote, .textAfterClosingQuote:
        hold(
          irregular.row, .brokenQuotes,
          irregular.problem == .unterminatedQuote
            ? "A quotation mark opens and does not close: the rest of the file is one field"
            : "Text stands behind a closing quotation mark",
          hint: "Double the quotation marks inside a text, and close the outer ones.")
      }
    }
    if let first = trailing.first {
      log.add(
        .surplusDelimiters, at: table.place(ofRow: first), rows: trailing.count,
        "Records end with surplus delimiters", hint: "Nothing to do.")
    }
  }

  /// Records of delimiters alone, as spreadsheets leave them below the data.
  mutating func holdBlankRecords() {
    guard let value = plan.column(.value), let period = plan.column(.period) else { return }
    let numbers = table.number(value)
    let periods = table.text(period)
    let blankPeriods = Set(
      periods.values.indices.filter { Trimming.trimmed(periods.values[$0]).isEmpty }
        .map { UInt32($0) })
    guard !blankPeriods.isEmpty else { return }
    var rows: [Int] = []
    for row in fates.indices
    where blankPeriods.contains(periods.codes[row]) && numbers.text(ofRow: row) != nil {
      let isBlank = table.fields(ofRow: row).allSatisfy { Trimming.trimmed($0).isEmpty }
      if isBlank, settle(row, .held) { rows.append(row) }
    }
    if let first = rows.first {
      log.add(
        .blankRecord, at: table.place(ofRow: first), rows: rows.count, "Records without any text",
        hint: "Delete the empty rows below or between the data.")
    }
  }

  /// SDMX-CSV 2.0 marks rows that delete a figure.
  mutating func leaveOutDeletedRows() {
    guard let column = plan.column(.action) else { return }
    let actions = texts(column)
    let deleting = Set(
      actions.values.indices.filter { ["d", "delete"].contains(actions.values[$0].lowercased()) }
        .map { UInt32($0) })
    let rows = fates.indices.filter { deleting.contains(actions.codes[$0]) }
    for row in rows { settle(row, .leftOut) }
    if let first = rows.first {
      log.add(
        .deletedRows, at: table.place(ofRow: first), rows: rows.count,
        "Records whose action is to delete were left out", hint: "Nothing to do.")
    }
  }
}
