import SDGModel

/// Looks for citizen figures that are said to be of the very definition of official ones and can never meet them,
/// because one of the two names a series and the other does not.
enum SeriesCheck {
  static func findings(_ observations: ObservationTable, _ sources: [Source]) -> [Diagnostic] {
    let register = SourceRegister(sources)
    var official: [String: Set<String>] = [:]
    var nameless = Set<Pair>()
    var named: [Pair: Set<String>] = [:]
    for row in observations.indices {
      let observation = observations[row]
      switch register.maker(of: observation) {
      case .official: official[observation.indicator, default: []].insert(observation.series)
      case .citizen where observation.series.isEmpty:
        nameless.insert(Pair(source: observation.source, indicator: observation.indicator))
      case .citizen:
        named[Pair(source: observation.source, indicator: observation.indicator), default: []]
          .insert(observation.series)
      default: break
      }
    }
    func isOfSameDefinition(_ pair: Pair) -> Bool {
      register[pair.source]?.indicators.contains {
        $0.indicator == pair.indicator && $0.definitionMatch == .exact
      } == true
    }
    func precedes(_ a: Pair, _ b: Pair) -> Bool {
      (a.indicator, a.source) < (b.indicator, b.source)
    }
    let ofCitizens = nameless.sorted(by: precedes).compactMap { pair -> Diagnostic? in
      let series = (official[pair.indicator] ?? []).sorted()
      guard !series.isEmpty, !series.contains(""), isOfSameDefinition(pair) else { return nil }
      return finding(pair, series)
    }
    let ofOffice = named.keys.sorted(by: precedes).compactMap { pair -> Diagnostic? in
      guard official[pair.indicator] == [""], !nameless.contains(pair), isOfSameDefinition(pair)
      else { return nil }
      return officialFinding(pair, (named[pair] ?? []).sorted())
    }
    return ofCitizens + ofOffice
  }

  private struct Pair: Hashable {
    var source: String
    var indicator: String
  }

  private static func officialFinding(_ pair: Pair, _ series: [String]) -> Diagnostic {
    Diagnostic(
      rule: "series-not-named", severity: .question,
      place: Place(file: "sources/\(pair.source).yaml"), source: pair.source,
      message:
        "Official figures of \(pair.indicator) name no series, and those of the same definition beside them do (\(series.prefix(4).joined(separator: ", "))): they are never set against each other",
      hint:
        "Name the series of the official figures (`given: {series: …}` in their mapping, or a column of the file).",
      subject: "official;\(pair.source);\(pair.indicator)")
  }

  private static func finding(_ pair: Pair, _ series: [String]) -> Diagnostic {
    let names = series.prefix(4).joined(separator: ", ") + (series.count > 4 ? "…" : "")
    return Diagnostic(
      rule: "series-not-named", severity: .question,
      place: Place(file: "sources/\(pair.source).yaml"),
      source: pair.source,
      message:
        "Figures of \(pair.indicator) are said to be of the same definition as the official ones and name no series, which those do (\(names)): they are never set against each other",
      hint:
        "Name the series (`series` in the recipe, or a column of the file), or say what differs in definition.",
      subject: "\(pair.source);\(pair.indicator)")
  }
}
