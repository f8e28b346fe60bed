import Analysis
import Bytes
import SDGModel

/// `compare`: who is counted in two or more projects, countries or rounds, under one rule.
///
/// The rule is that of the first: its groups, its first year of availability, how old a figure may be, what it asks for
/// beyond the framework and what it waives. What differs beyond the rule is told before anything is counted.
public enum Compare {
  /// One of the things that are compared.
  public struct Side: Sendable {
    public var path: String
    public var country: String?
    /// The year after which nothing counts; `nil`: the project's own.
    public var asOf: Int?

    public init(path: String, country: String? = nil, asOf: Int? = nil) {
      (self.path, self.country, self.asOf) = (path, country, asOf)
    }
  }

  /// - Parameter showsAll: whether cells in which all agree are told, too.
  public static func run(
    _ sides: [Side], reference: Reference, pipeline: Pipeline, showsAll: Bool
  ) async throws -> CommandResult {
    var projects: [Project] = []
    for side in sides {
      projects.append(
        try Project.open(side.path, country: side.country, reference: reference))
    }
    var known: [Compared] = []
    var aside: [String] = []
    for (index, side) in sides.enumerated() {
      var project = projects[index]
      let label = label(index, sides)
      if index > 0 {
        aside += setAside(project.settings, projects[0].settings).map { "\(label): \($0)" }
        project.settings.takeRule(of: projects[0].settings)
      }
      project.settings.asOf = side.asOf ?? project.settings.asOf
      let result = try await pipeline.run(project)
      known.append(Compared(label: label, scope: result.data.scope, findings: result.findings))
    }
    return result(known, aside: aside, showsAll: showsAll)
  }

  /// What is known of one side.
  struct Compared {
    var label: String
    var scope: Scope
    var findings: Findings

    var area: String { scope.area.name[scope.languages.first ?? "en"] }
  }

  /// The folder's own name, with the year where it was given; numbered where two are alike.
  static func label(_ index: Int, _ sides: [Side]) -> String {
    func name(_ side: Side) -> String {
      let folder = side.path.split(separator: "/").last.map(String.init) ?? side.path
      return folder + (side.asOf.map { "@\($0)" } ?? "")
    }
    let own = name(sides[index])
    let before = sides[..<index].count { name($0) == own }
    return before == 0 ? own : "\(own) (\(before + 1))"
  }

  /// Settings of a further project that do not count here.
  private static func setAside(_ own: Settings, _ first: Settings) -> [String] {
    var found: [String] = []
    if own.groups != nil, own.groups != first.groups { found.append("its own groups") }
    if own.since != nil, own.since != first.since { found.append("its own first year") }
    if own.staleYears != nil, own.staleYears != first.staleYears {
      found.append("how old its figures may be")
    }
    if own.required != first.required, !own.required.isEmpty { found.append("what it asks for") }
    if own.waived != first.waived, !own.waived.isEmpty { found.append("what it waives") }
    if own.periodicities != first.periodicities, !own.periodicities.isEmpty {
      found.append("how often it asks for indicators")
    }
    return found
  }
}

extension Settings {
  /// Takes from another project what decides who is counted, and leaves its own area, files and sources.
  mutating func takeRule(of other: Settings) {
    (groups, since) = (other.groups, other.since)
    (freshYears, staleYears) = (other.freshYears, other.staleYears)
    (required, waived) = (other.required, other.waived)
    periodicities = other.periodicities
  }
}
