import Bytes
import FileFormats
import SDGModel

/// Tells whether a file holds single records, and what its columns seem to be.
struct RecordInspector {
  let context: ReaderContext
  let form: XLSForm?
  /// The table to look at; `nil`: the first that has no parent.
  var table: String?

  /// - Parameter isAsked: whether somebody says that the file holds records; else it has to look so.
  /// - Returns: `nil` for another file.
  func draft(_ bytes: [UInt8], name: String, isAsked: Bool) -> RecordDraft? {
    var log = DiagnosticLog(file: name, source: "", quotes: false)
    guard let tables = RecordTables(bytes, file: name, log: &log) else { return nil }
    let found = candidates(tables).map {
      (name: $0.name, table: $0.table, file: file($0.table, name))
    }
    // Notes stand on a first sheet, and the records behind them.
    let chosen =
      found.first { looksLikeRecords($0.table, $0.file) }
      ?? (isAsked || form != nil ? found.first : nil)
    guard let (own, table, file) = chosen else { return nil }
    let names = tables.tables.map(\.name).filter { !$0.isEmpty }
    var draft = RecordDraft(
      rows: table.rowCount, table: own, otherTables: names.filter { $0 != own },
      columns: columns(table, file))
    draft.scoreCard = ScoreCardReading(file).card(draft.columns.map(\.name))
    return draft
  }

  private func file(_ table: any RecordTable, _ name: String) -> RecordFile {
    var recipe = Recipe(file: name, period: .given(""), measures: [])
    recipe.form = form
    return RecordFile(table, recipe)
  }

  /// The table that is asked for; else the one that a recipe would take, then the others. Each with what its parents say.
  private func candidates(_ tables: RecordTables) -> [(name: String, table: any RecordTable)] {
    func named(_ name: String?) -> (name: String, table: any RecordTable)? {
      guard let table = try? tables.table(named: name), table.rowCount > 0 else { return nil }
      let own =
        name ?? tables.tables.first { $0.table.header == table.header }?.name
        ?? tables.tables.first?.name ?? ""
      return (own, table)
    }
    if let table { return [named(table)].compactMap { $0 } }
    let first = named(nil)
    let others = tables.tables.map(\.name).filter { !$0.isEmpty && $0 != first?.name }
    return [first].compactMap { $0 } + others.compactMap(named)
  }

  private func looksLikeRecords(_ table: any RecordTable, _ file: RecordFile) -> Bool {
    let header = table.header.map(Trimming.squeezed)
    // A table with a column for each year is one of figures, whatever else it has.
    guard header.count(where: { Int($0).map(CalendarDay.possibleYears.contains) ?? false }) < 2,
      header.count > 1
    else { return false }
    let fields = header.compactMap { name -> DataField? in
      if case .field(let field)? = context.vocabulary.heading(named: name) { field } else { nil }
    }
    if fields.contains(.indicator) || fields.contains(.series) { return false }
    let marks: Set<String> = [
      "_uuid", "_submission_time", "instanceID", "meta/instanceID", "PARENT_KEY", "_parent_index",
      "SubmissionDate", "meta-instanceID", "formhub/uuid", "deviceid",
    ]
    if header.contains(where: marks.contains) { return true }
    if file.personal.contains(where: { $0.reason != .freeText }), table.rowCount >= 5 {
      return true
    }
    // Events and readings: nearly every record has a day of its own.
    if table.rowCount >= 20, file.columns.contains(where: { isDay(file, $0) }) { return true }
    // A survey without anything personal: many records, and answers that repeat themselves.
    let lists = file.columns.count { name in
      guard let column = file.column(name) else { return false }
      return (2...20).contains(column.values.count) && column.values.count * 10 <= table.rowCount
    }
    if ScoreCardReading(file).card(file.columns) != nil { return true }
    return table.rowCount >= 100 && lists >= 4 && lists * 2 > file.columns.count
  }

  private func isDay(_ file: RecordFile, _ name: String) -> Bool {
    guard let column = file.column(name) else { return false }
    let filled = column.values.filter { !$0.isEmpty }
    guard !filled.isEmpty, filled.contains(where: { !$0.allSatisfy(\.isNumber) }) else {
      return false
    }
    let order: Recipe.DateOrder? = (try? RecordDates(filled, order: nil)) == nil ? .dayFirst : nil
    guard let dates = try? RecordDates(filled, order: order) else { return false }
    return dates.days.count { $0.map { $0.month > 0 } ?? false } * 5 > filled.count * 4
  }

  // MARK: Columns

  private func columns(_ table: any RecordTable, _ file: RecordFile) -> [RecordDraft.Column] {
    let personal = Dictionary(file.personal.map { ($0.name, $0.reason) }) { first, _ in first }
    var seen = Set<String>()
    var found: [RecordDraft.Column] = []
    for raw in table.header {
      let header = Trimming.squeezed(raw)
      var name = header
      if let form {
        switch FormHeader(header, form) {
        case .question(let question), .answer(let question, _): name = question.name
        case .other: break
        }
      }
      guard !name.isEmpty, seen.insert(name).inserted else { continue }
      if let reason = personal[name] ?? personal[header] {
        found.append(.init(name: name, kind: .personal(reason.word)))
        continue
      }
      var column = RecordDraft.Column(name: name, kind: kind(name, file, rows: table.rowCount))
      if let form, let question = form.question(name) {
        column.answers = form.choices(of: question).map {
          .init(name: $0.name, label: $0.labels.first ?? "")
        }
        if !column.answers.isEmpty, column.kind.isPlain {
          column.kind = .list(answers: column.answers.count)
        }
      }
      found.append(column)
    }
    return found
  }

  private func kind(_ name: String, _ file: RecordFile, rows: Int) -> RecordDraft.Kind {
    guard let column = file.column(name) else { return .list(answers: 0) }
    let texts = column.values.filter { !$0.isEmpty }
    guard !texts.isEmpty else { return .empty }
    if isDay(file, name) || isYear(name, texts) { return .date }
    if let area = area(name, texts) { return area }
    if let group = group(name, texts) { return group }
    if texts.allSatisfy({ DecimalText.parse($0) != nil }) {
      let isWeight = ["weight", "weights", "wt", "poids", "peso", "ponderación", "hhweight"]
        .contains(name.split(separator: "/").last?.lowercased() ?? "")
      if isWeight { return .weight }
      return texts.count <= 12 && texts.count * 10 <= rows ? .list(answers: texts.count) : .numbers
    }
    if texts.count == rows, rows > 1 { return .key }
    return texts.count * 3 <= rows && texts.count <= 60 ? .list(answers: texts.count) : .texts
  }

  private func isYear(_ name: String, _ texts: [String]) -> Bool {
    let words: Set<String> = ["year", "année", "annee", "año", "ano", "mwaka", "год"]
    return !words.isDisjoint(with: name.lowercased().split { !$0.isLetter }.map(String.init))
      && texts.allSatisfy { Int($0).map(CalendarDay.possibleYears.contains) ?? false }
  }

  private func area(_ name: String, _ texts: [String]) -> RecordDraft.Kind? {
    let words = ContentReading(context)
    var known: [String: String] = [:]
    for text in texts { known[text] = words.code(ofArea: text) }
    let isNamed = TableWords.namesAreas(name) && !TableWords.isOtherPlace(name)
    guard isNamed && texts.count <= 500 || known.count * 2 > texts.count else { return nil }
    return .area(known: known, others: texts.count - known.count)
  }

  private func group(_ name: String, _ texts: [String]) -> RecordDraft.Kind? {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let named = context.vocabulary.dimension(named: last)?.id
    for dimension in [named, "sex", "location"].compactMap(\.self) {
      var known: [String: String] = [:]
      for text in texts {
        known[text] = context.vocabulary.category(dimension: dimension, text: text)
          .flatMap { $0.dimension == dimension && !$0.isTotal ? $0.code : nil }
      }
      if known.count * 2 > texts.count, known.count > 1 {
        return .group(dimension: dimension, known: known, others: texts.count - known.count)
      }
    }
    return nil
  }
}

extension RecordDraft.Kind {
  fileprivate var isPlain: Bool {
    switch self {
    case .numbers, .list, .texts, .key: true
    default: false
    }
  }
}

extension PersonalColumns.Reason {
  /// For people.
  var word: String {
    switch self {
    case .name: "name"
    case .contact: "contact"
    case .place: "exact place"
    case .identity: "identity"
    case .recording: "recording"
    case .freeText: "free text"
    case .device: "device or user"
    }
  }
}
