import Bytes
import FileFormats
import SDGModel

/// The letters of a column, for messages and mapping files.
enum ColumnLetters {
  static func text(_ column: Int) -> String { CellReference.letters(of: column) }
}

extension TableReading {
  /// Parts the columns into those that hold values, those that tell of them, and the rest.
  mutating func readColumns() {
    var values: [Int] = []
    for column in block.columns {
      switch role(of: column) {
      case .value: values.append(column)
      case .label(let meaning, let confidence): addLabel(column, meaning, confidence)
      case .doubtful(let guess): addDoubtful(column, guess)
      case .leftOut(let reason):
        leftOut.append(column)
        aspects.append(
          Aspect(
            "left out", name(column), "“\(heads(column).last ?? "")”: \(reason)",
            isClear(reason, heads(column).last ?? "") ? .likely : .asked))
      case .asked(let question):
        leftOut.append(column)
        aspects.append(Aspect("left out", name(column), question, .asked))
      case .nothing: break
      }
    }
    mapping.values = Runs.of(values)
  }

  /// Whether a heading says no more than why its column is left out: "Target 2030", not "Target group".
  func isClear(_ reason: String, _ head: String) -> Bool {
    !head.isEmpty && reason != TableWords.baselineReason && TableWords.saysOnly(reason, head)
  }

  private enum Role {
    case value
    /// `nil` where nothing says what the labels are.
    case label(CellMeaning?, Confidence)
    /// The texts look like something that the name of the column does not say.
    case doubtful(CellMeaning)
    case leftOut(String)
    case asked(String)
    case nothing
  }

  private func role(of column: Int) -> Role {
    let kinds = block.body.map { CellKind(grid.own($0, column)) }.filter { $0 != .blank }
    guard !kinds.isEmpty else { return .nothing }
    let word = heads(column).last.flatMap { TableWords.reading($0, context.vocabulary) }
    let numeric = kinds.count { $0.isValue || $0 == .year }
    let isNumeric = numeric * 10 >= kinds.count * 6
    let periods = kinds.count { $0.isPeriod }
    for head in heads(column).dropLast() {
      // Under "Baseline" the year and the value are both the baseline's.
      if case .leftOut(let reason) = TableWords.reading(head, context.vocabulary) {
        return .leftOut(reason)
      }
    }
    switch word {
    case .leftOut(TableWords.orderReason) where isBesideYes(column): break
    case .leftOut(TableWords.orderReason):
      if isCounting(column) { return .leftOut(TableWords.orderReason) }
      let texts = TableReading.list(cells(column).map(\.shown))
      return .asked("are these codes: \(texts)? If so, write what the column holds")
    case .leftOut(let reason): return .leftOut(reason)
    case .meaning(.field(.status)) where !holdsStatuses(column):
      return .asked(
        "“\(heads(column).last ?? "")”: its texts are no observation statuses; what do they tell?")
    case .meaning(.field(.area)) where !isNumeric && areKindsOfPlace(column):
      return .label(.dimension("location"), .likely)
    // A forest area is measured; the code of an area names one.
    case .meaning(.field(.area)) where isNumeric && !isCode(column): return .value
    case .meaning(.measure) where isNumeric: return .value
    case .meaning(.field(let field)) where field != .value && !(isNumeric && field == .unit):
      // A number over a column of years is a year; a code column may hold numbers too.
      if field == .period, periods * 10 < kinds.count * 8 {
        if arePartsOfYear(column) { return .label(.field(.period), .likely) }
        break
      }
      return .label(.field(field), .certain)
    case .meaning(let meaning) where !isNumeric: return .label(meaning, .certain)
    default: break
    }
    if periods * 10 >= kinds.count * 9, isPeriodColumn(column) {
      return .label(.field(.period), word == nil && !heads(column).isEmpty ? .likely : .certain)
    }
    if isNumeric, isCode(column), areWhole(column) {
      let texts = TableReading.list(cells(column).map(\.shown))
      return .asked("are these codes: \(texts)? If so, write what they stand for into `labels`")
    }
    if isNumeric {
      return isRowNumber(column, kinds) ? .leftOut(TableWords.orderReason) : .value
    }
    guard let guess = content.guess(cells(column).map(\.shown)), guess.share >= 0.8 else {
      return .label(nil, .asked)
    }
    // "1-4" below "Number of household members" is no age, and "Male" below "Sex of head" the head.
    if let head = heads(column).last, word == nil,
      !guess.meaning.isField || TableWords.isOtherPlace(head)
    {
      return .doubtful(guess.meaning)
    }
    return .label(guess.meaning, guess.isCertain && cells(column).count > 1 ? .certain : .likely)
  }

  /// Months or quarters, and perhaps their total.
  func arePartsOfYear(_ column: Int) -> Bool {
    content.arePartsOfYear(cells(column).map(\.shown).filter { !TotalWords.isWhole($0) })
  }

  /// Whether a column called "Area" tells urban from rural.
  private func areKindsOfPlace(_ column: Int) -> Bool {
    content.guess(cells(column).map(\.shown)).map {
      $0.meaning == .dimension("location") && $0.isCertain
    } ?? false
  }

  /// Years that stand under no year and no category of their own.
  private func isPeriodColumn(_ column: Int) -> Bool {
    let isUnderPeriod = heads(column).contains { content.isPeriod($0) }
    return !isUnderPeriod && content.guess(heads(column)) == nil
  }

  /// "No" beside "Yes" is an answer.
  private func isBesideYes(_ column: Int) -> Bool {
    block.headers.contains { row in
      grid.cell(row, column) != nil
        && block.columns.contains { other in
          other != column && grid.cell(row, other).map { TableWords.isYes($0.shown) } == true
        }
    }
  }

  /// Whole numbers of the same length, as codes have.
  private func areWhole(_ column: Int) -> Bool {
    let texts = cells(column).map(\.text)
    return texts.allSatisfy { $0.allSatisfy(\.isNumber) } && Set(texts.map(\.count)).count <= 2
  }

  /// 1, 2, 3 … under nothing, left of everything.
  private func isRowNumber(_ column: Int, _ kinds: [CellKind]) -> Bool {
    guard column == block.columns.first, heads(column).isEmpty, kinds.count > 2 else {
      return false
    }
    return isCounting(column)
  }

  private func isCounting(_ column: Int) -> Bool {
    let numbers = block.body.compactMap { grid.own($0, column).flatMap { Int($0.text) } }
    return numbers == Array(1...max(numbers.count, 1))
  }

  private func holdsStatuses(_ column: Int) -> Bool {
    cells(column).allSatisfy { context.vocabulary.status(named: $0.text) != nil }
  }

  /// A column whose name no list knows, with texts that look like ages, sexes or places: kept under
  /// its own name where that is likelier, and asked about.
  private mutating func addDoubtful(_ column: Int, _ guess: CellMeaning) {
    let head = Trimming.squeezed(heads(column).last ?? "")
    let isOwn = guess == .dimension("age") || guess.isField || OtherPerson.isMeant(head)
    let meaning =
      isOwn && !head.isEmpty ? CellMeaning.dimension(ColumnPlan.dimensionPrefix + head) : guess
    addLabel(column, meaning, .asked)
    let texts = TableReading.list(cells(column).map(\.shown))
    aspects.append(
      Aspect(
        guess.word, name(column),
        isOwn
          ? "“\(head)”: \(texts): kept under its own name; write \(guess.word) if that is what it tells"
          : "“\(head)”: \(texts): does it tell the \(guess.word) of those who are counted?", .asked)
    )
  }

  private mutating func addLabel(
    _ column: Int, _ meaning: CellMeaning?, _ confidence: Confidence
  ) {
    let filled = block.body.count { grid.cell($0, column) != nil }
    // Merged cells show their text throughout; without merging only the first row has it.
    let fills = filled < block.body.count && grid.cell(block.body[0], column) != nil
    let meaning = meaning ?? .nothing
    mapping.labels.append(
      TableMapping.Label(column: column, holds: meaning, fills: fills && meaning != .field(.note)))
    guard confidence != .asked else { return }
    let texts = cells(column).map(\.shown)
    let head = heads(column).last.map { "“\($0)”: " } ?? ""
    aspects.append(
      Aspect(
        meaning.word, name(column), "\(head)\(TableReading.list(texts))", confidence))
    if case .field(.indicator) = meaning { checkCodes(column) }
    if [.field(.indicator), .field(.series), .field(.area)].contains(meaning) {
      checkGroups(column, meaning)
    }
    if case .dimension(let id) = meaning { checkCategories(column, id) }
    let odd = texts.filter { !content.isPeriod(LabelText($0).text) }
    if case .field(.period) = meaning, !odd.isEmpty, !arePartsOfYear(column) {
      aspects.append(
        Aspect(
          "period", name(column),
          "\(TableReading.list(odd)): no period; leave their rows out of `rows` if they are sums",
          .asked))
    }
  }

  /// "Male" below "Residence" belongs to another dimension, perhaps of the row above it.
  private mutating func checkCategories(_ column: Int, _ dimension: String) {
    // Groups of households are told by their heads' sex and age.
    guard dimension != "household" else { return }
    let words = CategoryWords(context.vocabulary)
    let strange = cells(column).map { LabelText($0.shown).text }.filter { text in
      words.part(text, in: dimension) == nil && !words.isTotal(text)
        && words.reading(text).map { $0.dimension != dimension } == true
    }
    guard !strange.isEmpty else { return }
    aspects.append(
      Aspect(
        dimension, name(column),
        "\(TableReading.list(strange)): of another dimension; do these rows belong to the row above them?",
        .asked))
  }

  /// "Boys" below an indicator or an area is a part of the row above it, and none of its own.
  private mutating func checkGroups(_ column: Int, _ meaning: CellMeaning) {
    let words = CategoryWords(context.vocabulary)
    // Whether a text is an official title is asked last: it is held against all of them.
    let groups = Set(cells(column).map { LabelText($0.shown).text }).filter { text in
      TableWords.isPart(text)
        || words.reading(text) != nil && !content.isOwnArea(text) && !content.isIndicator(text)
    }.sorted()
    if meaning == .field(.indicator) { checkNames(column, groups: Set(groups)) }
    guard !groups.isEmpty else { return }
    aspects.append(
      Aspect(
        meaning.word, name(column),
        "\(TableReading.list(groups)): groups, and no \(meaning.word)s; of which row are they parts?",
        .asked))
  }

  /// A name without a code is an indicator of no framework, or a part of the one above it.
  private mutating func checkNames(_ column: Int, groups: Set<String>) {
    let texts = Set(cells(column).filter { !$0.isNumber }.map { LabelText($0.shown).text })
    let unknown = texts.filter { !content.isIndicator($0) && !groups.contains($0) }.sorted()
    guard !unknown.isEmpty else { return }
    aspects.append(
      Aspect(
        "indicator", name(column),
        "\(TableReading.list(unknown)): no code and no title of the framework; write their codes into `meanings`, or leave rows out that are parts of others",
        .asked))
  }

  /// A number 3.1 may be the code 3.1, 3.10 or a part of 3.1.1.
  private mutating func checkCodes(_ column: Int) {
    let numbers = cells(column).filter(\.isNumber).map(\.shown)
    guard !numbers.isEmpty else { return }
    aspects.append(
      Aspect(
        "indicator", name(column),
        "codes are stored as numbers (\(TableReading.list(numbers))): is 3.1 the code 3.1, 3.10 or a part of another?",
        .asked))
  }
}
