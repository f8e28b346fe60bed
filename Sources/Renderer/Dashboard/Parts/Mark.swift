import Analysis
import SDGModel

/// The marks that carry everything: filled is official, open is citizens', dotted is not counted.
///
/// A mark is never alone: the word that it stands for is beside it, so that readers of the page's
/// text miss nothing.
enum Mark: String, Sendable {
  case official = "of"
  /// Official and citizens' figures, or collected by citizens and published as official.
  case both = "ad"
  case citizen = "ci"
  case old = "old"
  case absent = "no"
  case notApplicable = "na"
  /// Research and others that are neither official nor citizens.
  case other = "ot"

  var html: HTML { "<i class=\"m \(rawValue)\" aria-hidden=\"true\"></i>" }

  /// The mark without a word for screen readers, where many stand in one hidden row.
  var unit: HTML { "<i class=\"m \(rawValue)\"></i>" }

  init(_ state: CoverageState) {
    switch state {
    case .official: self = .official
    case .both: self = .both
    case .citizen: self = .citizen
    case .old: self = .old
    case .notCounted: self = .absent
    case .notApplicable: self = .notApplicable
    }
  }

  init(_ maker: Maker) {
    switch maker {
    case .official: self = .official
    case .adoptedCitizen: self = .both
    case .citizen: self = .citizen
    case .other: self = .other
    }
  }
}

extension CoverageState {
  /// The order in which states are shown: from what is known best to what is not known.
  static let shown: [CoverageState] = [.official, .both, .citizen, .old, .notCounted]

  /// One year cannot be named where indicators have periodicities of their own.
  func messageKey(_ scope: Scope) -> String {
    self == .old && !scope.periodicities.isEmpty ? "state.old.each" : "state.\(rawValue)"
  }
}

extension Site {
  /// The word of a state: "Official, before 2014".
  func word(_ state: CoverageState) -> String {
    say(state.messageKey(scope), ["year": .text("\(scope.firstCurrentYear)")])
  }

  func word(_ maker: Maker) -> String { say("maker.\(maker.rawValue)") }

  /// The key of a figure made of states.
  func key(_ states: [CoverageState]) -> HTML {
    let items = states.map { state -> HTML in
      "<li>\(Mark(state).html)\(word(state))</li>"
    }.joined()
    return "<ul class=\"key\">\(items)</ul>"
  }

  /// One mark a unit, in the order of ``CoverageState/shown``; hidden from screen readers, who get
  /// the counts from the text beside it.
  func units(_ counts: [CoverageState: Int], class name: String) -> HTML {
    let marks = CoverageState.shown.map { state -> HTML in
      Array(repeating: Mark(state).unit, count: counts[state] ?? 0).joined()
    }.joined()
    return "<span class=\"\(name)\" aria-hidden=\"true\">\(marks)</span>"
  }
}
