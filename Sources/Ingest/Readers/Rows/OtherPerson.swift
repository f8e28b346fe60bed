/// Headings that speak of somebody else than those who are counted: below "Mother's age" and "Sex of
/// head" stand the mother's age and the head's sex, whoever the figures are about.
enum OtherPerson {
  static func isMeant(_ heading: String) -> Bool {
    let words = heading.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains(where: others.contains)
      || zip(words, words.dropFirst()).contains { $0 == "headed" && $1 == "by" }
  }

  private static let others: Set<String> = [
    "head", "heads", "householder", "mother", "mothers", "father", "fathers", "parent", "parents",
    "caregiver", "caregivers", "caretaker", "partner", "husband", "spouse", "chef", "mère", "mères",
    "père", "conjoint", "mari", "jefe", "jefa", "madre", "padre", "cónyuge", "esposo", "marido",
    "chefe", "mãe", "pai", "cônjuge", "wife", "perpetrator", "perpetrators", "offender",
    "offenders", "aggressor", "victimizer", "teacher", "teachers", "instructor",
    "employer", "employers", "owner", "owners",
    "interviewer", "auteur", "agresseur", "enseignant", "enseignants", "employeur", "agresor",
    "perpetrador", "docente", "docentes", "maestro", "empleador", "agressor", "professor",
    "professores", "empregador",
  ]
}
