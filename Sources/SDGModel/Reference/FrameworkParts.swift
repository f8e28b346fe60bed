/// One of the Sustainable Development Goals.
public struct Goal: Sendable, Equatable, Identifiable {
  /// From 1.
  public let number: Int
  /// The official colour, `#E5243B`.
  public let colour: String
  /// `End poverty in all its forms everywhere`.
  public let title: LocalText
  /// `No poverty`.
  public let shortTitle: LocalText
  public var id: Int { number }
}

/// A target of a goal. A target may have no indicator.
public struct Target: Sendable, Equatable, Identifiable {
  /// `1.1`, `1.a`.
  public let code: String
  public let goal: Int
  public let text: LocalText
  public var id: String { code }
}

/// An indicator of the global framework at one place of the list; some are listed at several.
public struct Indicator: Sendable, Equatable, Identifiable {
  /// `1.1.1`.
  public let code: String
  public let goal: Int
  public let target: String
  /// UNSD's own code, shared by all listings of one indicator; empty where it is not known.
  public let unsdCode: String
  /// The code of the first listing, where this is a further listing of the same indicator.
  public let firstListing: String?
  /// The data availability tier as published: `Tier I`, `Tier II`, or words for several tiers.
  public let tier: String
  /// Custodian agencies, as published; partner agencies.
  public let custodians: String
  public let partners: String
  public let title: LocalText
  /// What later or earlier editions of the framework say about it.
  public let changes: [FrameworkChange]
  /// Whether the edition in use lists it. Retired and later indicators are known, not listed.
  public let isListed: Bool
  public var id: String { code }
}

/// An edition of the global indicator framework.
public struct FrameworkEdition: Sendable, Equatable, Identifiable {
  /// The year of its adoption.
  public let id: String
  public let name: String
  /// Whether the lists hold this edition whole, and not only some of its changes.
  public let isComplete: Bool
  public let note: String
}

/// A change that an edition made to an indicator.
public struct FrameworkChange: Sendable, Equatable {
  public enum Kind: String, Sendable { case added, redefined, retired }
  public let indicator: String
  /// The edition that made the change.
  public let edition: String
  public let kind: Kind
  /// The title that the change is about: the new one, or that of the retired indicator. English.
  public let title: String
  public let note: String
  /// The code under which a retired indicator's measure is listed since; `nil` for none.
  public let successor: String?
}
