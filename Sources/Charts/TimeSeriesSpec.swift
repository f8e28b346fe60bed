/// What a time series figure shows: values along a true time axis, with breaks, gaps and targets.
///
/// All texts come already worded and formatted in the reader's language.
public struct TimeSeriesSpec: Sendable {
  /// Unique on a page; the prefix of every identifier in the drawing.
  public var id: String
  /// The finding, a full sentence.
  public var title: String
  /// Code, measure, unit, period.
  public var subtitle: String
  /// The caption under the figure: providers, release, breaks, what was not done.
  public var source: String
  /// BCP 47 tag of the texts.
  public var language: String
  public var rightToLeft: Bool
  /// The unit, printed above the value axis; empty for none.
  public var unitLabel: String
  /// One plot, or several that share the value axis.
  public var panels: [Panel]
  /// The marks explained, above the plot.
  public var key: [KeyEntry]
  /// Whether the value axis starts at zero. Say `false` only where zero means nothing.
  public var yFromZero: Bool
  /// Values that the axis holds besides its own: those of figures that stand beside it, so that one
  /// height means the same in all of them.
  public var yReach: [Double] = []
  /// Formats ticks of the value axis.
  public var formatValue: @Sendable (Double) -> String
  /// The alternative text.
  public var summary: String
  public var table: FigureTable
  /// Said in the plot when there is no point to draw.
  public var emptyNote: String

  public init(
    id: String, title: String, subtitle: String = "", source: String = "", language: String = "en",
    rightToLeft: Bool = false, unitLabel: String = "", panels: [Panel], key: [KeyEntry] = [],
    yFromZero: Bool = true, formatValue: @escaping @Sendable (Double) -> String,
    summary: String = "", table: FigureTable = .empty, emptyNote: String = "–"
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.language = language
    self.rightToLeft = rightToLeft
    self.unitLabel = unitLabel
    self.panels = panels
    self.key = key
    self.yFromZero = yFromZero
    self.formatValue = formatValue
    self.summary = summary
    self.table = table
    self.emptyNote = emptyNote
  }
}

extension TimeSeriesSpec {
  /// One plot of a figure.
  public struct Panel: Sendable {
    /// Empty in a figure of one plot.
    public var title: String
    public var lines: [Line]
    public var target: Target?
    public var breaks: [Break]
    public var gapNotes: [GapNote]
    /// First and last calendar year of the axis; `nil` for the years of the points.
    public var xRange: ClosedRange<Int>?

    public init(
      title: String = "", lines: [Line], target: Target? = nil, breaks: [Break] = [],
      gapNotes: [GapNote] = [], xRange: ClosedRange<Int>? = nil
    ) {
      self.title = title
      self.lines = lines
      self.target = target
      self.breaks = breaks
      self.gapNotes = gapNotes
      self.xRange = xRange
    }
  }

  /// A series of one measure from one kind of source.
  public struct Line: Sendable {
    public var id: String
    /// The direct label beside the line; every line has one.
    public var label: String
    public var style: MarkStyle
    public var shape: PointShape
    public var colourRole: ColourRole
    /// In order of time.
    public var points: [Point]

    public init(
      id: String, label: String, style: MarkStyle = .solidFilled, shape: PointShape = .circle,
      colourRole: ColourRole? = nil, points: [Point]
    ) {
      self.id = id
      self.label = label
      self.style = style
      self.shape = shape
      self.colourRole = colourRole ?? (style == .dashedOpen ? .secondary : .primary)
      self.points = points
    }
  }

  /// One value.
  public struct Point: Sendable {
    /// Decimal year of the middle of the period: 2016.5 for the year 2016.
    public var x: Double
    /// The period as decimal years, (2016, 2017) for the year 2016: drawn as a bar as long as
    /// the period where it is wide enough and the point stands alone.
    public var span: ClosedRange<Double>?
    public var value: Double
    public var lower: Double?
    public var upper: Double?
    /// The tooltip: series, period and value, formatted.
    public var label: String
    /// Where it differs from the line's.
    public var style: MarkStyle?
    /// Whether a line may run from the point before. Say `false` over missing periods, a change
    /// of source or definition: the chart never joins otherwise.
    public var joinsPrevious: Bool
    public var censored: Censoring

    public init(
      x: Double, span: ClosedRange<Double>? = nil, value: Double, lower: Double? = nil,
      upper: Double? = nil, label: String, style: MarkStyle? = nil, joinsPrevious: Bool = false,
      censored: Censoring = .none
    ) {
      self.x = x
      self.span = span
      self.value = value
      self.lower = lower
      self.upper = upper
      self.label = label
      self.style = style
      self.joinsPrevious = joinsPrevious
      self.censored = censored
    }
  }

  /// Whether the true value is known only to lie beyond the one drawn.
  public enum Censoring: String, Sendable {
    case none, below, above
  }

  /// A level to reach by a year.
  public struct Target: Sendable {
    public var value: Double
    public var year: Int
    public var label: String

    public init(value: Double, year: Int, label: String) {
      self.value = value
      self.year = year
      self.label = label
    }
  }

  /// A change of method, test or definition: a dotted rule with both sides named.
  public struct Break: Sendable {
    /// Decimal year.
    public var x: Double
    public var before: String
    public var after: String

    public init(x: Double, before: String, after: String) {
      self.x = x
      self.before = before
      self.after = after
    }
  }

  /// A run of years without data, washed, with its reason.
  public struct GapNote: Sendable {
    /// Decimal years.
    public var from: Double
    public var to: Double
    public var text: String

    public init(from: Double, to: Double, text: String) {
      self.from = from
      self.to = to
      self.text = text
    }
  }
}
