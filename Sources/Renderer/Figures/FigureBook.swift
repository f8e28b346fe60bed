import Analysis
import CairoBackend
import Charts
import Disclosure
import SDGModel

/// Every figure of a data set in one language.
public struct FigureBook: Sendable {
  public let words: Words
  let data: PublishableDataset
  let findings: Findings

  public init(words: Words, data: PublishableDataset, findings: Findings) {
    self.words = words
    self.data = data
    self.findings = findings
  }

  /// Indicators with a figure, in the framework's order.
  public var indicators: [String] { words.lines.keys.map(IndicatorCode.init).sorted().map(\.text) }

  public func indicator(_ code: String) -> IndicatorFigures {
    IndicatorFigureMaker(book: self, code: code).figures()
  }

  /// Figures of the indicators that tell a group apart, at most eight: the group's own line is
  /// named and drawn before the others. Current ones come first.
  public func group(_ id: String) -> [Figure] {
    guard let group = data.scope.groups.first(where: { $0.id == id }) else { return [] }
    return GroupFigureMaker(book: self, group: group).figures()
  }

  /// Of one goal the matrix of indicators and groups; without one how many indicators of each goal count each
  /// group.
  public func coverageMatrix(goal: Int?) -> Figure {
    MatrixFigureMaker(book: self).figure(goal: goal)
  }

  /// Every figure, sorted by id. Goals without an indicator about people have no matrix.
  public func all() -> [Figure] {
    let goals = words.framework.goals.map(\.number)
    let matrices = ([nil] + goals).map { coverageMatrix(goal: $0) }.filter {
      !$0.table.rows.isEmpty
    }
    let groups = data.scope.groups.flatMap { group($0.id) }
    return (indicators.flatMap { indicator($0).all } + groups + matrices).sorted { $0.id < $1.id }
  }

  /// The drawing for a page, its texts selectable and in the reader's colours.
  public func svg(_ figure: Figure, width: FigureWidth) throws -> String {
    let suffix = width == .narrow ? "-n" : "-w"
    let scene = try scene(figure, width: width, isFramed: false, idSuffix: suffix)
    return SVGWriter.write(scene, embedded: true)
  }

  /// The scene of a figure. Framed: with title, subtitle and source line, for files of their own.
  public func scene(
    _ figure: Figure, width: FigureWidth, isFramed: Bool, idSuffix: String = ""
  ) throws -> Scene {
    switch figure.spec {
    case .timeSeries(var spec):
      spec.id += idSuffix
      let measurer = measurer(for: spec.title + spec.subtitle + spec.key.map(\.label).joined())
      return try layout(spec, width: width, framed: isFramed, text: measurer)
    case .matrix(var spec):
      spec.id += idSuffix
      let measurer = measurer(for: spec.title + spec.columns.map(\.label).joined())
      return try layout(spec, width: width, framed: isFramed, text: measurer)
    }
  }

  /// Built-in widths for the scripts that they cover, so that bytes do not depend on fonts.
  private func measurer(for text: String) -> any TextMeasurer {
    let builtIn = BuiltInMeasurer()
    return builtIn.covers(text) ? builtIn : PangoMeasurer(language: words.language)
  }
}
