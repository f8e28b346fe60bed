/// What an interval around a figure of records may claim.
///
/// A margin of sampling error for people who chose themselves misleads: without a model that says why those
/// who took part are like those who did not, no interval is given.
///
/// Source: AAPOR (2015), "AAPOR guidance on reporting precision for nonprobability samples".
public enum EstimateBasis: Sendable, Equatable, CaseIterable {
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

  /// How intervals of shares and of means are computed.
  public static let methods = ["Wilson", "Student"]

  /// Whether shares get an interval.
  public var allowsInterval: Bool { self == .drawn || self == .model || self == .unknown }

  /// Whether tests may rest on a standard error. Of readings and records of which nothing is known it would
  /// promise far too much.
  public var allowsStandardError: Bool { self == .drawn || self == .model }

  /// For people.
  ///
  /// - Parameter method: how the interval was computed; `nil` where there is none.
  public func words(_ method: String?) -> String? {
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
