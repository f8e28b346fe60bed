/// Why a drawing could not be made.
public enum CairoError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What cairo says about a surface or a context.
  case drawing(figure: String, status: String)
  /// A coordinate that cairo would silently draw at zero or wrap around.
  case coordinate(figure: String, Double)
  /// What libpng says.
  case png(figure: String, message: String)

  public var description: String {
    switch self {
    case .drawing(let figure, let status):
      "figure \(figure): cairo could not draw it: \(status)"
    case .coordinate(let figure, let value):
      "figure \(figure): the coordinate \(value) cannot be drawn; lay the figure out anew"
    case .png(let figure, let message):
      "figure \(figure): the PNG could not be written: \(message)"
    }
  }
}
