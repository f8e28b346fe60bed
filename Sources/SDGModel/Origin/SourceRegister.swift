/// Who stands behind an observation, as pages and charts tell it apart.
public enum Maker: String, Sendable, CaseIterable {
  case official
  /// Collected by citizens and published as official, by a recorded decision.
  case adoptedCitizen
  case citizen
  /// Research and other makers that are neither.
  case other

  public var isCitizen: Bool { self == .citizen || self == .adoptedCitizen }
}

/// The project's sources by id.
public struct SourceRegister: Sendable {
  private let byID: [String: Source]

  public init(_ sources: [Source]) {
    byID = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(id: String) -> Source? { byID[id] }

  /// What a source may do for an indicator; a source that is not registered stays alongside.
  public func tier(source: String, indicator: String) -> Tier {
    byID[source]?.tier(for: indicator) ?? .alongside
  }

  /// Citizen data count as adopted where an official publisher carries them and the decision to
  /// merge is on record.
  public func maker(source: String, publisher: String, indicator: String) -> Maker {
    guard let maker = byID[source] else { return .other }
    if maker.kind.isOfficial { return .official }
    guard maker.kind.isCitizen else { return .other }
    let isPublishedAsOfficial = source != publisher && byID[publisher]?.kind.isOfficial == true
    return isPublishedAsOfficial && maker.tier(for: indicator) == .merge
      ? .adoptedCitizen : .citizen
  }

  public func maker(of row: Observation) -> Maker {
    maker(source: row.source, publisher: row.publisher, indicator: row.indicator)
  }
}
