import SDGModel
import Statistics

/// What a recipe made of a file: how many records it used, what it left out and why, and its figures.
public struct RecipeOutcome: Sendable, Equatable {
  public var records: Int
  public var used: Int
  /// Records left out; a record is counted at the first reason that it meets.
  public var leftOut: [LeftOut]
  public var figures: [Figure]
  /// Columns that were recognised as personal and not read.
  public var personal: [String]

  /// Figures that were not made because too few readings are there.
  public var incomplete: Int
  /// By column: records with an answer that neither the recipe's list nor the form has.
  public var unlisted: [String: Int] = [:]

  /// By column of numbers or scores: records with something that is none.
  public var unusable: [String: Int] = [:]

  public struct LeftOut: Sendable, Equatable {
    public var reason: String
    public var records: Int
    /// Whether a condition of the recipe left them out; else they could not be used.
    public var isBySettings: Bool
  }

  /// One estimate and what it rests on.
  public struct Figure: Sendable, Equatable {
    public var indicator: String
    public var series: String
    public var unit: String
    public var area: String
    public var period: String
    /// Category by dimension.
    public var groups: [String: String]
    public var value: Double
    public var interval: Interval?
    /// Whether it is of all records of its period, in no area or group of its own.
    public var isOfAll = true
    /// Records that answered.
    public var n: Int
    /// Records without an answer.
    public var unanswered: Int
    /// Of n, those that meet the measure's conditions; `nil` where it is no share.
    public var numerator: Int?
    /// The sum of the weights; n where there are none.
    public var weighted: Double
    /// Kish's effective size.
    public var effective: Double
    /// The effort behind a rate, in its own unit.
    public var effort: Double?
    /// The standard error; `nil` where the records were not drawn at random.
    public var standardError: Double?
    /// Whether one or two records make up nearly all of a sum, so that it tells theirs.
    public var isDominated = false
    /// Whether no record is about the group there. The figure is told only as one of several that are hidden:
    /// which groups are hidden and which are not there would else tell that there is somebody.
    public var isNobody = false
    /// What `n` counts, where it is not the recipe's records: surveys, people behind scores.
    public var counted: String?
    /// The lowest and the highest score that could be given.
    public var scale: Interval?
    /// What the interval may claim, or why there is none.
    public var basis: EstimateBasis?
    /// How the interval was computed; `nil` where there is none.
    public var intervalMethod: String?
    /// Percent of the readings that there should be; `nil` where nothing says how many.
    public var completeness: Double?
  }
}
