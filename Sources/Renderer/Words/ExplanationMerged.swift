import SDGModel

/// The merged series of the indicator: how each was made, and its figures.
struct ExplanationMerged {
  let explanation: Explanation

  func write(to text: inout ExplanationText) {
    let series = explanation.mergedSeries
    guard !series.isEmpty else { return }
    let merged = MergedWords(words: explanation.words)
    text.gap()
    text.add(explanation.say("merged.title", ["count": .count(series.count)]))
    for one in series {
      text.gap()
      text.add("\(one.code): \(merged.title(one))", indent: 2)
      for sentence in merged.sentences(one) { text.add(sentence, indent: 6, label: "    ") }
      for point in one.points where explanation.question.includes(point.period) {
        let multiplier = one.key.key.multiplier
        text.add(
          [
            explanation.words.period(point.period), merged.value(point, multiplier: multiplier),
            merged.interval(point, multiplier: multiplier), merged.making(point),
            merged.statuses(point),
          ].filter { !$0.isEmpty }.joined(separator: " · "), indent: 6, label: "    ")
      }
    }
  }
}
