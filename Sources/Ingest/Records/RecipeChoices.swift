import SDGModel

/// Answers that a recipe names by their labels, as people see them in the form and in most exports.
extension Recipe {
  /// The same recipe with the names of choices in the place of labels. A text that is the name of a choice, or
  /// the label of several, stays as it is.
  func withNamesOfChoices() -> Recipe {
    guard let form else { return self }
    var recipe = self
    recipe.conditions = conditions.map { $0.named(by: form) }
    for index in recipe.derived.indices {
      for place in recipe.derived[index].cases.indices {
        recipe.derived[index].cases[place].conditions = derived[index].cases[place].conditions
          .map { $0.named(by: form) }
      }
    }
    for index in recipe.measures.indices {
      recipe.measures[index].kind = measures[index].kind.named(by: form)
    }
    recipe.groups = groups.mapValues { $0.named(by: form) }
    recipe.area = area.map { $0.named(by: form) }
    return recipe
  }
}

extension XLSForm {
  /// The name of the only choice that has this label; a name, or what is neither, stays.
  fileprivate func name(of text: String, in column: String) -> String {
    guard let question = question(column) else { return text }
    let choices = choices(of: question)
    guard !choices.contains(where: { $0.name == text }) else { return text }
    let labelled = choices.filter { $0.labels.contains(text) }
    return labelled.count == 1 ? labelled[0].name : text
  }
}

extension Recipe.Condition {
  fileprivate func named(by form: XLSForm) -> Recipe.Condition {
    func names(_ texts: [String]) -> [String] { texts.map { form.name(of: $0, in: column) } }
    var condition = self
    switch test {
    case .isOneOf(let texts): condition.test = .isOneOf(names(texts))
    case .isNoneOf(let texts): condition.test = .isNoneOf(names(texts))
    case .hasAnyOf(let texts): condition.test = .hasAnyOf(names(texts))
    case .hasNoneOf(let texts): condition.test = .hasNoneOf(names(texts))
    case .within, .isAnswered: break
    }
    return condition
  }
}

extension Recipe.Measure.Kind {
  fileprivate func named(by form: XLSForm) -> Recipe.Measure.Kind {
    switch self {
    case .share(let conditions, let among):
      return .share(
        conditions.map { $0.named(by: form) }, among: among.map { $0.named(by: form) })
    case .count(let among): return .count(among: among.map { $0.named(by: form) })
    case .rate(var rate):
      rate.among = rate.among.map { $0.named(by: form) }
      return .rate(rate)
    case .mean, .sum, .score: return self
    }
  }
}

extension Recipe.Assignment {
  fileprivate func named(by form: XLSForm) -> Recipe.Assignment {
    guard case .column(let column, let map) = self else { return self }
    var named: [String: String] = [:]
    for (text, code) in map.sorted(by: { $0.key < $1.key }) {
      let name = form.name(of: text, in: column)
      // What the recipe says of the name itself stands.
      if name == text || map[name] == nil { named[name] = code }
    }
    return .column(column, map: named)
  }
}
