import Bytes
import FileFormats
import Ingest
import SDGModel
import Statistics

/// `measure`: the inequality between the groups of any table, by every measure that it allows.
public enum Measure {
  /// How errors and intervals are found.
  public enum Method: String, CaseIterable, Sendable {
    /// By formula where there is one, else by simulation.
    case delta
    case simulation
  }

  public struct Options: Sendable {
    public var isAdverse = false
    public var isOrdered = false
    /// The label of the group that others are held against.
    public var reference: String?
    /// The largest value that an estimate can have.
    public var scale: Double?
    /// Whether the groups are classes of income or consumption.
    public var isDistribution = false
    public var method = Method.delta

    public init() {}
  }

  public static func run(file: String, options: Options) throws(ProjectError) -> CommandResult {
    let groups = try CalculatorInput.whole(GroupTableReader.read(path: file, name: file))
    let table = try table(groups, options, file)
    let simulated = InequalityMeasure.allCases.filter {
      options.method == .simulation || $0.isSimulated
    }
    let spreads = InequalitySimulation().spreads(of: simulated, table)
    let rows: [[Cell]] = InequalityMeasure.allCases.map { row($0, table, spreads[$0]) }
    let computed = rows.count { $0[1] != .missing }
    return CommandResult(
      command: "measure",
      summary: [
        ("groups", .integer(table.groups.count)), ("computed", .integer(computed)),
        ("method", .string(options.method.rawValue)), ("furthestBehind", behind(table)),
      ],
      table: Table(
        columns: ["id", "estimate", "se", "lower", "upper", "unit", "reason"], rows: rows),
      lines: lines(table))
  }

  private static func table(
    _ groups: [InequalityTable.Group], _ options: Options, _ file: String
  ) throws(ProjectError) -> InequalityTable {
    var groups = groups
    let reference = try options.reference.map { label throws(ProjectError) in
      guard let found = groups.firstIndex(where: { $0.label == label }) else {
        let labels = groups.map(\.label)
        throw ProjectError(
          "--reference \(label)", "no group has this label",
          hint: Suggestion.nearest(to: label, among: labels).map { "Did you mean \($0)?" }
            ?? "Known: \(labels.joined(separator: ", "))")
      }
      return found
    }
    // Without numbers the rows stand in their order.
    if options.isOrdered, groups.allSatisfy({ $0.order == nil }) {
      for index in groups.indices { groups[index].order = index + 1 }
    }
    if options.isOrdered, Set(groups.compactMap(\.order)).count < groups.compactMap(\.order).count {
      throw ProjectError(
        file, "two groups have the same order",
        hint: "Number them from the most disadvantaged, 1, on.")
    }
    if let scale = options.scale, !(scale > 0) {
      throw ProjectError("--scale", "it is not above 0", hint: "Give 100 for percentages")
    }
    var table = InequalityTable(
      groups, isAdverse: options.isAdverse, isOrdered: options.isOrdered, reference: reference,
      scale: options.scale)
    table.isDistribution = options.isDistribution
    return table
  }

  private static func row(
    _ measure: InequalityMeasure, _ table: InequalityTable,
    _ spread: (error: Double?, interval: Interval)?
  ) -> [Cell] {
    do throws(MeasureGap) {
      let value = try table.measure(measure)
      let interval = spread?.interval ?? value.interval
      return [
        .text(measure.rawValue), .number(value.estimate),
        Cell(spread == nil ? value.error : spread?.error),
        Cell(interval?.lower), Cell(interval?.upper), .text(measure.unit.rawValue), .missing,
      ]
    } catch {
      return [
        .text(measure.rawValue), .missing, .missing, .missing, .missing,
        .text(measure.unit.rawValue), .text(error.text),
      ]
    }
  }

  /// The groups that may be the furthest behind; none where errors are missing.
  private static func behind(_ table: InequalityTable) -> JSON {
    guard let found = FurthestBehind(table) else { return .null }
    return .array(found.groups.map { .string(table.groups[$0].label) })
  }

  /// What somebody has to know before a word is written about the numbers.
  private static func lines(_ table: InequalityTable) -> [String] {
    var lines: [String] = []
    if !table.isOrdered, table.reference == nil {
      lines += [
        "Without an order or a reference the difference is that of the largest and the smallest group: it is never",
        "below 0, and its interval does not say that groups differ.",
      ]
    }
    if let found = FurthestBehind(table), found.groups.count < table.groups.count {
      let names = found.groups.map { table.groups[$0].label }.joined(separator: ", ")
      lines.append(
        found.groups.count == 1
          ? "Furthest behind: \(names)."
          : "Furthest behind is one of \(names): they are not shown to differ.")
    }
    return lines.isEmpty ? [] : lines + [""]
  }
}
