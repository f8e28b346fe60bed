import SDGModel
import Wording

extension Explanation {
  /// The explanation for people.
  ///
  /// - Parameter width: how many columns a line may take; `nil` for as many as it needs.
  public func prose(width: Int?) -> [String] {
    var text = ExplanationText(width: width)
    writeHead(to: &text)
    let remainder = ExplanationRemainder(explanation: self)
    if figureCount > 0 {
      var history = ExplanationHistory(explanation: self)
      history.write(to: &text)
      ExplanationBeside(explanation: self).write(to: &text)
    }
    remainder.writeCandidates(to: &text)
    ExplanationMerged(explanation: self).write(to: &text)
    remainder.writeMissing(to: &text)
    remainder.writeSources(to: &text)
    if figureCount > 0 {
      text.gap()
      text.add(say(mergedSeries.contains { $0.addsFigures } ? "notDoneBesides" : "notDone"))
      text.add(say("everyFigure", ["code": .code(command.isEmpty ? question.indicator : command)]))
    }
    return text.lines
  }

  private func writeHead(to text: inout ExplanationText) {
    let code = question.indicator
    text.add(words.indicatorTitle(code), indent: code.count + 2, label: code + "  ")
    text.gap()
    let others = codes.dropFirst()
    if !others.isEmpty {
      text.add(say("listings", ["codes": .asIs(words.catalogue.list(Array(others)))]))
    }
    if let asked = askedFor { text.add(asked) }
    guard figureCount > 0 else {
      let isWhole = question.area == nil && question.period == nil
      text.add(
        isWhole
          ? say("noFigure", ["year": .asIs("\(words.data.scope.asOf)")]) : say("noFigureAsked"))
      return
    }
    let series = Set(lines.map(\.line.key.series)).count
    text.add(
      say(
        "record",
        [
          "figures": .asIs(
            say("figures", ["count": .count(figureCount), "span": .text(words.span(rows))])),
          "series": .asIs(say("series", ["count": .count(series)])),
          "cuts": .asIs(cutCount == 0 ? say("noCut") : say("cuts", ["count": .count(cutCount)])),
        ]))
  }

  private var askedFor: String? {
    let parts = [
      question.area.map { words.areaName($0) }, question.period.map { words.period($0) },
    ]
    .compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return say("asked", ["parts": .asIs(words.catalogue.list(parts))])
  }
}
