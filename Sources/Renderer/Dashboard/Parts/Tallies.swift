import Analysis
import SDGModel

/// How often a population group is counted.
struct GroupCount: Sendable {
  var id: String
  var name: String
  var states: [CoverageState: Int]
  var applicable: Int
  var counted: Int

  /// All groups, those counted most often first, else in the project's order.
  static func all(_ site: Site) -> [GroupCount] {
    let groups = site.coverage.groups.map { id -> GroupCount in
      let states = site.coverage.counts(ofGroup: id)
      return GroupCount(
        id: id, name: site.groupName(id), states: states,
        applicable: site.coverage.applicable(toGroup: id),
        counted: states.filter { $0.key.isCounted }.map(\.value).reduce(0, +))
    }
    return groups.enumerated().sorted { a, b in
      a.element.counted != b.element.counted
        ? a.element.counted > b.element.counted : a.offset < b.offset
    }.map(\.element)
  }
}

/// How many of the framework's indicators have a figure of any year.
enum IndicatorTally {
  /// Every indicator once, however often it is listed.
  static func of(_ site: Site) -> (known: Int, all: Int) {
    var known: Set<String> = []
    for indicator in site.framework.indicators {
      let state = site.coverage.row(indicator.code)?.total.state ?? .notCounted
      if state != .notCounted, state != .notApplicable {
        known.insert(indicator.firstListing ?? indicator.code)
      }
    }
    return (known.count, site.framework.uniqueIndicatorCount)
  }

  /// Indicators that have figures beside the record alone: of a source that may not fill it, or by another
  /// definition.
  static func onlyBeside(_ site: Site) -> Int {
    let table = site.data.observations
    var found: Set<String> = []
    for indicator in site.framework.indicators {
      let state = site.coverage.row(indicator.code)?.total.state ?? .notCounted
      let rows = site.index.rows(ofIndicator: indicator.code)
      if state == .notCounted, rows.contains(where: { table.kind[$0].saysSomething }) {
        found.insert(indicator.firstListing ?? indicator.code)
      }
    }
    return found.count
  }
}

extension Site {
  /// "a, b and c" in the language's way.
  func list(_ items: [String]) -> String { catalogue.list(items) }

  /// "Official: 21" in the language's way.
  func labelled(_ label: String, _ value: String) -> String {
    say("word.labelled", ["label": .text(label), "value": .text(value)])
  }

  /// A name as it stands within a sentence: small, but for abbreviations and for languages that
  /// write nouns with a capital.
  func withinSentence(_ name: String) -> String {
    guard !["de", "lb"].contains(language.base), let first = name.first,
      name.dropFirst().first?.isLowercase == true
    else { return name }
    return first.lowercased() + name.dropFirst()
  }
}

/// A sentence that begins with a number in words.
func capitalised(_ text: String) -> String {
  guard let first = text.first else { return text }
  return first.uppercased() + text.dropFirst()
}
