import Bytes

/// Tells a score card by its columns: what groups say of statements, on a scale of whole numbers.
struct ScoreCardReading {
  private let file: RecordFile

  init(_ file: RecordFile) { self.file = file }

  private static let scores: Set<String> = [
    "score", "scores", "rating", "ratings", "points", "note", "puntaje", "puntuación", "nota",
    "pontuação", "cote",
  ]
  private static let statements: Set<String> = [
    "statement", "statements", "criterion", "criteria", "question", "item", "énoncé", "critère",
    "affirmation", "criterio", "enunciado", "afirmación", "critério", "afirmação", "kriterium",
  ]
  private static let people: Set<String> = [
    "people", "persons", "participants", "voters", "votes", "respondents", "size", "personnes",
    "votants", "personas", "participantes", "votantes", "pessoas",
  ]

  /// - Returns: `nil` unless a column of scores on a scale and one of statements that come again are there.
  func card(_ columns: [String]) -> RecordDraft.ScoreCard? {
    guard let score = columns.first(where: { isNamed($0, Self.scores) && scale($0) != nil }),
      let scale = scale(score),
      let statement = columns.first(where: { isNamed($0, Self.statements) && comesAgain($0) })
    else { return nil }
    return RecordDraft.ScoreCard(
      score: score, lowest: scale.lowerBound, highest: scale.upperBound, statement: statement,
      people: columns.first { $0 != score && isNamed($0, Self.people) && areNumbers($0) })
  }

  private func isNamed(_ column: String, _ words: Set<String>) -> Bool {
    let parts = column.lowercased().split { !$0.isLetter }.map(String.init)
    return !words.isDisjoint(with: parts)
  }

  private func texts(_ column: String) -> [String] {
    file.column(column)?.values.filter { !$0.isEmpty } ?? []
  }

  private func areNumbers(_ column: String) -> Bool {
    let texts = texts(column)
    return !texts.isEmpty && texts.allSatisfy { DecimalText.parse($0) != nil }
  }

  /// 1 to 5 where every score is among them, else 0 to 10, the two scales in use; `nil` for other numbers.
  private func scale(_ column: String) -> ClosedRange<Int>? {
    let numbers = texts(column).map { DecimalText.parse($0) }
    let known = numbers.compactMap { $0 }
    guard !known.isEmpty, known.count == numbers.count,
      known.allSatisfy({ $0 == $0.rounded() && (0...10).contains($0) })
    else { return nil }
    return known.allSatisfy((1...5).contains) ? 1...5 : 0...10
  }

  private func comesAgain(_ column: String) -> Bool {
    let distinct = texts(column).count
    return distinct > 1 && distinct * 2 <= file.count
  }
}
