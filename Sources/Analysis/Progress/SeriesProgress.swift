import Disclosure
import Glibc
import SDGModel
import Statistics

/// How far a series of the project is on its way, by every method, with what was asked of it and what was left out.
///
/// One line of one area, unit and definition; figures of the official record and of citizens are never mixed, and no
/// figure of another source is put between them.
public struct SeriesProgress: Sendable, Equatable {
  public let key: DataLine.Key
  /// Which way is better, and who says so.
  public let direction: DesiredDirection
  public let aim: ProgressAim
  public let rule: ProgressQuestion.Rule
  /// As they were given, in order of time, one a year, after a break where there is one.
  public let points: [TimePoint]
  public let baseline: TimePoint?
  /// The year in which the series begins anew; `nil` where it does not.
  public let breakYear: Int?
  public let leftOut: LeftOut
  /// Whether the change is more than the errors of the two figures; `nil` where these are not known.
  public let isSignificant: Bool?
  public let results: [(method: ProgressMethod, result: ProgressResult)]
  /// Whether the baseline is the one that the project's target names, and no figure.
  public let hasOwnBaseline: Bool
  /// Who collected what it rests on.
  public let makers: Set<Maker>

  /// Figures of the line that no method uses.
  public struct LeftOut: Sendable, Equatable {
    public var beforeBreak = 0
    /// Known only as above or below a bound.
    public var bounds = 0
    public var forecasts = 0
    /// A second figure of a year.
    public var others = 0

    public var count: Int { beforeBreak + bounds + forecasts + others }
  }

  public var latest: TimePoint? { points.last }

  /// Whether citizens alone collected it: its badge carries their mark, and it is in no total of official series.
  public var isOfCitizensAlone: Bool { !makers.isEmpty && makers.allSatisfy(\.isCitizen) }

  public func result(_ method: ProgressMethod) -> ProgressResult? {
    results.first { $0.method == method }?.result
  }

  /// What the figures would come to in the year of the target if they went on as from the baseline to the latest:
  /// v_t(1 + CAGR_a)^{T−t}. A percentage ends at 100; `nil` where a growth rate is not defined, after less than three
  /// years, and for what would be a hundred times or a hundredth: no way goes on like that.
  ///
  /// Source: UNSD, "SDG Progress Chart 2023, technical note"; the limits are ours.
  public var expected: Double? {
    guard rule == .level, let baseline, let latest, let years, years >= 3,
      latest.time < Double(aim.year), baseline.value > 0, latest.value > 0,
      let growth = Growth.compound(from: baseline.value, to: latest.value, years: years)
    else { return nil }
    let times = pow(1 + growth, Double(aim.year) - latest.time)
    let value = latest.value * times
    if CountUnit.isPercentage(key.unit), value > 100 { return 100 }
    return times.isFinite && (0.01...100).contains(times) ? value : nil
  }

  /// From the baseline to the latest figure.
  public var years: Double? {
    guard let baseline, let latest, latest.time > baseline.time else { return nil }
    return latest.time - baseline.time
  }

  public static func == (a: SeriesProgress, b: SeriesProgress) -> Bool {
    a.key == b.key && a.aim == b.aim && a.points == b.points
      && a.results.map(\.result) == b.results.map(\.result)
  }
}

/// What a series is held against.
public struct ProgressAim: Sendable, Equatable {
  public enum Basis: String, Sendable, CaseIterable {
    /// The project's own target, of this line or of everybody.
    case national
    /// A number in the international target, as the published list has it.
    case international
    /// No number: growth in the wanted direction is judged.
    case none
  }

  public var basis: Basis
  public var value: Double?
  public var year: Int
  public var baselineYear: Int
  /// Who set it.
  public var source = ""
  /// Whether the target is that of everybody and the line one of a group: nobody is to be left behind.
  public var isOfEverybody = false
}

/// By what the project judges its series.
public struct ProgressSettings: Sendable, Equatable {
  /// The one that pages show; the others stand beside it in a table.
  public var method = ProgressMethod.un2023
  public var baselineYear = 2015
  public var targetYear = 2030
  /// Series or indicators that are not judged, with the reason for each.
  public var left: [String: String] = [:]
  /// Which way is better, by series or indicator, where the project says so.
  public var directions: [String: DesiredDirection] = [:]

  public init() {}
}
