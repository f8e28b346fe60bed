/// Why a figure cannot be drawn, or must not be shown. Each message names the figure and the
/// remedy.
public enum SceneError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A value that is no number.
  case notFinite(figure: String, place: String)
  /// Points that go back in time.
  case outOfOrder(figure: String, series: String)
  /// A row with more or fewer cells than there are columns.
  case wrongCellCount(figure: String, row: String, found: Int, expected: Int)
  /// A mark outside the drawing, found when the scene is checked.
  case outsideCanvas(figure: String, mark: String)
  case textTooSmall(figure: String, text: String)
  case contrastTooLow(figure: String, mark: String, theme: Theme, ratio: Int)
  /// A line whose label is not written in the figure.
  case unnamedSeries(figure: String, series: String)

  public var description: String {
    switch self {
    case .notFinite(let figure, let place):
      "figure \(figure): \(place) is not a finite number; leave missing values out"
    case .outOfOrder(let figure, let series):
      "figure \(figure): the points of \(series) are not in order of time; sort them"
    case .wrongCellCount(let figure, let row, let found, let expected):
      "figure \(figure): row \(row) has \(found) cells for \(expected) columns; give one cell a column"
    case .outsideCanvas(let figure, let mark):
      "figure \(figure): \(mark) would lie outside the drawing; shorten it or widen the figure"
    case .textTooSmall(let figure, let text):
      "figure \(figure): \"\(text)\" would be smaller than 9 px; widen the figure"
    case .contrastTooLow(let figure, let mark, let theme, let ratio):
      "figure \(figure): \(mark) has a contrast of \(Double(ratio) / 100) in the \(theme.rawValue) theme; choose another colour"
    case .unnamedSeries(let figure, let series):
      "figure \(figure): the series \(series) is not named in the drawing; give it a label"
    }
  }
}
