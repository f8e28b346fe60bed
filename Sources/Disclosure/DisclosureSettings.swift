/// `disclosure:` of the project's settings.
public struct DisclosureSettings: Sendable, Equatable {
  /// Counts of persons below it are not shown. Never under 3.
  public var threshold: Int
  /// The threshold for groups marked as sensitive. Never under ``threshold``.
  public var sensitiveThreshold: Int
  public var exempt: [Exemption]
  /// Counts of persons are rounded to multiples of it and all shown, in the place of hiding small ones and
  /// those that would tell them; shares are hidden as ever. `nil`: no rounding. Never under 3.
  public var rounding: Int?

  /// A public register whose national totals may be shown whatever their size.
  public struct Exemption: Sendable, Equatable {
    public var source: String
    public var reason: String
    public init(source: String, reason: String) {
      self.source = source
      self.reason = reason
    }
  }

  /// Smallest threshold that a project can set.
  public static let smallestThreshold = 3

  public init(
    threshold: Int = 5, sensitiveThreshold: Int = 10, exempt: [Exemption] = [],
    rounding: Int? = nil
  ) {
    self.threshold = max(threshold, DisclosureSettings.smallestThreshold)
    self.sensitiveThreshold = max(sensitiveThreshold, self.threshold)
    self.exempt = exempt
    self.rounding = rounding.map { max($0, DisclosureSettings.smallestThreshold) }
  }
}
