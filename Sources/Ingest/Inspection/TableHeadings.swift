import SDGModel

/// A heading alone does not say what its column holds: "Source" may stand over bibliographies or over wells,
/// "Estado" over states or over marital status. What stands below has to agree with it, or is asked about.
extension TableReading {
  mutating func askAboutHeadings() {
    for label in mapping.labels where !isAskedAbout(label.column) {
      let texts = distinct(label.column)
      let head = heads(label.column).last ?? ""
      switch label.holds {
      case .dimension(let id):
        // A code list of its own is meant where the heading says so.
        let isCoded =
          isCode(label.column) && texts.allSatisfy { !$0.contains(where: \.isLowercase) }
        let odd = isCoded ? [] : unknown(texts, in: id)
        guard !odd.isEmpty else { continue }
        ask(
          label,
          "what are \(TableReading.list(odd, limit: 6))? Other groups, other measures such as ratios and gaps, or something else?"
        )
      case .field(.area)
      where TableWords.isAmbiguousArea(head) && !texts.allSatisfy(content.isOwnArea):
        ask(label, "“\(head)”: are \(TableReading.list(texts)) areas, or kinds of something else?")
      case .field(.unit):
        let odd = texts.filter {
          context.vocabulary.unit(named: $0) == nil && !UnitWords.speaksOfUnit($0)
        }
        guard !odd.isEmpty else { continue }
        ask(
          label,
          "“\(head)”: are \(TableReading.list(odd)) units of measure, or places, bodies, things?")
      case .field(.source) where !texts.contains(where: TableWords.mayBeSource):
        ask(
          label,
          "“\(head)”: are \(TableReading.list(texts)) where the figures come from, or what they are about?"
        )
      case .field(.nature) where !texts.allSatisfy({ context.vocabulary.nature(named: $0) != nil }):
        ask(
          label,
          "“\(head)”: are \(TableReading.list(texts)) how the figures came about, or what they are about?"
        )
      default: continue
      }
    }
  }

  private mutating func ask(_ label: TableMapping.Label, _ question: String) {
    aspects.append(Aspect(label.holds.word, name(label.column), question, .asked))
  }

  private func distinct(_ column: Int) -> [String] {
    var seen = Set<String>()
    return cells(column).map { LabelText($0.shown).text }
      .filter { text in
        text.contains { $0.isLetter || $0.isNumber } && seen.insert(text).inserted
      }
  }

  /// Texts below the name of a dimension that are none of its categories. Of what every country names in its
  /// own way, ethnic groups or languages, none need be known.
  private func unknown(_ texts: [String], in id: String) -> [String] {
    guard let dimension = context.vocabulary.dimension(named: id),
      dimension.describesPeople || id == "location"
    else { return [] }
    let words = CategoryWords(context.vocabulary)
    let odd = texts.filter { words.part($0, in: id) == nil && !content.isTotal($0) }
    return odd.count == texts.count && dimension.isOpen && id != "age" ? [] : odd
  }

  /// Units that brackets name and no list knows: `(MW)`.
  func unreadUnit(_ texts: [String]) -> String? {
    for text in texts where MixedPeriod.period(text) == nil {
      guard let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")") else {
        continue
      }
      let inside = Trimming.trimmed(String(text[text.index(after: open)..<close]))
      let words = TableWords.wordList(inside)
      guard (1...3).contains(words.count), !inside.contains(where: \.isNumber),
        !words.allSatisfy(Leftovers.plain.contains),
        CategoryWords(context.vocabulary).reading(inside) == nil,
        !content.isOwnArea(inside), words != ["continued"], words != ["suite"]
      else { continue }
      return inside
    }
    return nil
  }
}
