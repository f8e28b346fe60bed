import SDGModel

/// Every cell that is asked for: by series, category, level of area and period.
///
/// Asked for are
/// - of every indicator a figure at all, whatever it tells apart;
/// - of every dimension that the indicator's or its target's words name, or the project asks for, each category: those
///   that a full breakdown has at least (both sexes, town and country, five quintiles), and those that figures of the
///   indicator tell apart;
/// - of every indicator about people the project's groups that it can count and no category of these stands for, each
///   once, however many forms it is known in;
/// - of areas within the project's own what `require` asks for.
///
/// A breakdown that the words name and no list has ("other characteristics") cannot be counted and is left out:
/// ``uncountable`` says of how many indicators.
public struct RequiredCells: Sendable, Equatable {
  public var cells: [RequiredCell] = []
  /// Indicators whose words ask for a breakdown that no list names.
  public var uncountable: [String] = []

  public init() {}

  init(_ pools: [PooledFigures.Pool], scope: Scope) {
    for pool in pools
    where pool.demand.indicator == pool.demand.firstListing && pool.demand.partOf == nil {
      let builder = RequiredCellsOfIndicator(pool, scope: scope)
      cells += builder.cells()
      if pool.demand.dimensions[IndicatorDemand.unnamedDimension] != nil {
        uncountable.append(pool.demand.indicator)
      }
    }
  }
}

/// The cells of one indicator.
private struct RequiredCellsOfIndicator {
  typealias Key = CellFillings.Key

  private let pool: PooledFigures.Pool
  private let demand: IndicatorDemand
  private let scope: Scope
  private let periods: AskedPeriods
  /// Levels below the project's own that somebody asks for, each with its areas.
  private let levels: [(level: String, areas: Set<String>)]

  init(_ pool: PooledFigures.Pool, scope: Scope) {
    (self.pool, demand, self.scope) = (pool, pool.demand, scope)
    periods = AskedPeriods(
      first: scope.since, last: scope.asOf, years: scope.periodicity(of: pool.demand.indicator))
    let asked = Set(
      scope.required.filter { $0.indicators.contains(pool.demand.indicator) }.flatMap(\.areas))
    var own: [(level: String, areas: Set<String>)] = [(scope.area.level, [scope.area.id])]
    var names: [String] = []
    for area in scope.areas where asked.contains(area.level) && area.id != scope.area.id {
      if !names.contains(area.level) { names.append(area.level) }
    }
    own += names.map { name in
      (name, Set(scope.areas.filter { $0.level == name && $0.id != scope.area.id }.map(\.id)))
    }
    levels = own
  }

  func cells() -> [RequiredCell] {
    let fillings = fillings()
    let asked = asked()
    // A series that the project asks for by its code is asked for without a figure, too.
    let known = Set(fillings.keys).union(asking.flatMap(\.series))
    let series = known.isEmpty ? [""] : known.sorted()
    return series.flatMap { code in
      levels.flatMap { level in
        asked.flatMap { one -> [RequiredCell] in
          cell(one, series: code, level: level, fillings[code]).map { [$0] } ?? []
        }
      }
    }
  }

  private struct Asked {
    var key: Key
    var groups: [String]
    /// Who asks at the project's own level; nobody where `require` asks of areas below it alone.
    var requirement: Requirement?
  }

  // MARK: What is asked for

  private func asked() -> [Asked] {
    var list = [Asked(key: .total, groups: groups(of: .total), requirement: .framework)]
    var seen: Set<Key> = [.total]
    func add(_ key: Key, _ requirement: Requirement?) {
      guard seen.insert(key).inserted else { return }
      list.append(Asked(key: key, groups: groups(of: key), requirement: requirement))
    }
    for (dimension, requirement) in namedDimensions {
      let known = categories(of: dimension)
      for category in known {
        add(Key(dimensions: [dimension], categories: [category]), requirement)
      }
      let isOfGroup = cellGroups.contains { $0.dimensions.contains(dimension) }
      if known.isEmpty, !isOfGroup {
        add(Key(dimensions: [dimension], categories: []), requirement)
      }
    }
    // A group that no category stands for, such as a combination: any of its forms fills its cell.
    let represented = Set(
      list.dropFirst().filter { $0.requirement != nil }.flatMap(\.groups))
    for group in cellGroups where !represented.contains(group.id) {
      list.append(
        Asked(
          key: Key(group), groups: [group.id],
          requirement: demand.requirement(of: group).requirement))
    }
    return list
  }

  /// Dimensions that somebody asks for, at the project's own level or below, sorted.
  private var namedDimensions: [(dimension: String, requirement: Requirement?)] {
    let ofAreas = asking.flatMap(\.dimensions)
    return Set(demand.dimensions.keys).union(ofAreas).sorted().filter { dimension in
      // The indicator's own population is no breakdown of it; its age band may have narrower ones.
      dimension != IndicatorDemand.unnamedDimension
        && (dimension == "age" || demand.population.category(of: dimension) == nil)
    }.map { ($0, demand.dimensions[$0]) }
  }

  /// What the project asks of the indicator.
  private var asking: [RequiredBreakdown] {
    scope.required.filter { $0.indicators.contains(demand.indicator) }
  }

  /// Groups that the indicator can tell apart: not those that all of its figures are about.
  private var cellGroups: [PopulationGroup] {
    scope.groups.filter {
      demand.canCount($0) && !demand.isAlwaysAbout($0) && !$0.dimensions.isEmpty
    }
  }

  /// Categories of a dimension: those that a full breakdown has at least, those that figures tell apart, and those that
  /// the project names. The age of a whole series is none: nothing stands beside it.
  private func categories(of dimension: String) -> [String] {
    if let only = demand.onlyCategories[dimension] { return only.sorted() }
    var found = Set(demand.categories[dimension] ?? [])
    for figure in pool.own {
      if let category = figure.breakdown.category(of: dimension), !category.hasPrefix("_"),
        pool.telling.tells(figure, dimension)
      {
        found.insert(category)
      }
    }
    for entry in asking where entry.dimensions == [dimension] {
      found.formUnion(entry.categories)
    }
    return found.sorted()
  }

  /// Groups that a cell is about, apart from those that a series is about as a whole.
  private func groups(of key: Key) -> [String] {
    guard !key.dimensions.isEmpty else {
      return scope.groups.filter(demand.isAlwaysAbout).map(\.id)
    }
    let breakdown = Breakdown(zip(key.dimensions, key.categories).map { .init($0, $1) })
    return breakdown.isTotal ? [] : scope.groups.filter { $0.includes(breakdown) }.map(\.id)
  }

  /// Groups that are the population of a series, by the project's own words.
  private func population(ofSeries code: String) -> [PopulationGroup] {
    code.isEmpty ? [] : scope.groups.filter { $0.series.contains(code) }
  }

  // MARK: What there is

  private func fillings() -> [String: CellFillings] {
    var found: [String: CellFillings] = [:]
    func add(_ figures: [UsableFigures.Figure], _ telling: DistinguishingFigures) {
      for figure in figures {
        let told = figure.breakdown.parts.filter { telling.tells(figure, $0.dimension) }
        var own = found[figure.series] ?? CellFillings(periods: periods)
        for key in [.total] + keys(figure, told) { own.add(figure, to: key) }
        found[figure.series] = own
      }
    }
    add(pool.own, pool.telling)
    if levels.count > 1 { add(pool.elsewhere, DistinguishingFigures(pool.elsewhere)) }
    for figure in pool.suppressed {
      var own = found[figure.series] ?? CellFillings(periods: periods)
      let parts = figure.breakdown.parts
      // Of a breakdown that is held back the total may stand elsewhere.
      for key in parts.isEmpty ? [.total] : keys(figure, parts) {
        own.add(figure, to: key, isHeldBack: true)
      }
      found[figure.series] = own
    }
    return found
  }

  /// The cells that a figure fills by what it tells apart.
  private func keys(_ figure: UsableFigures.Figure, _ told: [Breakdown.Part]) -> [Key] {
    guard !told.isEmpty else { return [] }
    let categories = told.map { Key(dimensions: [$0.dimension], categories: [$0.category]) }
    let groups = scope.groups.filter { group in
      group.includes(figure.breakdown)
        && told.contains { group.dimensions.contains($0.dimension) }
    }
    return categories + groups.map { Key($0) }
  }

  // MARK: A cell

  private func cell(
    _ asked: Asked, series: String, level: (level: String, areas: Set<String>),
    _ fillings: CellFillings?
  ) -> RequiredCell? {
    // A series that is about a group is not broken down by what makes the group.
    let population = population(ofSeries: series)
    if !asked.key.dimensions.isEmpty,
      Set(asked.key.dimensions).isSubset(of: population.flatMap(\.dimensions))
    {
      return nil
    }
    let isOwn = level.level == scope.area.level
    guard let (requirement, reason) = demanded(asked, series: series, level.level, isOwn: isOwn)
    else { return nil }
    let waiver = scope.waived.first {
      $0.waives(demand.indicator, series: series, asked.key, level: level.level)
    }
    let found = fillings ?? CellFillings(periods: periods)
    return RequiredCell(
      indicator: demand.indicator, series: series, dimensions: asked.key.dimensions,
      categories: asked.key.categories,
      groups: asked.key.dimensions.isEmpty
        ? scope.groups.map(\.id).filter { id in
          asked.groups.contains(id) || population.contains { $0.id == id }
        } : asked.groups, level: level.level,
      requirement: requirement, isWaived: waiver != nil, reason: waiver?.reason ?? reason,
      class: waiver != nil
        ? .notApplicable
        : CoverageClass(
          found.evidence(
            asked.key, areas: level.areas,
            firstCurrentYear: scope.firstCurrentYear(of: demand.indicator))),
      areas: level.areas.count, periods: found.periods(asked.key, areas: level.areas))
  }

  /// Who asks for a cell, and the project's reason where it is the project.
  private func demanded(
    _ asked: Asked, series: String, _ level: String, isOwn: Bool
  ) -> (Requirement, LocalText)? {
    let entry = asking.first { $0.asks(series: series, asked.key, level: level, isOwn: isOwn) }
    if !isOwn { return entry.map { (.project, $0.reason) } }
    guard let requirement = asked.requirement else { return nil }
    guard requirement == .project else { return (requirement, LocalText()) }
    if let entry { return (.project, entry.reason) }
    // Asked for in other series alone: groups stay asked for by the framework's rule.
    return asked.key.group.isEmpty ? nil : (.framework, LocalText())
  }
}

extension RequiredBreakdown {
  /// Whether the entry, one of the indicator's, asks for a cell.
  fileprivate func asks(
    series code: String, _ key: CellFillings.Key, level: String, isOwn: Bool
  ) -> Bool {
    guard series.isEmpty || series.contains(code),
      areas.isEmpty ? isOwn : areas.contains(level)
    else { return false }
    // Areas alone are asked for in total.
    if key.dimensions.isEmpty { return true }
    // A combination is asked for below where all that makes it is.
    let isAsked =
      key.group.isEmpty || !isOwn
      ? key.dimensions.allSatisfy(dimensions.contains)
      : key.dimensions.contains(where: dimensions.contains)
    return isAsked && fits(key)
  }

  /// Whether the entry waives a cell: all that it names has to fit, and it waives no total but where it names none.
  fileprivate func waives(
    _ indicator: String, series code: String, _ key: CellFillings.Key, level: String
  ) -> Bool {
    guard indicators.contains(indicator), series.isEmpty || series.contains(code),
      areas.isEmpty || areas.contains(level)
    else { return false }
    if dimensions.isEmpty { return true }
    return key.dimensions.contains(where: dimensions.contains) && fits(key)
  }

  private func fits(_ key: CellFillings.Key) -> Bool {
    categories.isEmpty || key.categories.contains(where: categories.contains)
  }
}
