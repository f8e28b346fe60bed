import SDGModel

/// What stands beside a year: `(prov.)`, `p`, `(first half)`.
enum PeriodMark {
  /// `nil` for a period that stands alone, and for what is none.
  static func of(_ text: String) -> String? {
    if case .success(let reading) = Period.read(LabelText(text).text) { return reading.mark }
    return MixedPeriod.reading(text).flatMap { $0.beside.isEmpty ? nil : $0.beside }
  }

  /// Whether it says how firm the figure is or where it comes from, and nothing of its time or people.
  static func isPlain(_ mark: String) -> Bool {
    let words = mark.split { !$0.isLetter && !$0.isNumber }
    return words.allSatisfy { word in
      word.count == 1 || known.contains(word.lowercased())
        // The short name of a survey.
        || word.allSatisfy(\.isUppercase) || word.allSatisfy(\.isNumber) && word.count <= 2
    }
  }

  private static let known: Set<String> = [
    "prov", "provisional", "provisoire", "prel", "prelim", "preliminary", "preliminar", "rev",
    "revised", "révisé", "revisado", "est", "estimate", "estimated", "estimation", "final",
    "census", "survey", "recensement", "censo", "enquête", "encuesta", "inquérito", "baseline",
    "round", "wave", "actual", "fy",
    // Asked about as rows or columns that are no observations.
    "projected", "projection", "forecast", "target",
  ]
}
