import Bytes
import FileFormats

/// Single records of persons, households, cases or readings, in columns. Personal columns are named and not
/// held.
struct RecordFile {
  /// Names of the columns that may be used: those of questions, where a form tells them, else as they stand.
  private(set) var columns: [String] = []
  /// Names of those that may not, with the reason.
  private(set) var personal: [(name: String, reason: PersonalColumns.Reason)] = []
  let count: Int
  /// Rows that do not fit the header, and are no records.
  let irregular: Int
  private var texts: [String: TextColumn] = [:]
  /// By question with many answers: the columns of single answers.
  private var answers: [String: [(choice: String, column: TextColumn)]] = [:]
  private let form: XLSForm?
  /// By record the area in which its point lies; `nil` where the recipe asks for none, or the file lacks the
  /// columns. The points themselves are not held.
  let places: [String?]?

  init(_ table: any RecordTable, _ recipe: Recipe) {
    let (notPersonal, form) = (recipe.notPersonal, recipe.form)
    self.form = form
    places = RecordFile.places(table, recipe)
    count = table.rowCount
    irregular = table.irregular.count { $0.problem != .tooManyFields(surplusIsEmpty: true) }
    for (number, raw) in table.header.enumerated() {
      let header = Trimming.squeezed(raw)
      guard !header.isEmpty else { continue }
      let column = table.text(number)
      let trimmed = TextColumn(codes: column.codes, values: column.values.map(Trimming.trimmed))
      switch form.map({ FormHeader(header, $0) }) {
      case .answer(let question, let choice)?:
        answers[question.name, default: []].append((choice, trimmed))
      case .question(let question)?:
        let isKnown = texts[question.name] == nil && !isPersonal(question.name)
        add(isKnown ? question.name : header, trimmed, question, notPersonal)
      default: add(header, trimmed, nil, notPersonal)
      }
    }
  }

  /// The areas of points, which stand in columns that count as personal.
  private static func places(_ table: any RecordTable, _ recipe: Recipe) -> [String?]? {
    guard case .place(let columns, let map)? = recipe.area else { return nil }
    let header = table.header.map(Trimming.squeezed)
    func texts(_ name: String) -> (Int) -> String {
      let behind = header.indices.filter { header[$0].hasSuffix("/\(name)") }
      guard let number = header.firstIndex(of: name) ?? (behind.count == 1 ? behind[0] : nil) else {
        return { _ in "" }
      }
      let column = table.text(number)
      return { column.values[Int(column.codes[$0])] }
    }
    guard
      columns.names.allSatisfy({ name in
        header.contains(name) || header.count { $0.hasSuffix("/\(name)") } == 1
      })
    else { return nil }
    let point: (Int) -> PlaceMap.Point?
    switch columns {
    case .point(let name):
      let texts = texts(name)
      point = { PlaceMap.Point(odk: texts($0)) }
    case .pair(let latitude, let longitude):
      let (north, east) = (texts(latitude), texts(longitude))
      point = { row in
        guard let y = DecimalText.parse(Trimming.trimmed(north(row))),
          let x = DecimalText.parse(Trimming.trimmed(east(row)))
        else { return nil }
        return PlaceMap.Point(latitude: y, longitude: x)
      }
    }
    return (0..<table.rowCount).map { row in point(row).flatMap(map.area) }
  }

  private mutating func add(
    _ name: String, _ column: TextColumn, _ question: XLSForm.Question?, _ notPersonal: Set<String>
  ) {
    guard texts[name] == nil else { return }
    if !notPersonal.contains(name), let reason = reason(name, column, question) {
      personal.append((name, reason))
      return
    }
    columns.append(name)
    texts[name] = column.answered(question, form)
  }

  /// A form says which answers are chosen from a list and which are somebody's own words.
  private func reason(
    _ name: String, _ column: TextColumn, _ question: XLSForm.Question?
  ) -> PersonalColumns.Reason? {
    switch question?.kind {
    case .one, .many, .number: nil
    case .personal: PersonalColumns.byName(name) ?? .freeText
    case .date, .computed, nil:
      PersonalColumns.reason(header: name, texts: column.values, rows: count)
    }
  }

  /// Adds a column that a recipe makes of others. One of the file with the same name is no longer seen.
  mutating func add(derived name: String, _ column: TextColumn) {
    if texts.updateValue(column, forKey: name) == nil { columns.append(name) }
  }

  /// The texts of a column by record; `nil` where there is none that may be used. A name that no column has
  /// stands for the only column that has it behind its groups.
  func column(_ name: String) -> TextColumn? {
    if let found = texts[name] ?? form?.question(labelled: name).flatMap({ texts[$0.name] }) {
      return found
    }
    let behind = columns.filter { $0.hasSuffix("/\(name)") }
    return behind.count == 1 ? texts[behind[0]] : nil
  }

  /// Whether the file has a column, whatever it may be used for.
  func has(_ name: String) -> Bool {
    column(name) != nil || answers[name] != nil || isPersonal(name)
  }

  func isPersonal(_ name: String) -> Bool {
    let own = form?.question(labelled: name)?.name ?? name
    return personal.contains { $0.name == own || $0.name.hasSuffix("/\(own)") }
  }

  /// The answers of each record to a question with many; `nil` for a record that was not asked, and for a
  /// question that the file does not have.
  func selections(_ name: String, isMissing: (String) -> Bool) -> ((Int) -> Set<String>?)? {
    if let single = answers[name] ?? form?.question(labelled: name).flatMap({ answers[$0.name] }),
      !single.isEmpty
    {
      let columns = single.map { answer in
        (
          answer.choice, answer.column.values.map { isMissing($0) ? nil : RecordFile.isYes($0) },
          answer.column.codes
        )
      }
      return { row in
        let found = columns.map { ($0.0, $0.1[Int($0.2[row])]) }
        guard found.contains(where: { $0.1 != nil }) else { return nil }
        return Set(found.filter { $0.1 == true }.map(\.0))
      }
    }
    guard let column = column(name) else { return nil }
    let sets = column.values.map { text in
      isMissing(text) ? nil : Set(text.split { $0.isWhitespace }.map(String.init))
    }
    return { sets[Int(column.codes[$0])] }
  }

  private static func isYes(_ text: String) -> Bool {
    ["1", "1.0", "true", "yes", "y", "oui", "sí", "sim", "x"].contains(text.lowercased())
  }
}

extension TextColumn {
  /// The same with the names of choices in the place of their labels.
  fileprivate func answered(_ question: XLSForm.Question?, _ form: XLSForm?) -> TextColumn {
    guard let question, let form, !form.choices(of: question).isEmpty else { return self }
    return TextColumn(
      codes: codes,
      values: values.map { $0.isEmpty ? "" : form.answers($0, to: question).joined(separator: " ") }
    )
  }
}
