/// How records were chosen, as the entry of their source says under `selection`.
public enum RecordSelection: String, Sendable, CaseIterable {
  case probability
  case census = "census_of_site"
  case quota, volunteer, purposive, unknown

  /// - Parameter text: as it stands in the entry; other words tell nothing for certain.
  public init(_ text: String) {
    let word = text.lowercased().filter { $0.isLetter }
    self = RecordSelection.allCases.first { $0.rawValue.filter(\.isLetter) == word } ?? .unknown
  }
}

/// What an interval around a figure of records may claim.
///
/// A margin of sampling error for people who chose themselves misleads: without a model that says why those
/// who took part are like those who did not, no interval is given.
///
/// Source: AAPOR (2015), "AAPOR guidance on reporting precision for nonprobability samples".
enum EstimateBasis: Equatable {
  /// Each record was drawn with a known chance.
  case drawn
  /// Weights are to make up for how the records were chosen.
  case model
  /// Nobody was drawn: all of the site are there.
  case enumerated
  /// Volunteers, quotas, sites that somebody chose, without weights.
  case notDrawn
  /// Nothing says how the records were chosen.
  case unknown

  init(_ recipe: Recipe) {
    let isWeighted = recipe.weight != nil || recipe.calibration != nil
    switch recipe.selection {
    case .probability: self = .drawn
    case .census: self = .enumerated
    case .quota, .volunteer, .purposive: self = isWeighted ? .model : .notDrawn
    case .unknown: self = recipe.calibration != nil ? .model : .unknown
    }
  }

  /// Whether shares get an interval.
  var allowsInterval: Bool { self == .drawn || self == .model || self == .unknown }

  /// Whether tests may rest on a standard error. Of readings and records of which nothing is known it would
  /// promise far too much.
  var allowsStandardError: Bool { self == .drawn || self == .model }

  /// For people.
  ///
  /// - Parameter method: how the interval was computed; `nil` where there is none.
  func words(_ method: String?) -> String? {
    guard let method else {
      switch self {
      case .enumerated: return "all of the site, not a sample: no interval"
      case .notDrawn: return "not drawn at random: no interval"
      default: return nil
      }
    }
    switch self {
    case .drawn:
      return
        "interval (\(method), 95 %) of a random sample, as if each record were drawn on its own"
    case .model:
      return
        "interval (\(method), 95 %) based on a model: it assumes that weighting removes selection bias"
    default:
      return "interval (\(method), 95 %) as if drawn at random: of volunteers it says nothing"
    }
  }
}
