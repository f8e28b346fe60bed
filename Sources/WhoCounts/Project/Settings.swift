import Analysis
import Disclosure
import Ingest
import SDGModel

/// `whocounts.yaml`, decoded: everything that has a default still open.
public struct Settings: Sendable, Equatable {
  public var area: Area?
  public var title = LocalText()
  public var notice = LocalText()
  public var languages: [String] = []
  /// `nil`: the latest year observed.
  public var asOf: Int?
  public var publishedOn: String?
  public var since: Int?
  public var freshYears: Int?
  public var staleYears: Int?
  public var groups: [PopulationGroup]?
  public var required: [RequiredBreakdown] = []
  public var waived: [RequiredBreakdown] = []
  public var periodicities: [Periodicity] = []
  public var indicatorNames: [String: LocalText] = [:]
  public var seriesNames: [String: LocalText] = [:]
  public var merge = MergeSettings()
  public var disclosure = DisclosureSettings()
  public var progress = ProgressSettings()

  public init() {}

  /// The year of the date that is printed.
  var publishedYear: Int? { publishedOn.flatMap { Int($0.prefix(4)) } }
}
