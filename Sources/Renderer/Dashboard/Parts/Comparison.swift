import SDGModel

/// Official and citizens' figures of one indicator side by side, with what differs: a number is
/// set against another only where area, period, people, definition and unit agree.
struct Comparison {
  let site: Site
  let code: String

  /// One question and the answers of each figure.
  private struct Question {
    var key: String
    var answers: [String]
    /// What is compared: the codes behind the answers; empty where the answer is not known.
    var codes: [String]
    var isKnown: Bool { !codes.contains("") }
    var isSame: Bool { Set(codes).count == 1 }
  }

  func html(from page: PagePath) -> HTML {
    let rows = site.index.rows(ofIndicator: code)
    let official = rows.filter { site.maker(ofRow: $0) != .citizen }
    let chosen = chosenOfCitizens(rows, official)
    guard !chosen.isEmpty else { return .empty }
    var content = HTML.empty
    let compared = ordered(chosen.filter { !$0.others.isEmpty })
    for (row, others) in compared.prefix(Self.mostTables) {
      content += table(others, row, from: page)
    }
    if compared.count > Self.mostTables {
      let origin = page.reference(to: site.provenancePage(ofIndicator: code))
      let more = site.count("comparison.more", compared.count - Self.mostTables)
      content += "<p><a href=\"\(origin)\">\(more)</a></p>"
    }
    content += differs(chosen)
    if official.isEmpty { content += beside(from: page) }
    let isOwn = site.framework.indicator(code) == nil
    let key =
      !official.isEmpty ? "comparison" : isOwn ? "comparison.alone" : "comparison.citizensOnly"
    return Block.section(
      site.say("\(key).title"), id: "comparison", note: .escaping(site.say("\(key).note")),
      content)
  }

  /// A page that compares every district has no room for anything else; all figures stand where they come from.
  private static let mostTables = 6

  /// The whole before its parts, everybody before groups.
  private func ordered(_ chosen: [(row: Int, others: [Int])]) -> [(row: Int, others: [Int])] {
    func rank(_ row: Int) -> (Int, Int) {
      let observation = site.data.observations[row]
      return (
        observation.area == site.scope.area.id ? 0 : 1, observation.breakdown.isTotal ? 0 : 1
      )
    }
    return chosen.enumerated().sorted { a, b in
      let (one, other) = (rank(a.element.row), rank(b.element.row))
      return one == other ? a.offset < b.offset : one < other
    }.map(\.element)
  }

  /// Of each line of each source the newest citizens' figure that an official one of the same place, people and
  /// period stands beside; else the newest of a period that an official one of the whole is of; else the newest,
  /// with the official figures nearest to it.
  private func chosenOfCitizens(
    _ rows: [Int], _ official: [Int]
  ) -> [(row: Int, others: [Int])] {
    let table = site.data.observations
    let citizen = rows.filter { site.maker(ofRow: $0) == .citizen }
    let sources = Dictionary(grouping: citizen) { table.pool[table.source[$0]] }
    let lines = sources.sorted { $0.key < $1.key }.flatMap { _, rows in
      ValueLine.all(of: rows, in: table)
    }
    return lines.compactMap { line in
      for row in line.rows.reversed() {
        let same = official.filter { isOfSame(table[$0], table[row]) }
        if !same.isEmpty { return (row, Array(same.prefix(3))) }
      }
      for row in line.rows.reversed() {
        let near = counterparts(of: row, among: official)
        if near.contains(where: { table.period[$0] == table.period[row] }) { return (row, near) }
      }
      return line.rows.last.map { ($0, counterparts(of: $0, among: official)) }
    }
  }

  /// Whether two figures are of one series, place, people, period and unit.
  private func isOfSame(_ a: Observation, _ b: Observation) -> Bool {
    a.series == b.series && a.area == b.area && a.breakdown == b.breakdown && a.period == b.period
      && a.unit == b.unit && a.multiplier == b.multiplier && a.value.saysSomething
  }

  /// The official figures nearest to a citizens' figure: of the same series, in the newest year,
  /// for everybody or the same people; for a city the urban figure too.
  private func counterparts(of row: Int, among official: [Int]) -> [Int] {
    let mine = site.data.observations[row]
    let isCity = site.scope.area(mine.area)?.level == "city"
    let near = official.filter { other in
      let theirs = site.data.observations[other]
      guard theirs.series == mine.series, theirs.value.saysSomething else { return false }
      let isUrban = theirs.breakdown == Breakdown([.init("location", "U")])
      // Another district says nothing of this place; the whole country does, as what it is part of.
      let isNear = theirs.area == mine.area || theirs.area == site.scope.area.id
      return isNear
        && (theirs.breakdown == mine.breakdown || theirs.breakdown.isTotal || (isCity && isUrban))
    }
    guard
      let year = near.map({ site.data.observations.period[$0].lastYear }).filter({
        $0 <= mine.period.lastYear
      }).max() ?? near.map({ site.data.observations.period[$0].lastYear }).max()
    else { return [] }
    return near.filter { site.data.observations.period[$0].lastYear == year }
      .sorted { site.data.observations[$0].key < site.data.observations[$1].key }
      .prefix(3).map { $0 }
  }

  private func table(_ others: [Int], _ row: Int, from page: PagePath) -> HTML {
    let all = others + [row]
    let heads =
      [Block.Column(title: site.say("comparison.question"), isHidden: true)]
      + all.map { Block.Column(title: site.word(site.maker(ofRow: $0))) }
      + [Block.Column(title: site.say("comparison.same"))]
    let values = all.map { row -> HTML in
      let unit = site.unitSign(site.data.observations[row])
      return "<td><b>\(site.valueLink(row, from: page))</b> <span class=\"sm\">\(unit)</span></td>"
    }.joined()
    let first: HTML = """
      <tr><th scope="row">\(site.say("column.value"))</th>\(values)<td></td></tr>
      """
    let questions = questions(all)
    let lines = questions.map { question -> HTML in
      let cells = question.answers.map { answer -> HTML in "<td>\(answer)</td>" }.joined()
      let verdict: HTML =
        !question.isKnown
        ? "–" : question.isSame ? "<b>\(site.say("word.yes"))</b>" : .escaping(site.say("word.no"))
      return """
        <tr><th scope="row">\(site.say("comparison.\(question.key)"))</th>\(cells)<td>\(verdict)</td></tr>
        """
    }
    // Several comparisons on a page are told apart by source, series and people.
    let own = site.data.observations[row]
    let caption = site.labelled(
      site.say("comparison.title"),
      [
        site.shortSource(row), own.series, site.words.areaName(own.area),
        site.words.breakdownLabel(own.breakdown), site.words.period(own.period),
      ].filter { !$0.isEmpty }.joined(separator: ", "))
    return Block.scroll(
      caption,
      Block.table(
        caption: caption, hidesCaption: true, columns: heads, style: "", rows: [first] + lines))
      + judgement(questions, others, row)
  }

  private func questions(_ rows: [Int]) -> [Question] {
    let observations = rows.map { site.data.observations[$0] }
    func question(
      _ key: String, _ answer: (Observation) -> String, _ code: (Observation) -> String
    ) -> Question {
      Question(key: key, answers: observations.map(answer), codes: observations.map(code))
    }
    return [
      question("place", { site.words.areaName($0.area) }, { $0.area }),
      question("period", { site.words.period($0.period) }, { $0.period.text }),
      question(
        "people", { site.words.breakdownLabel($0.breakdown) },
        { $0.breakdown.isTotal ? "total" : $0.breakdown.text }),
      question("definition", definition, definitionCode),
      question("method", method, methodCode),
      question("unit", { site.words.unitName($0.unit) }, { "\($0.unit) \($0.multiplier)" }),
    ]
  }

  private func match(_ observation: Observation) -> DefinitionMatch {
    guard let source = site.register[observation.source], !source.kind.isOfficial else {
      return .exact
    }
    return source.indicator(code)?.definitionMatch ?? .own
  }

  private func definition(_ observation: Observation) -> String {
    site.say("definition.\(match(observation).rawValue)")
  }

  private func definitionCode(_ observation: Observation) -> String {
    let match = match(observation)
    return match == .exact ? "exact \(observation.definition)" : match.rawValue
  }

  private func method(_ observation: Observation) -> String {
    if let nature = observation.nature { return site.say("nature.\(nature.rawValue)") }
    return site.register[observation.source]?.method ?? site.say("word.notStated")
  }

  private func methodCode(_ observation: Observation) -> String {
    observation.nature.map { "nature \($0.rawValue)" }
      ?? site.register[observation.source]?.method ?? ""
  }

  private func judgement(_ questions: [Question], _ others: [Int], _ row: Int) -> HTML {
    let differing = questions.filter { !$0.isSame && $0.key != "method" }
    guard !differing.isEmpty else {
      return Block.say(.escaping(site.say("comparison.agree") + difference(others, row)))
    }
    let names = differing.map { site.say("comparison.\($0.key).word") }
    return Block.say(
      .escaping(
        site.say(
          "comparison.judgement", ["count": .count(names.count), "names": .text(site.list(names))]))
    )
  }

  /// How far apart two figures are that may be set against each other, and whether the source contradicts the
  /// record: nothing else would say that neither can stand for the other.
  private func difference(_ others: [Int], _ row: Int) -> String {
    let citizen = site.data.observations[row]
    guard others.count == 1, let mine = citizen.value.plainNumber,
      let theirs = site.data.observations[others[0]].value.plainNumber
    else { return "" }
    let scale = Site.powerOfTen(citizen.multiplier)
    let gap = (mine - theirs) * scale
    let places = max(decimals(mine * scale), decimals(theirs * scale))
    let amount = site.catalogue.numbers.text(gap.magnitude, decimals: places)
    let isShare = CountUnit.isPercentage(citizen.unit)
    let unit = isShare ? site.say("comparison.points") : site.words.unitName(citizen.unit)
    let key = gap == 0 ? "equal" : gap > 0 ? "higher" : "lower"
    var text =
      " " + site.say("comparison.\(key)", ["amount": .text(amount), "unit": .text(unit)])
    let entry = site.register[citizen.source]?.indicator(code)
    let conflicts = entry?.gate?.openConflicts ?? 0
    if conflicts > 0, let reason = entry?.decision?.conflict, entry?.gate?.standing == .raised {
      text +=
        " "
        + site.say("comparison.explained", ["count": .count(conflicts), "reason": .text(reason)])
    } else if conflicts > 0 {
      text += " " + site.say("comparison.contradict", ["count": .count(conflicts)])
    }
    return text
  }

  /// As many as people read of a figure of its size.
  private func decimals(_ value: Double) -> Int {
    value.magnitude >= 1_000 || value == value.rounded() ? 0 : 1
  }

  /// What each source itself says on its difference from the definition, and on its figures: once, however
  /// many figures of it are shown.
  private func differs(_ chosen: [(row: Int, others: [Int])]) -> HTML {
    var sources: [String] = []
    var texts: [String: [String]] = [:]
    var periods: [String: [String]] = [:]
    for (row, others) in chosen {
      let observation = site.data.observations[row]
      guard let source = site.register[observation.source] else { continue }
      let own = source.indicator(code)?.differs?[site.words.language] ?? ""
      if !others.isEmpty, own.isEmpty { continue }
      if texts[source.id] == nil {
        sources.append(source.id)
        texts[source.id] = []
      }
      for text in [own, site.words.note(observation.note)] where !text.isEmpty {
        let text = Site.sentence(text)
        if texts[source.id]?.contains(text) != true { texts[source.id, default: []].append(text) }
      }
      let period = site.words.period(observation.period)
      if periods[source.id]?.contains(period) != true {
        periods[source.id, default: []].append(period)
      }
    }
    return sources.filter { texts[$0]?.isEmpty == false }.map { id -> HTML in
      let said = texts[id] ?? []
      let more = said.count - Self.mostTexts
      let shown = said.prefix(Self.mostTexts) + (more > 0 ? ["…"] : [])
      let head = ([site.words.sourceTitle(id)] + (periods[id].map { [site.list($0)] } ?? []))
        .joined(separator: ", ")
      return "<p class=\"say ci\"><b>\(head):</b> \(shown.joined(separator: " "))</p>"
    }.joined()
  }

  /// What the source says in general, and of three figures.
  private static let mostTexts = 4

  /// For an indicator of the project's own: the official indicators of the same target.
  private func beside(from page: PagePath) -> HTML {
    guard let target = site.framework.targetCode(ofCode: code) else { return .empty }
    let near = site.framework.indicators(ofTarget: target).map(\.code).filter { $0 != code }
    guard !near.isEmpty else { return .empty }
    let links = near.map { code -> HTML in
      let state = site.coverage.row(code)?.total.state ?? .notCounted
      return "<li>\(Mark(state).html) \(site.indicatorLink(code, from: page))</li>"
    }.joined()
    return
      "<p class=\"sm\">\(site.say("comparison.beside", ["target": .code(target)]))</p><ul>\(links)</ul>"
  }
}

extension Site {
  /// A text that ends like a sentence.
  static func sentence(_ text: String) -> String {
    guard let last = text.last, !".!?".contains(last) else { return text }
    return "\(text)."
  }
}
