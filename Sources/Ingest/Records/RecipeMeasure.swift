extension Recipe {
  /// One figure for each combination of groups that is asked for.
  public struct Measure: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      /// Of the records that meet `among` and answered, those that meet all conditions; per cent.
      case share([Condition], among: [Condition])
      case count(among: [Condition])
      case mean(column: String)
      case sum(column: String)
      case rate(Rate)
      case score(Score)
    }

    public var indicator: String
    public var series: String
    public var unit: String
    public var kind: Kind
    /// Dimensions of each breakdown; `area` among them. An empty one is the total.
    public var breakdowns: [[String]]
    /// How many readings a day should have, and the least share in per cent of them that a period must
    /// have to be a figure.
    public var completeness: Completeness?
    /// Whether a count tells of areas and groups of the recipe's lists that no record has: 0 of them. Only
    /// where a record would have been made of every case.
    public var countsZeros = false

    public init(indicator: String, series: String = "", unit: String, kind: Kind) {
      self.indicator = indicator
      self.series = series
      self.unit = unit
      self.kind = kind
      breakdowns = [[]]
    }

    public struct Completeness: Sendable, Equatable {
      public var perDay: Double
      public var leastPercent: Double

      public init(perDay: Double, leastPercent: Double) {
        self.perDay = perDay
        self.leastPercent = leastPercent
      }
    }

    /// What was found for the effort that was spent: pieces of litter on a hundred metres of beach, birds
    /// an hour. Σ found / Σ effort × times, over all surveys: also those that found nothing.
    public struct Rate: Sendable, Equatable {
      /// The column of how many were found; `nil`: each record is one.
      public var found: String?
      /// Records of what is counted.
      public var among: [Condition]
      public var effort: String
      /// The column that names the survey, where its effort stands in the row of each thing found.
      public var survey: String?
      public var times: Double
      /// Dimensions of what is found, such as the species: they part what was found, and not the effort.
      public var foundBy: Set<String>

      public init(effort: String, found: String? = nil) {
        self.effort = effort
        self.found = found
        among = []
        times = 1
        foundBy = []
      }
    }

    /// What groups say of a statement on a score card, on a scale.
    public struct Score: Sendable, Equatable {
      public var column: String
      public var lowest: Double
      public var highest: Double
      /// The dimension of the statements: scores of different ones have no mean.
      public var statement = ""
      /// The column of how many people stand behind a score; `nil`: one.
      public var people: String?

      public init(column: String, lowest: Double, highest: Double, people: String? = nil) {
        self.column = column
        self.lowest = lowest
        self.highest = highest
        self.people = people
      }
    }

    /// All conditions that it asks of records.
    var conditions: [Condition] {
      switch kind {
      case .share(let conditions, let among): conditions + among
      case .count(let among): among
      case .rate(let rate): rate.among
      case .mean, .sum, .score: []
      }
    }

    var isCount: Bool { if case .count = kind { true } else { false } }

    /// Dimensions whose categories are all told, found or not.
    func complete(_ breakdown: [String]) -> [String] {
      switch kind {
      case .count where countsZeros: breakdown
      case .rate(let rate): breakdown.filter(rate.foundBy.contains)
      default: []
      }
    }
  }
}
