/// Which figures stand on an indicator's own page, so that it loads fast on a slow line.
struct FigureSelection: Sendable {
  /// Bytes that drawings may take of the 60 KB that a page may have.
  private static let budget = 34_000

  /// The headline and the measures beside it.
  let leading: [Figure]
  /// Figures of the first breakdown.
  let breakdown: [Figure]
  /// Whether the first breakdown has more than is shown, and so a page of its own.
  let continues: Bool

  init(_ figures: IndicatorFigures) {
    var room = FigureSelection.budget
    var leading: [Figure] = []
    // Room is kept for the first breakdown: who is counted comes before further places.
    let kept = figures.breakdowns.first?.figures.first.map(FigureSelection.weight) ?? 0
    for figure in [figures.headline].compactMap({ $0 }) + figures.beside {
      let weight = FigureSelection.weight(figure)
      let isOfCitizens = figures.citizenBeside.contains(figure.id)
      guard leading.isEmpty || weight <= room - (isOfCitizens ? 0 : kept) else { continue }
      leading.append(figure)
      room -= weight
    }
    var breakdown: [Figure] = []
    let all = figures.breakdowns.first?.figures ?? []
    for figure in all {
      let weight = FigureSelection.weight(figure)
      guard weight <= room else { break }
      breakdown.append(figure)
      room -= weight
    }
    self.leading = leading
    self.breakdown = breakdown
    continues = breakdown.count < all.count
  }

  /// About how many bytes both drawings of a figure take.
  static func weight(_ figure: Figure) -> Int {
    var panels = 1
    if case .timeSeries(let spec) = figure.spec { panels = max(1, spec.panels.count) }
    return 2 * (2_500 + 1_700 * panels + 130 * figure.rows.count)
  }

  /// The figures of a breakdown as the pages that they take, each small enough.
  static func pages(of figures: [Figure]) -> [[Figure]] {
    var pages: [[Figure]] = []
    var used = 0
    for figure in figures {
      let size = weight(figure) + 110 * min(figure.rows.count, ValueTable.pageLimit)
      if let last = pages.indices.last, used + size <= 46_000 {
        pages[last].append(figure)
        used += size
      } else {
        pages.append([figure])
        used = size
      }
    }
    return pages.isEmpty ? [[]] : pages
  }
}
