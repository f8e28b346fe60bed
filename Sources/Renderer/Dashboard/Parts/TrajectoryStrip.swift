import Analysis
import SDGModel

/// Where groups come from, stand, and would be in the year of the target, each as one line in the size of a word.
///
/// All strips of a table share one scale, from zero, so that they can be held against each other. What was measured is
/// drawn solid; what would be if the pace stayed is dashed and ends in an open mark: it is no figure. A strip repeats its
/// row and is not read aloud.
struct TrajectoryStrip {
  private static let width = 200.0
  private static let margin = 7.0

  let low: Double
  let high: Double

  /// `nil` where no row has two points to draw.
  init?(_ rows: [SeriesProgress]) {
    let drawn = rows.filter { $0.baseline != nil && $0.latest != nil }
    guard drawn.contains(where: { $0.years != nil }) else { return nil }
    let values = drawn.flatMap { one in
      [one.baseline?.value, one.latest?.value, one.expected, one.aim.value].compactMap { $0 }
    }.filter(\.isFinite)
    low = min(0, values.min() ?? 0)
    high = max(0, values.max() ?? 1)
    guard high > low else { return nil }
  }

  func html(_ one: SeriesProgress) -> HTML {
    guard let from = one.baseline?.value, let to = one.latest?.value else { return .empty }
    let colour = one.isOfCitizensAlone ? "var(--ci)" : "var(--of)"
    var marks: HTML = "<path d=\"M\(x(low)) 13H\(x(high))\" stroke=\"var(--rule)\"/>"
    if let target = one.aim.value {
      marks += "<path d=\"M\(x(target)) 3V23\" stroke=\"var(--ink)\" stroke-width=\"2\"/>"
    }
    if let expected = one.expected {
      marks += """
        <path d="M\(x(to)) 13H\(x(expected))" stroke="\(colour)" stroke-width="2" stroke-dasharray="3 3"/>\
        <path d="M\(x(expected)) 8l5 5-5 5-5-5z" fill="var(--paper)" stroke="\(colour)" stroke-width="1.5"/>
        """
    }
    marks += """
      <path d="M\(x(from)) 13H\(x(to))" stroke="\(colour)" stroke-width="3"/>\
      <path d="M\(x(from)) 8V18" stroke="\(colour)" stroke-width="2"/>\
      <circle cx="\(x(to))" cy="13" r="4.5" fill="\(colour)"/>
      """
    return """
      <svg viewBox="0 0 200 26" width="200" height="26" style="max-width:100%" aria-hidden="true">\(marks)</svg>
      """
  }

  private func x(_ value: Double) -> String {
    let room = Self.width - 2 * Self.margin
    return Sparkline.text(Self.margin + (value - low) / (high - low) * room)
  }
}
