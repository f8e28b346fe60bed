/// A series made of an official and of citizens' figures by a method that the project names.
///
/// It stands beside both under a code of its own and changes neither. It is computed of what is published
/// and of nothing else: no hidden figure can be worked out of it, and everybody can compute it again.
public struct MergedSeries: Sendable, Equatable {
  /// How one figure of the series came about.
  public enum Making: String, Sendable, CaseIterable {
    /// The official figure as it stands.
    case official
    /// A citizen source's figure where no official one is.
    case fill
    /// By the method of the series.
    case computed
    /// Nothing is there, or the merge refuses what could be computed.
    case none
  }

  /// Who made a figure, as an exported series says it. SDMX has no code of its own for citizens.
  public enum SourceType: String, Sendable, CaseIterable {
    case official = "OFFICIAL"
    case citizen = "CITIZEN"
    case mixed = "MIXED"
  }

  public struct Input: Sendable, Equatable {
    /// Row of the published observations.
    public var row: Int
    /// The share of its value in the result; `nil` where the method has no shares.
    public var weight: Double?

    public init(row: Int, weight: Double? = nil) {
      self.row = row
      self.weight = weight
    }
  }

  public struct Point: Sendable, Equatable {
    public var period: Period
    public var value: Double?
    public var standardError: Double?
    public var lower: Double?
    public var upper: Double?
    public var making: Making
    /// All statuses that apply; one goes into OBS_STATUS, see ``ObservationStatus/leading(_:)``.
    public var flags: [ObservationStatus]
    public var inputs: [Input]
    /// What the citizen figure was multiplied by, or what was added to it, on the logit scale for `logit`.
    public var factor: Double?
    /// Why there is no figure where one could be computed, or why the official one stands alone.
    public var refusals: [MergeRefusal]

    public init(
      period: Period, value: Double? = nil, making: Making, flags: [ObservationStatus],
      inputs: [Input] = [], refusals: [MergeRefusal] = []
    ) {
      self.period = period
      self.value = value
      self.making = making
      self.flags = flags
      self.inputs = inputs
      self.refusals = refusals
    }

    public var status: ObservationStatus { ObservationStatus.leading(flags) }

    public var sourceType: SourceType? {
      switch making {
      case .official: .official
      case .fill: .citizen
      case .computed: .mixed
      case .none: nil
      }
    }
  }

  /// What the two series say of each other where both exist, as `agree` prints it.
  public struct Test: Sendable, Equatable {
    public var name: String
    public var value: Double?
    public var p: Double?
    public var verdict: String?

    public init(name: String, value: Double?, p: Double?, verdict: String?) {
      self.name = name
      self.value = value
      self.p = p
      self.verdict = verdict
    }
  }

  /// Indicator, and the key of every point but for its period.
  public var key: CellKey
  /// `nil`: the citizen figures fill what is empty, and nothing is computed.
  public var method: CombinationMethod?
  /// Why the project chose the method.
  public var reason: String
  /// The citizen sources that went in.
  public var sources: [String]
  public var tier: Tier
  /// Periods that both sides have.
  public var overlap: [Period]
  public var tests: [Test]
  /// In order of time; empty where nothing was merged.
  public var points: [Point]
  /// Why nothing was merged.
  public var failure: CombinationFailure?

  public init(key: CellKey, method: CombinationMethod?, reason: String) {
    self.key = key
    self.method = method
    self.reason = reason
    sources = []
    tier = .alongside
    overlap = []
    tests = []
    points = []
  }

  /// The code of the merged series: never that of a series somebody published.
  public var code: String { "\(key.key.series)\(MergedSeries.suffix)" }
  public static let suffix = "@MERGED"

  /// Whether it holds anything that the official series does not.
  public var addsFigures: Bool { points.contains { $0.making == .fill || $0.making == .computed } }
}

extension ObservationStatus {
  /// The one of several statuses that stands where only one may: the order of the SDMX guideline on
  /// observation status, version 2.0 (2019).
  public static func leading(_ flags: [ObservationStatus]) -> ObservationStatus {
    order.first { flags.contains($0) } ?? .normal
  }

  private static let order: [ObservationStatus] = [
    .timeSeriesBreak, .missing, .notApplicable, .notCollected, .missingHoliday, .suppressed,
    .derogation, .strike, .definitionDiffers, .includedElsewhere, .includesAnother, .imputed,
    .forecast, .estimated, .provisional, .notSignificant, .lowReliability, .unvalidated,
    .experimental, .normal,
  ]
}
