import Bytes
import Disclosure
import SDGModel

/// The figures that were read and are not published, in the forms in which a file could show them.
struct HiddenFigures {
  /// A figure's place: indicator, series, area, period, breakdown and source.
  private(set) var places: Set<String> = []
  /// Decimal numbers that nothing published is written as, with the indicator that they belong to.
  private(set) var texts: [String: String] = [:]
  /// All of their numbers, for places where a file says what they are of.
  private(set) var said: SaidFigures

  /// - Parameter computed: numbers that are published besides those of observations.
  init(_ all: ObservationTable, published: PublishableDataset, computed: [Double]) {
    said = SaidFigures(published.scope)
    var shownPlaces = Set<String>()
    var shown = Set(computed.flatMap(HiddenFigures.forms))
    for index in published.observations.indices {
      let row = published.observations[index]
      guard row.value.saysSomething else { continue }
      shownPlaces.insert(PublishedFigures.place(row))
      for number in HiddenFigures.numbers(row) { shown.formUnion(HiddenFigures.forms(number)) }
    }
    for index in all.indices {
      let row = all[index]
      guard row.value.saysSomething || row.numerator != nil else { continue }
      let place = PublishedFigures.place(row)
      guard !shownPlaces.contains(place) else { continue }
      places.insert(place)
      said.add(row, numbers: HiddenFigures.numbers(row))
      for number in [row.value.number, row.lower, row.upper].compactMap({ $0 }) {
        for text in HiddenFigures.forms(number) where !shown.contains(text) {
          texts[text] = row.indicator
        }
      }
    }
    for index in published.observations.indices {
      let row = published.observations[index]
      said.leaveOut(row, numbers: HiddenFigures.numbers(row))
    }
  }

  var isEmpty: Bool { places.isEmpty && texts.isEmpty }

  private static func numbers(_ row: Observation) -> [Double] {
    [
      row.value.number, row.lower, row.upper, row.standardError, row.sampleSize, row.numerator,
      row.denominator,
    ].compactMap { $0 }
  }

  /// `17.14` is a target of the framework, and in many files as such; rounded to three decimals it is looked for.
  private static func isTargetCode(_ text: String) -> Bool {
    let parts = text.split(separator: ".")
    guard parts.count == 2, let goal = Int(parts[0]), let target = Int(parts[1]) else {
      return false
    }
    return (1...17).contains(goal) && (1...19).contains(target) && parts[1].first != "0"
  }

  /// As they stand, and rounded as pages round them. A number of fewer than four digits says nothing by
  /// itself: it is everywhere.
  private static func forms(_ number: Double) -> [String] {
    let all = [
      DecimalText.shortest(number), DecimalText.fixed(number, decimals: 2),
      DecimalText.fixed(number, decimals: 3),
    ]
    return all.filter { text in
      text.contains(".") && text.filter(\.isNumber).drop { $0 == "0" }.count >= 4
        && !text.contains("e") && !isTargetCode(text)
        && text.split(separator: ".").last?.contains { $0 != "0" } == true
    }
  }
}
