/// Who made an observation. It belongs to the observation, never to the file: official files hold
/// citizen data already.
public enum SourceKind: String, Sendable, CaseIterable {
  case official, administrative, international
  case citizenGenerated, communityDriven, citizenScience
  case research

  /// Citizen data in the Copenhagen Framework's umbrella sense.
  public var isCitizen: Bool {
    switch self {
    case .citizenGenerated, .communityDriven, .citizenScience: true
    case .official, .administrative, .international, .research: false
    }
  }

  /// Whether the statistical system itself speaks: national offices, administrations, and the
  /// international agencies that compile from them.
  public var isOfficial: Bool {
    switch self {
    case .official, .administrative, .international: true
    case .citizenGenerated, .communityDriven, .citizenScience, .research: false
    }
  }
}

/// What a source lets others do with its records.
public enum SharingLevel: String, Sendable, CaseIterable {
  /// Everything may be shown, a record's own text included.
  case `public`
  /// Aggregates only: no text of a record is shown.
  case aggregate
  /// Nothing of it leaves the project.
  case `internal`
}

/// SDMX's `NATURE` of the global framework: how the figure came about.
public enum Nature: String, Sendable, CaseIterable {
  case country = "C"
  case countryAdjusted = "CA"
  case estimated = "E"
  case globalMonitoring = "G"
  case modelled = "M"
  case notRelevant = "N"
  case notAvailable = "_X"
}

/// SDMX's `OBS_STATUS` (CL_OBS_STATUS 2.1).
public enum ObservationStatus: String, Sendable, CaseIterable {
  case normal = "A"
  case timeSeriesBreak = "B"
  case definitionDiffers = "D"
  case estimated = "E"
  case forecast = "F"
  case experimental = "G"
  case missingHoliday = "H"
  case imputed = "I"
  case derogation = "J"
  case includedElsewhere = "K"
  case notCollected = "L"
  case notApplicable = "M"
  case notSignificant = "N"
  case missing = "O"
  case provisional = "P"
  case suppressed = "Q"
  case strike = "S"
  case lowReliability = "U"
  case unvalidated = "V"
  case includesAnother = "W"

  /// The statuses under which a figure counts as no evidence that something was measured.
  public var meansNoFigure: Bool {
    switch self {
    case .missing, .notApplicable, .notCollected, .missingHoliday, .suppressed, .includedElsewhere:
      true
    default: false
    }
  }
}

/// Whether a source measures what the indicator's definition asks. Independent of who made it.
public enum DefinitionMatch: String, Sendable, CaseIterable {
  case exact, scopeDiffers, proxy, own
}

/// What a citizen source may do beside official figures, by a recorded review decision.
public enum Tier: String, Sendable, CaseIterable, Comparable {
  case reject, alongside, fill, merge

  /// The tier above; `nil` for the highest.
  public var next: Tier? { Tier.allCases.first { $0 > self } }

  /// C, B and A as the quality gate prints them; a rejected source has a cross.
  public var letter: String {
    switch self {
    case .reject: "×"
    case .alongside: "C"
    case .fill: "B"
    case .merge: "A"
    }
  }

  private var rank: Int { Tier.allCases.firstIndex(of: self) ?? 0 }
  public static func < (a: Tier, b: Tier) -> Bool { a.rank < b.rank }
}
