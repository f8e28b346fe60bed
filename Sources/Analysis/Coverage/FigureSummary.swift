/// What a coverage class has to know of some figures, whichever they are: who made them, when, and how well.
struct FigureSummary: Equatable {
  private(set) var count = 0
  /// Modelled, or estimated by their status.
  private var modelled = 0
  private var global = 0
  private var ofCitizens = 0
  /// Years with a figure.
  private(set) var years: Set<Int> = []
  /// Years in which a series begins anew or its definition differs.
  private var breaks: Set<Int> = []
  private(set) var hasUncertainty = false

  init() {}

  init(_ figures: some Sequence<UsableFigures.Figure>) {
    for figure in figures { add(figure) }
  }

  mutating func add(_ figure: UsableFigures.Figure) {
    let year = figure.period.lastYear
    count += 1
    if figure.nature == .modelled || figure.isEstimate { modelled += 1 }
    if figure.nature == .globalMonitoring { global += 1 }
    if figure.maker == .citizen { ofCitizens += 1 }
    years.insert(year)
    if figure.isBreak { breaks.insert(year) }
    if figure.hasUncertainty { hasUncertainty = true }
  }

  mutating func add(_ other: FigureSummary) {
    count += other.count
    modelled += other.modelled
    global += other.global
    ofCitizens += other.ofCitizens
    years.formUnion(other.years)
    breaks.formUnion(other.breaks)
    hasUncertainty = hasUncertainty || other.hasUncertainty
  }

  var isEmpty: Bool { count == 0 }
  var isModelled: Bool { count > 0 && modelled == count }
  var isGlobal: Bool { count > 0 && global == count }
  var isOfCitizens: Bool { count > 0 && ofCitizens == count }
  var latestYear: Int? { years.max() }
  /// Whether the latest year begins anew.
  var isBroken: Bool { latestYear.map(breaks.contains) ?? false }
}
