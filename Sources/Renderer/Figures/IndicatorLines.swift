import Analysis
import Disclosure
import SDGModel

/// The lines of one indicator, parted into what may share figures: the record's own series, the
/// leading one first, and what other sources measured elsewhere or otherwise.
struct IndicatorLines {
  let code: String
  /// One for each series and unit of the record; of the first other source where there is no record.
  let main: [SeriesFamily]
  /// Per source, area and definition.
  let beside: [[SeriesFamily]]

  init(words: Words, code: String) {
    self.code = code
    let lines = words.lines[code] ?? []
    let order = words.vocabulary?.dimensions.map(\.id) ?? []
    let home = words.data.scope.area.id
    let lead =
      lines.first {
        $0.key.area == home && $0.key.strand.isEmpty && $0.key.definition.isEmpty
      } ?? lines.first { $0.key.area == home } ?? lines.first
    guard let lead = lead?.key else {
      (main, beside) = ([], [])
      return
    }
    let own = lines.filter { Place($0.key) == Place(lead) }
    main = IndicatorLines.ranked(
      SeriesFamily.all(own, dimensionOrder: order), words: words, code: code)
    var places: [Place] = []
    var others: [Place: [DataLine]] = [:]
    for line in lines where Place(line.key) != Place(lead) {
      let place = Place(line.key)
      if others[place] == nil { places.append(place) }
      others[place, default: []].append(line)
    }
    // What citizens measured comes before what the record knows of other places, and the whole before its parts.
    let citizen = places.filter { !$0.strand.isEmpty }
    let ordered =
      citizen.filter { $0.area == home } + citizen.filter { $0.area != home }
      + places.filter(\.strand.isEmpty)
    // The series of the record leads among the others' as well.
    let series = main.first?.series
    beside = ordered.map { place in
      let families = SeriesFamily.all(others[place] ?? [], dimensionOrder: order)
      return families.filter { $0.series == series } + families.filter { $0.series != series }
    }
  }

  /// What may share a figure with what, apart from series, unit and breakdown.
  private struct Place: Hashable {
    var strand: String
    var area: String
    var definition: String
    var rhythm: Period.Rhythm

    init(_ key: DataLine.Key) {
      (strand, area, definition) = (key.strand, key.area, key.definition)
      rhythm = key.rhythm
    }
  }

  /// The leading series first: with a current figure, comparable between places of any size, and
  /// most like the indicator's title; then the one with most years.
  private static func ranked(
    _ families: [SeriesFamily], words: Words, code: String
  ) -> [SeriesFamily] {
    let title = words.framework.title(code, language: "en")?.text ?? ""
    let scored = families.enumerated().map { position, family -> (score: [Int], position: Int) in
      let lastYear =
        family.base.lines.flatMap(\.rows)
        .map { words.data.observations.period[$0].lastYear }.max() ?? 0
      let kind = words.vocabulary?.unit(named: family.unit)?.unit.kind
      let isComparable = kind == .share || kind == .rate || kind == .ratio || kind == .index
      let likeness = MeasureName.likeness(words.seriesTitle(family.series), to: title)
      return (
        [
          lastYear >= words.data.scope.firstCurrentYear(of: code) ? 1 : 0, isComparable ? 1 : 0,
          likeness,
          family.base.weight,
        ], position
      )
    }
    let sorted = scored.sorted { a, b in
      a.score == b.score ? a.position < b.position : b.score.lexicographicallyPrecedes(a.score)
    }
    return sorted.map { families[$0.position] }
  }
}

extension Breakdown {
  /// How many years of age it spans; 0 where it has no ages. A band without an end is the widest.
  var yearsOfAge: Int {
    guard let band = category(of: "age").flatMap({ AgeBand($0) }) else { return 0 }
    return (band.through ?? 130) - band.from + 1
  }
}

extension Words {
  /// The series that speaks for an indicator: of the official record, where it has one.
  func leadingSeries(_ code: String) -> String? {
    IndicatorLines(words: self, code: code).main.first?.series
  }

  /// Whether there are lines of the same that only their rhythm tells apart.
  func hasSeveralRhythms(_ key: DataLine.Key) -> Bool {
    (lines[key.indicator] ?? []).contains { line in
      var other = line.key
      other.rhythm = key.rhythm
      return other == key && line.key.rhythm != key.rhythm
    }
  }

  /// Whether all figures of an indicator are of one series.
  func isOnlySeries(ofIndicator code: String) -> Bool {
    Set((lines[code] ?? []).map(\.key.series)).count == 1
  }
}

extension SeriesFamily {
  /// The line for everybody; of several the one with the latest figure, then with the widest band
  /// of ages, then with most figures.
  func leadingLine(in data: PublishableDataset) -> DataLine? {
    func weight(_ line: DataLine) -> (Int, Int, Int) {
      let year = line.rows.last.map { data.observations.period[$0].lastYear } ?? 0
      return (year, line.key.breakdown.yearsOfAge, line.rows.count)
    }
    return base.lines.reduce(nil) { (best: DataLine?, line) in
      guard let best else { return line }
      return weight(line) > weight(best) ? line : best
    }
  }
}
