/// Words of a title that limit its table to some people or some things of which no list knows a code:
/// "currently married", "among employees", "public schools only".
extension TableReading {
  /// The reader has no code for them, so the person is asked what to write.
  mutating func askAboutLimits(_ around: Surroundings) {
    let official = Set(TableWords.wordList(officialTitle))
    let told = Set(
      (block.columns.flatMap(heads) + labelTexts).flatMap(TableWords.wordList))
    for (text, place) in around.lines where ColumnName.fold(text) != ColumnName.fold(officialTitle)
    {
      guard let limit = TableLimits.limit(in: text, beside: official.union(told)) else { continue }
      aspects.append(
        Aspect(
          "breakdown", place,
          "“\(limit)”: do all figures hold for that alone? If so, say so under `given`, or they are read as those of everybody",
          .asked))
      return
    }
  }

  private var labelTexts: [String] {
    mapping.labels.flatMap { label in cells(label.column).map(\.shown) }
  }
}

enum TableLimits {
  /// The words that limit a text; `nil` when there are none, when they stand behind "by", or when what
  /// is known already says them.
  static func limit(in text: String, beside known: Set<String>) -> String? {
    let words = TableWords.wordList(text)
    for (position, word) in words.enumerated() {
      if limiting.contains(word), position + 1 < words.count {
        // "Among children under 5" is what the indicator is about, if its title says so.
        let rest = words[(position + 1)...].prefix(4)
        if rest.contains(where: { !known.contains($0) && !fillers.contains($0) }) {
          return words[position...].prefix(5).joined(separator: " ")
        }
      } else if closing.contains(word), position > 0 {
        return words[max(0, position - 2)...position].joined(separator: " ")
      } else if states.contains(word), !known.contains(word),
        !words[..<position].suffix(4).contains(where: behind.contains)
      {
        return words[max(0, position - 1)..<min(words.count, position + 2)].joined(separator: " ")
      }
    }
    return nil
  }

  private static let limiting: Set<String> = [
    "among", "amongst", "parmi", "excluding", "excl", "except", "hors", "sauf", "excepté",
    "excepto", "excluyendo", "exceto", "excluindo", "кроме", "среди",
  ]

  /// Words that stand behind what they limit the table to.
  private static let closing: Set<String> = [
    "only", "seulement", "uniquement", "solamente", "apenas",
  ]

  private static let behind: Set<String> = ["by", "par", "selon", "por", "según", "segundo"]

  private static let fillers: Set<String> = [
    "the", "all", "of", "and", "in", "population", "people", "persons", "aged", "age", "years",
    "les", "des", "la", "toute",
  ]

  /// What somebody is for a time, of which the framework's breakdowns have no code.
  private static let states: Set<String> = [
    "married", "unmarried", "widowed", "widows", "divorced", "separated", "cohabiting", "single",
    "pregnant", "lactating", "breastfeeding", "employees", "employed", "self", "workers",
    "unemployed", "jobless", "returnees", "immigrants",
    "students", "pupils", "orphans", "prisoners", "inmates", "homeless", "veterans", "literate",
    "illiterate", "pensioners", "retired", "smokers", "drinkers", "firstborn",
    "mariées", "mariés", "veuves", "divorcées", "célibataires", "enceintes", "allaitantes",
    "salariés", "réfugiés", "déplacés", "élèves", "étudiants", "orphelins",
    "casadas", "casados", "viudas", "divorciadas", "solteras", "solteros", "embarazadas",
    "asalariados", "ocupados", "refugiados", "desplazados", "alumnos", "estudiantes", "huérfanos",
    "casado", "viúvas", "solteiras", "solteiros", "grávidas", "empregados", "alunos", "estudantes",
  ]
}
