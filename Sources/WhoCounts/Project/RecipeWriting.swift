import Bytes
import Ingest

/// Writes what a file of records seems to hold as the draft of a recipe. What is to be computed is left to a
/// person, and until somebody wrote it the recipe is an error.
struct RecipeWriter {
  private var lines: [String] = []
  private let draft: RecordDraft

  static func text(file: String, form: [String], _ draft: RecordDraft) -> String {
    var writer = RecipeWriter(draft: draft)
    writer.write(file, form)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private init(draft: RecordDraft) { self.draft = draft }

  private mutating func write(_ file: String, _ form: [String]) {
    lines = [
      "# How single records become figures, as `whocounts inspect` drafts it. Nothing of a record stands here:",
      "# where texts of a column are to be mapped, write them yourself, and none that tells of a person.",
      "schema: 1", "file: \(quoted(file))",
    ]
    if !draft.otherTables.isEmpty {
      lines.append(
        "table: \(quoted(draft.table))  # others: \(draft.otherTables.joined(separator: ", "))")
    }
    lines.append("records: records  # what one is: households, cases, visits")
    if !form.isEmpty { lines.append("form: [\(form.map(quoted).joined(separator: ", "))]") }
    lines.append("missing: []  # texts that mean no answer, such as NA or \"98\"")
    area()
    period()
    groups()
    if let weight = names(where: { $0 == .weight }).first {
      lines.append("weight: \(quoted(weight))")
    }
    lines += ["# What is to be computed; for example"] + example() + ["measures: []"]
    rest()
  }

  private func example() -> [String] {
    guard let card = draft.scoreCard else {
      return [
        "#   - indicator: 6.1.1", "#     share: [{column: water, is: [\"1\", \"2\"]}]",
        "#     by: [[], [area], [sex]]",
      ]
    }
    let people = card.people.map { ", people: \(quoted($0))" } ?? ""
    return [
      "#   - indicator: 16.6.2",
      "#     score: {column: \(quoted(card.score)), scale: \(card.lowest)-\(card.highest), statement: statement\(people)}",
      "# with the statements under groups, each by a code of yours:",
      "#   statement: {column: \(quoted(card.statement)), map: {…}}",
    ]
  }

  private mutating func area() {
    let areas = draft.columns.filter { if case .area = $0.kind { true } else { false } }
    for (number, column) in areas.enumerated() {
      guard case .area(let known, let others) = column.kind else { continue }
      let start = number == 0 ? "" : "# "
      lines.append(
        "\(start)area: {column: \(quoted(column.name)), map: \(map(known))}\(more(others, known))")
    }
    if areas.isEmpty {
      let points = names { $0 == .personal("exact place") }
      lines.append(
        points.isEmpty
          ? "# area: {column: …, map: {…}}, or one code for all; without it the country is meant"
          : "# area: {point: \(quoted(points[0])), map: maps/areas.geojson, property: code}")
    }
  }

  private mutating func period() {
    let dates = names { $0 == .date }.sorted { rank($0) < rank($1) }
    for (number, name) in dates.enumerated() {
      lines.append("\(number == 0 ? "" : "# ")period: {column: \(quoted(name)), by: year}")
    }
    if dates.isEmpty {
      lines.append("period: \"\"  # no column of dates was found: write the period")
    }
  }

  /// The day of a visit stands before the times at which a device was used.
  private func rank(_ name: String) -> Int {
    let word = name.split(separator: "/").last?.lowercased() ?? ""
    if word.hasPrefix("_") { return 3 }
    if ["start", "end", "submissiondate"].contains(word) { return 2 }
    return word.contains("date") || word.contains("day") || word.contains("year") ? 0 : 1
  }

  private mutating func groups() {
    var lines: [String] = []
    var seen = Set<String>()
    for column in draft.columns {
      guard case .group(let dimension, let known, let others) = column.kind else { continue }
      let start = seen.insert(dimension).inserted ? "  " : "  # "
      lines.append(
        "\(start)\(dimension): {column: \(quoted(column.name)), map: \(map(known))}\(more(others, known))"
      )
    }
    self.lines += lines.isEmpty ? ["groups: {}"] : ["groups:"] + lines
  }

  /// What else the file has, to write measures and groups from.
  private mutating func rest() {
    lines.append("# Columns that may be used:")
    for column in draft.columns {
      guard let words = column.words else { continue }
      lines.append("#   \(column.name): \(words)")
    }
    let personal = draft.columns.compactMap { column in
      if case .personal(let reason) = column.kind { "\(column.name) (\(reason))" } else { nil }
    }
    if !personal.isEmpty {
      lines.append(
        "# Not read, for they tell who or where a person is: \(personal.joined(separator: ", "))")
      lines.append("# One of them that does not: name it under notPersonal.")
    }
  }

  private func names(where test: (RecordDraft.Kind) -> Bool) -> [String] {
    draft.columns.filter { test($0.kind) }.map(\.name)
  }

  private func map(_ known: [String: String]) -> String {
    let pairs = known.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
    return "{\(pairs.joined(separator: ", "))}"
  }

  private func more(_ others: Int, _ known: [String: String]) -> String {
    guard others > 0 else { return "" }
    let word = known.isEmpty ? "" : " other"
    return "  # \(others)\(word) \(others == 1 ? "text has" : "texts have") no code yet"
  }

  private func quoted(_ text: String) -> String {
    let isPlain =
      text.first.map(\.isLetter) == true
      && text.allSatisfy { $0.isLetter && $0.isASCII || $0.isNumber || "_-./".contains($0) }
      && !["yes", "no", "true", "false", "null", "on", "off", "y", "n"].contains(text.lowercased())
    return isPlain ? text : JSON.string(text).text()
  }
}

extension RecordDraft.Column {
  /// What it is, for people; `nil` where nothing can be done with it.
  var words: String? {
    switch kind {
    case .personal, .empty: return nil
    case .date: return "dates"
    case .area(let known, let others):
      return "areas, \(known.count) of \(known.count + others) known"
    case .group(let dimension, let known, let others):
      return "\(dimension), \(known.count) of \(known.count + others) texts known"
    case .weight: return "weights"
    case .numbers: return "numbers"
    case .key: return "a text of its own in each record"
    case .texts: return "texts of many kinds"
    case .list(let count):
      guard !answers.isEmpty else { return count > 0 ? "\(count) answers" : "answers" }
      let shown = answers.prefix(12).map { answer in
        let label = answer.label.split { $0.isWhitespace }.joined(separator: " ")
        return label.isEmpty ? answer.name : "\(answer.name) (\(label))"
      }
      return shown.joined(separator: ", ") + (answers.count > 12 ? ", …" : "")
    }
  }
}
