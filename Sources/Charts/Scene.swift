/// A laid-out figure: marks in final coordinates, in px from the top left. Renderers only draw it.
public struct Scene: Sendable {
  public let id: String
  /// The finding, which is the figure's accessible name.
  public let title: String
  /// The alternative text.
  public let summary: String
  /// BCP 47 tag.
  public let language: String
  public let rightToLeft: Bool
  public let width: Double
  public let height: Double
  /// Whether title, subtitle and source line are part of the drawing.
  public let framed: Bool
  public let items: [Item]
  public let table: FigureTable

  /// What an item is of, for style sheets, scripts and tests.
  public enum Part: Sendable, Hashable {
    case frame, key, axis, grid, wash, breakRule, target, note, cell
    /// A line's own marks: its identifier in the specification.
    case series(String)
    /// The direct label of a line.
    case label(String)

    /// The line that the part belongs to.
    public var line: String? {
      switch self {
      case .series(let id), .label(let id): id
      default: nil
      }
    }
  }

  /// Marks that belong together, with what a reader is told about them.
  public struct Item: Sendable {
    public var part: Part
    /// The tooltip.
    public var title: String?
    public var marks: [Mark]

    public init(part: Part, title: String? = nil, marks: [Mark]) {
      self.part = part
      self.title = title
      self.marks = marks
    }
  }

  /// A form with its paint.
  public struct Mark: Sendable, Hashable {
    public var shape: Shape
    public var paint: Paint

    public init(_ shape: Shape, _ paint: Paint) {
      self.shape = shape
      self.paint = paint
    }
  }

  /// A form.
  public enum Shape: Sendable, Hashable {
    case circle(Vector, radius: Double)
    case rectangle(Box)
    /// Polylines.
    case path([Polyline])
    case text(TextRun)
  }

  /// A run of straight lines.
  public struct Polyline: Sendable, Hashable {
    public var points: [Vector]
    public var closed: Bool

    public init(_ points: [Vector], closed: Bool = false) {
      self.points = points
      self.closed = closed
    }
  }

  /// How a form is painted.
  public struct Paint: Sendable, Hashable {
    public var fill: Colour?
    public var fillOpacity = 1.0
    public var stroke: Colour?
    public var strokeWidth = 1.0
    public var dash: [Double] = []
    public var roundCap = false
    /// What the mark lies on: its contrast is checked against it.
    public var ground = Colour.plate
    /// Grids and washes carry no meaning of their own and need no contrast.
    public var decorative = false

    public init() {}

    /// Neither filled nor stroked: only there to be pointed at.
    public var isInvisible: Bool { fill == nil && stroke == nil }
  }

  /// A line of text.
  public struct TextRun: Sendable, Hashable {
    public enum Anchor: String, Sendable { case left, middle, right }

    public var string: String
    /// Where the anchor stands on the baseline.
    public var origin: Vector
    public var size: Double
    public var bold: Bool
    /// Absolute, whatever the direction of the text.
    public var anchor: Anchor
    /// The base direction of the run.
    public var rightToLeft: Bool
    /// As measured at layout.
    public var width: Double
    /// Degrees, clockwise, around the origin.
    public var rotation: Double
  }
}

/// A place in px.
public struct Vector: Sendable, Hashable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle in px.
public struct Box: Sendable, Hashable {
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  public var width: Double { right - left }
  public var height: Double { bottom - top }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ other: Box) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }

  func grown(_ by: Double) -> Box {
    Box(left: left - by, top: top - by, right: right + by, bottom: bottom + by)
  }
}
