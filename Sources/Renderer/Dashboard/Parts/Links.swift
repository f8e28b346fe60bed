import SDGModel

extension Site {
  /// A text in its own language, marked as such where it is not the page's.
  func localised(_ text: (text: String, language: String)) -> HTML {
    if text.language == writtenLanguage.tag || text.language.isEmpty { return .escaping(text.text) }
    return "<span lang=\"\(text.language)\">\(text.text)</span>"
  }

  /// `4.1.1 Reading and mathematics`, linked to its page.
  func indicatorLink(_ code: String, from page: PagePath) -> HTML {
    """
    <a href="\(page.reference(to: self.page(ofIndicator: code)))"><b>\(code)</b> \
    \(localised(shortTitle(code)))</a>
    """
  }

  func groupLink(_ id: String, from page: PagePath) -> HTML {
    "<a href=\"\(page.reference(to: self.page(ofGroup: id)))\">\(groupName(id))</a>"
  }

  func sourceLink(_ id: String, from page: PagePath) -> HTML {
    guard let source = register[id] else { return .escaping(id) }
    let text = source.title[language.tag]
    return
      "<a href=\"\(page.reference(to: self.page(ofSource: id)))\">\(text.isEmpty ? id : text)</a>"
  }

  /// The goal's number in its colour, before its name.
  func goalCrumb(_ goal: Int) -> Page.Crumb {
    Page.Crumb(
      label: "<b class=\"gn g\(goal)\">\(goal)</b> \(goalName(goal))", path: .goal(goal))
  }

  func goalName(_ number: Int) -> HTML {
    guard let goal = framework.goal(number) else {
      return .escaping(say("goal.numbered", ["number": .text("\(number)")]))
    }
    let tag = language.tag
    return localised(
      (
        goal.shortTitle[tag],
        goal.shortTitle.has(tag) ? tag : goal.shortTitle.languages.first ?? ""
      ))
  }

  /// A value that leads to its file and line.
  func valueLink(_ row: Int, from page: PagePath) -> HTML {
    let observation = data.observations[row]
    let place = page.reference(
      to: provenancePage(ofIndicator: observation.indicator, part: index.part(ofRow: row)),
      anchor: anchor(ofRow: row))
    return "<a href=\"\(place)\">\(valueText(observation))</a>"
  }

  /// The number alone, or the word for the kind of nothing that stands there.
  func valueText(_ observation: Observation) -> String {
    let numbers = catalogue.numbers
    let scale = Site.powerOfTen(observation.multiplier)
    return switch observation.value {
    case .number(let value): numbers.text(value * scale)
    case .below(let value): "<\u{2009}\(numbers.text(value * scale))"
    case .above(let value): ">\u{2009}\(numbers.text(value * scale))"
    default: say("nothing.\(Site.key(observation.value.kind))")
    }
  }

  /// The sign of a row's unit, or its name. Values are shown with their power of ten applied.
  func unitSign(_ observation: Observation) -> String {
    words.isUnitInDoubt(observation)
      ? words.say("unitInDoubt") : words.unitLabel(observation.unit, multiplier: 0)
  }

  static func powerOfTen(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent.magnitude { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  private static func key(_ kind: ObservedValue.Kind) -> String {
    switch kind {
    case .suppressed: "suppressed"
    case .notCollected: "notCollected"
    case .notApplicable: "notApplicable"
    case .refused: "refused"
    case .number, .below, .above, .missing: "missing"
    }
  }
}
