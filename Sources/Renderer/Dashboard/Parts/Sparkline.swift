import Analysis
import SDGModel

/// The course of a line in the size of a word: from zero, since 2000, the last figure marked,
/// lines only where the figure's own line runs: never across a break or another source.
struct Sparkline {
  private static let width = 240.0
  private static let height = 44.0
  let site: Site

  func html(_ line: ValueLine) -> HTML {
    let table = site.data.observations
    let end = Double(site.scope.asOf + 1)
    let start = min(2000, end - 20)
    let rows = line.rows.filter { table.period[$0].axis.middle >= start }
    let values = rows.map { table.number[$0] }
    let low = min(0, values.min() ?? 0)
    let high = max(values.max() ?? 1, 0)
    let span = high > low ? high - low : 1
    func x(_ row: Int) -> Double {
      (table.period[row].axis.middle - start) / (end - start) * Sparkline.width
    }
    func y(_ row: Int) -> Double {
      4 + (1 - (table.number[row] - low) / span) * (Sparkline.height - 8)
    }
    var path = ""
    for (before, row) in zip(rows, rows.dropFirst()) where joins(before, row) {
      path +=
        "M\(Sparkline.text(x(before))) \(Sparkline.text(y(before)))L\(Sparkline.text(x(row))) \(Sparkline.text(y(row)))"
    }
    let curve: HTML =
      path.isEmpty
      ? .empty
      : "<path d=\"\(path)\" fill=\"none\" stroke=\"\(stroke(rows.last))\" stroke-width=\"2\"/>"
    var dots = HTML.empty
    for (position, row) in rows.enumerated() {
      let isLast = position == rows.count - 1
      let isAlone =
        !(position > 0 && joins(rows[position - 1], row))
        && !(position + 1 < rows.count && joins(row, rows[position + 1]))
      if isLast || isAlone { dots += dot(row, x(row), y(row), isLast: isLast) }
    }
    return """
      <svg viewBox="0 0 240 66" aria-hidden="true">\(curve)\(dots)\
      <path d="M0 46.5H240" stroke="var(--rule)"/><text x="0" y="62" font-size="13" fill="var(--ink2)">\(Int(start))</text>\
      <text x="240" y="62" font-size="13" text-anchor="end" fill="var(--ink2)">\(site.scope.asOf)</text></svg>
      """
  }

  private func joins(_ a: Int, _ b: Int) -> Bool {
    LineCut.reasons(
      from: site.data.observations[a], to: site.data.observations[b], register: site.register
    ).isEmpty
  }

  private func stroke(_ row: Int?) -> String {
    row.map { site.maker(ofRow: $0) } == .citizen ? "var(--ci)" : "var(--of)"
  }

  private func dot(_ row: Int, _ x: Double, _ y: Double, isLast: Bool) -> HTML {
    let (cx, cy) = (Sparkline.text(x), Sparkline.text(y))
    let radius = isLast ? "4" : "2.5"
    switch site.maker(ofRow: row) {
    case .official:
      return "<circle cx=\"\(cx)\" cy=\"\(cy)\" r=\"\(radius)\" fill=\"var(--of)\"/>"
    case .adoptedCitizen:
      return """
        <circle cx="\(cx)" cy="\(cy)" r="5" fill="none" stroke="var(--ci)" stroke-width="2"/>\
        <circle cx="\(cx)" cy="\(cy)" r="2.5" fill="var(--of)"/>
        """
    case .citizen:
      return """
        <circle cx="\(cx)" cy="\(cy)" r="4" fill="var(--paper)" stroke="var(--ci)" stroke-width="2"/>
        """
    case .other:
      return "<circle cx=\"\(cx)\" cy=\"\(cy)\" r=\"\(radius)\" fill=\"var(--ink3)\"/>"
    }
  }

  /// One decimal is finer than a pixel.
  static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0
      ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
