/// Short names of series, for titles: official names carry units, breakdowns and explanations in
/// brackets, which subtitle, axis and key say already.
///
/// The rules are for the English names of the official lists; names that a project gives its own
/// series stand as they are.
enum MeasureName {
  /// `Proportion of population using basic services, by location (%)`: `Population using basic
  /// services`.
  ///
  /// - Parameter isShare: whether the figures are shares, whose sign says "proportion of".
  /// - Parameter isCount: whether they are counts, or rates of counts, which need no "number of".
  static func short(_ official: String, isShare: Bool, isCount: Bool) -> String {
    var name = official[...]
    if name.first == "[", let end = name.firstIndex(of: "]") {
      name = name[name.index(after: end)...]
    }
    name = trimmed(name)
    var isChanged = true
    while isChanged {
      let before = name
      name = withoutLastBracket(name)
      if let range = name.firstRange(of: ", by "), range.lowerBound > name.startIndex {
        name = name[..<range.lowerBound]
      }
      if name.last == "," || name.last == "." { name = name.dropLast() }
      name = trimmed(name)
      isChanged = name != before
    }
    var leads: [String] = []
    if isShare { leads = ["Average proportion of ", "Proportion of "] }
    if isCount { leads = ["Number of ", "Number "] }
    for lead in leads where name.hasPrefix(lead) {
      name = name.dropFirst(lead.count)
      if name.hasPrefix("the ") { name = name.dropFirst(4) }
      break
    }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The name up to a length, cut between words.
  static func cut(_ name: String, to limit: Int) -> String {
    guard name.count > limit else { return name }
    let head = name.prefix(limit - 1)
    let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return String(trimmed(words, also: ",;:.–-(")) + "…"
  }

  /// Without a bracket at the end, where enough stands before it.
  private static func withoutLastBracket(_ name: Substring) -> Substring {
    guard name.last == ")", let start = name.lastIndex(of: "("),
      name.distance(from: name.startIndex, to: start) >= 9
    else { return name }
    return name[..<start]
  }

  private static func trimmed(_ text: Substring, also marks: String = "") -> Substring {
    var text = text
    while let first = text.first, first == " " { text = text.dropFirst() }
    while let last = text.last, last == " " || marks.contains(last) { text = text.dropLast() }
    return text
  }
}

extension MeasureName {
  /// How many of a name's longer words stand in a title, in hundredths: which of several series an
  /// indicator is about first of all.
  static func likeness(_ name: String, to title: String) -> Int {
    let own = longWords(name)
    guard !own.isEmpty else { return 0 }
    return own.intersection(longWords(title)).count * 100 / own.count
  }

  private static func longWords(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter }.filter { $0.count > 3 })
  }
}
