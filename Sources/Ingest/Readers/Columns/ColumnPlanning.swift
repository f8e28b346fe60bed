import Bytes
import SDGModel

extension ColumnPlan {
  /// Finds the role of every column of a file that has been read, and reports what is unusual.
  ///
  /// - Parameter attributeNames: folded names of columns that the input's own settings take out of
  ///   the dimensions; `nil` where it has no such setting.
  /// - Returns: `nil` where the file cannot be read: a column twice, or an essential one missing.
  static func make(
    _ table: any RecordTable, dialect: Dialect, vocabulary: Vocabulary,
    attributeNames: Set<String>?,
    log: inout DiagnosticLog
  ) -> ColumnPlan? {
    var plan = ColumnPlan(dialect: dialect)
    var isUsable = true
    for (column, raw) in table.header.enumerated() {
      let name = Trimming.squeezed(raw)
      guard !name.isEmpty else {
        plan.reportUnnamed(column, table, log: &log)
        continue
      }
      var role = ColumnPlan.role(of: name, in: dialect, vocabulary: vocabulary)
      if let attributeNames, role.isBreakdown {
        if attributeNames.contains(ColumnName.fold(name)) {
          role = .unused
          plan.attributes.append((column, name))
        }
      }
      switch role {
      case .field(let field):
        if let other = plan.fields[field] {
          isUsable =
            plan.secondColumn(column, name, after: other, field, table, log: &log) && isUsable
        } else {
          plan.fields[field] = column
        }
      case .dimension(let found): plan.add(found, column: column, name: name, log: &log)
      case .national: plan.addNational(column, name, table, vocabulary, log: &log)
      case .unused: break
      }
      plan.reportHeader(raw, name, role, at: table.headerPlace, log: &log)
    }
    isUsable = plan.hasEssentials(table, log: &log) && isUsable
    plan.reportThinColumns(table, log: &log)
    plan.reportDemonstration(table, log: &log)
    return isUsable ? plan : nil
  }

  private mutating func add(
    _ dimension: Dimension, column: Int, name: String, log: inout DiagnosticLog
  ) {
    if dimensions.contains(where: { $0.id == dimension.id }) {
      log.add(
        .dimensionTwice,
        "\(log.column(name, column)) is a second one for \(dimension.id); it is kept under its own name",
        hint: "Nothing, if the two say different things; else merge them.", subject: name)
      dimensions.append(
        DimensionColumn(column: column, id: freeID(name), isStatistical: false))
    } else {
      dimensions.append(
        DimensionColumn(
          column: column, id: dimension.id, isStatistical: dimension.kind == .statistical))
    }
  }

  private mutating func addNational(
    _ column: Int, _ name: String, _ table: any RecordTable, _ vocabulary: Vocabulary,
    log: inout DiagnosticLog
  ) {
    if dialect.isTidy, name.hasPrefix(ColumnPlan.dimensionPrefix) {
      let id = Trimming.trimmed(String(name.dropFirst(ColumnPlan.dimensionPrefix.count)))
      dimensions.append(
        DimensionColumn(column: column, id: freeID(id), isStatistical: false))
      return
    }
    if dialect.isTidy, holdsNumbersOnly(column, table) {
      log.add(
        .numericColumn, at: table.headerPlace,
        "\(log.column(name, column)) is no known field and holds only numbers; it was not read",
        hint: "Rename it to a field of the format, or write its categories as words.",
        subject: name)
      return
    }
    dimensions.append(
      DimensionColumn(column: column, id: freeID(name), isStatistical: false))
    if dialect.isTidy, let known = vocabulary.heading(near: name) {
      log.add(
        .misspeltColumn, at: table.headerPlace,
        "\(log.column(name, column)) is read as a breakdown of its own",
        hint: "Write \(known) if that is meant; else nothing to do.", subject: name)
      return
    }
    log.add(
      .nationalDimension,
      "\(log.column(name, column)) is no dimension of the reference lists; it is kept under its own name",
      hint: "Nothing to do.", subject: name)
  }

  /// The header, or the header with a number where another column has it already.
  private func freeID(_ name: String) -> String {
    var id = name
    var number = 2
    while dimensions.contains(where: { $0.id == id }) {
      id = "\(name) (\(number))"
      number += 1
    }
    return id
  }

  private func holdsNumbersOnly(_ column: Int, _ table: any RecordTable) -> Bool {
    let texts = table.text(column).values.map(Trimming.trimmed).filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy { DecimalText.parse($0) != nil }
  }

  /// A field for which a column stands already. Open SDG sites may have `Units` and `UNIT_MEASURE`;
  /// two columns of values cannot both be meant.
  private func secondColumn(
    _ column: Int, _ name: String, after other: Int, _ field: DataField, _ table: any RecordTable,
    log: inout DiagnosticLog
  ) -> Bool {
    if [.value, .period, .series, .indicator, .area].contains(field) {
      log.add(
        .duplicateColumn, at: table.headerPlace,
        "Columns \(other + 1) and \(column + 1) both hold the \(field.rawValue)",
        hint: "Remove or rename one of them.", subject: name)
      return false
    }
    log.add(
      .unusedColumn, at: table.headerPlace,
      "Columns \(other + 1) and \(column + 1) both hold the \(field.rawValue); the first is read",
      hint: "Remove one of them.", subject: name)
    return true
  }

  private func hasEssentials(_ table: any RecordTable, log: inout DiagnosticLog) -> Bool {
    var missing: [String] = []
    if fields[.value] == nil { missing.append("value") }
    if fields[.period] == nil { missing.append("period") }
    if dialect != .openSDG, fields[.indicator] == nil, fields[.series] == nil {
      missing.append("indicator or series")
    }
    guard !missing.isEmpty else { return true }
    log.add(
      .missingColumn, at: table.headerPlace,
      "No column for: \(missing.joined(separator: ", "))", hint: "Add the column.")
    return false
  }

  private func reportUnnamed(_ column: Int, _ table: any RecordTable, log: inout DiagnosticLog) {
    let isBlank = table.text(column).values.allSatisfy { Trimming.trimmed($0).isEmpty }
    guard !isBlank else { return }
    log.add(
      .unnamedColumn, at: table.headerPlace,
      "Column \(column + 1) has no name; it was not read",
      hint: "Name it if it tells rows apart, else remove it.")
  }

  private func reportHeader(
    _ raw: String, _ name: String, _ role: Role, at place: RecordPlace, log: inout DiagnosticLog
  ) {
    if raw != name {
      log.add(
        .headerNormalised, at: place,
        "Column name \(log.quote(name, or: "of a column")) has surplus blanks",
        hint: "Nothing to do.",
        subject: name)
    } else if dialect.isTidy, case .field = role, name != name.lowercased() {
      log.add(
        .headerNormalised, at: place, "Column name \(name) is read as \(name.lowercased())",
        hint: "Nothing to do.", subject: name)
    }
  }

  /// Columns that say nothing: wholly blank, or the same category in every row.
  private func reportThinColumns(_ table: any RecordTable, log: inout DiagnosticLog) {
    guard table.rowCount > 0 else { return }
    for dimension in dimensions where !dimension.isStatistical {
      let texts = Set(table.text(dimension.column).values.map(Trimming.trimmed))
      guard texts.count == 1, let text = texts.first else { continue }
      let name = log.column(table.header[dimension.column], dimension.column)
      if text.isEmpty {
        log.add(
          .blankColumn, "\(name) is blank in every row; it breaks nothing down",
          hint: "Nothing to do.", subject: dimension.id)
      } else {
        log.add(
          .oneCategoryColumn,
          "\(name) holds \(log.quote(text, or: "one category")) in every row",
          hint: "Nothing to do; no other category is compared with it.", subject: dimension.id)
      }
    }
  }

  /// The sample file that every new Open SDG repository starts with.
  private func reportDemonstration(_ table: any RecordTable, log: inout DiagnosticLog) {
    let names = Set(table.header.map(ColumnName.fold))
    guard names.contains("planet"), names.contains("fruit") else { return }
    log.add(
      .demonstrationColumns, at: table.headerPlace,
      "The columns Planet and Fruit belong to Open SDG's demonstration data",
      hint: "Remove the file if its figures are the sample's.")
  }
}
