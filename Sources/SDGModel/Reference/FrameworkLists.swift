/// Reads the CSV lists of the framework and puts their parts together.
struct FrameworkLists {
  var edition: FrameworkEdition
  var editions: [FrameworkEdition] = []
  var goals: [Goal] = []
  var targets: [Target] = []
  var listed: [Indicator] = []
  var others: [Indicator] = []

  init(folder: String) throws(ReferenceError) {
    editions = try FrameworkLists.readEditions(folder)
    guard let whole = editions.last(where: \.isComplete) else {
      throw ReferenceError(file: "\(folder)/editions.csv", reason: "No edition is marked complete")
    }
    edition = whole
    goals = try FrameworkLists.readGoals(folder)
    targets = try FrameworkLists.readTargets(folder)
    let changes = try FrameworkLists.readChanges(folder)
    listed = try FrameworkLists.readIndicators(folder, changes: changes)
    others = try FrameworkLists.unlisted(changes, known: Set(listed.map(\.code)), folder)
  }

  private static func readEditions(_ folder: String) throws(ReferenceError) -> [FrameworkEdition] {
    let table = try ReferenceTable(
      "editions", in: folder, columns: ["edition", "complete", "name", "note"])
    return table.rows.map { row in
      FrameworkEdition(
        id: table[row, "edition"], name: table[row, "name"],
        isComplete: table.flag(row, "complete"), note: table[row, "note"])
    }
  }

  private static func readGoals(_ folder: String) throws(ReferenceError) -> [Goal] {
    let titles = try texts("goal-titles", key: "goal", text: "title", in: folder)
    let shortTitles = try texts("goal-titles", key: "goal", text: "shortTitle", in: folder)
    let table = try ReferenceTable("goals", in: folder, columns: ["goal", "colour"])
    var goals: [Goal] = []
    for row in table.rows {
      let key = table[row, "goal"]
      goals.append(
        Goal(
          number: try table.integer(row, "goal"), colour: table[row, "colour"],
          title: LocalText(titles.of[key] ?? []), shortTitle: LocalText(shortTitles.of[key] ?? [])))
    }
    return goals
  }

  private static func readTargets(_ folder: String) throws(ReferenceError) -> [Target] {
    let texts = try texts("target-texts", key: "target", text: "text", in: folder)
    return texts.keys.map { code in
      Target(
        code: code, goal: IndicatorCode(code).goal ?? 0, text: LocalText(texts.of[code] ?? []))
    }
  }

  private static func readChanges(_ folder: String) throws(ReferenceError) -> [FrameworkChange] {
    let table = try ReferenceTable(
      "indicator-changes", in: folder,
      columns: ["indicator", "edition", "change", "title", "note", "successor"])
    var changes: [FrameworkChange] = []
    for row in table.rows {
      changes.append(
        FrameworkChange(
          indicator: table[row, "indicator"], edition: table[row, "edition"],
          kind: try table.word(row, "change"), title: table[row, "title"],
          note: table[row, "note"], successor: table.optional(row, "successor")))
    }
    return changes
  }

  private static func readIndicators(
    _ folder: String, changes: [FrameworkChange]
  ) throws(ReferenceError) -> [Indicator] {
    let titles = try texts("indicator-titles", key: "indicator", text: "title", in: folder)
    let changed = Dictionary(grouping: changes, by: \.indicator)
    let table = try ReferenceTable(
      "indicators", in: folder,
      columns: ["indicator", "unsdCode", "firstListing", "tier", "custodians", "partners"])
    return table.rows.map { row in
      let code = IndicatorCode(table[row, "indicator"])
      return Indicator(
        code: code.text, goal: code.goal ?? 0, target: code.target ?? "",
        unsdCode: table[row, "unsdCode"], firstListing: table.optional(row, "firstListing"),
        tier: table[row, "tier"], custodians: table[row, "custodians"],
        partners: table[row, "partners"], title: LocalText(titles.of[code.text] ?? []),
        changes: changed[code.text] ?? [], isListed: true)
    }
  }

  /// Indicators that are known from the changes of other editions alone.
  private static func unlisted(
    _ changes: [FrameworkChange], known: Set<String>, _ folder: String
  ) throws(ReferenceError) -> [Indicator] {
    changes.filter { !known.contains($0.indicator) }.map { change in
      let code = IndicatorCode(change.indicator)
      return Indicator(
        code: code.text, goal: code.goal ?? 0, target: code.target ?? "", unsdCode: "",
        firstListing: nil, tier: "", custodians: "", partners: "",
        title: LocalText([("en", change.title)]), changes: [change], isListed: false)
    }
  }

  /// The texts of a long list (key, language, text), grouped by key, and the keys in their order.
  private static func texts(
    _ name: String, key: String, text: String, in folder: String
  ) throws(ReferenceError) -> (keys: [String], of: [String: [(language: String, text: String)]]) {
    let table = try ReferenceTable(name, in: folder, columns: [key, "language", text])
    var keys: [String] = []
    var found: [String: [(language: String, text: String)]] = [:]
    for row in table.rows {
      let code = table[row, key]
      if found[code] == nil { keys.append(code) }
      found[code, default: []].append((table[row, "language"], table[row, text]))
    }
    return (keys, found)
  }
}
