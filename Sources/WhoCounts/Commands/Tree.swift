import Bytes
import FileFormats
import Ingest
import SDGModel
import Statistics

/// `tree`: which combinations of circumstances are furthest behind, from counts of persons.
public enum Tree {
  public static func run(file: String, ordered: [String]) throws(ProjectError) -> CommandResult {
    let cells = try CalculatorInput.whole(
      GroupCellReader.read(path: file, name: file, ordered: Set(ordered)))
    for name in ordered where !cells.factors.contains(where: { $0.name == name }) {
      let names = cells.factors.map(\.name)
      throw ProjectError(
        "--ordered \(name)", "the table has no such column",
        hint: Suggestion.nearest(to: name, among: names).map { "Did you mean \($0)?" }
          ?? "Its columns: \(names.joined(separator: ", "))")
    }
    guard let tree = RegressionTree(cells) else {
      throw ProjectError(
        file, "fewer than 300 persons: a tree of so few would part them by chance",
        hint: "Bring more rounds together, or compare single groups with measure.")
    }
    let leaves = tree.leaves
    return CommandResult(
      command: "tree", summary: summary(cells, leaves),
      table: Table(
        columns: ["group", "n", "met", "rate", "lower", "upper"],
        rows: leaves.map { row($0, cells) }),
      lines: lines(cells, leaves))
  }

  private static func row(_ leaf: RegressionTree.Leaf, _ cells: GroupCells) -> [Cell] {
    let interval = WilsonInterval.of(proportion: leaf.rate, n: leaf.count)
    return [
      .text(words(leaf, cells)), .number(leaf.count), .number(leaf.met), .number(100 * leaf.rate),
      Cell(interval.map { 100 * $0.lower }), Cell(interval.map { 100 * $0.upper }),
    ]
  }

  private static func words(_ leaf: RegressionTree.Leaf, _ cells: GroupCells) -> String {
    let parts = leaf.path.map { part -> String in
      let factor = cells.factors[part.factor]
      let levels = part.levels.map { factor.levels[$0] }.joined(separator: ",")
      return "\(factor.name)=\(levels)"
    }
    return parts.isEmpty ? "all" : parts.joined(separator: " & ")
  }

  private static func summary(
    _ cells: GroupCells, _ leaves: [RegressionTree.Leaf]
  ) -> [(String, JSON)] {
    let ofLeaves = GroupCells.dissimilarity(leaves.map { ($0.count, $0.rate) })
    let ofCells = GroupCells.dissimilarity(cells.cells.map { ($0.count, $0.rate) })
    let behind = leaves.min { $0.rate < $1.rate }
    let ahead = leaves.max { $0.rate < $1.rate }
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    return [
      ("persons", .number(cells.count)), ("rate", .number(100 * cells.rate)),
      ("cells", .integer(cells.cells.count)), ("groups", .integer(leaves.count)),
      ("dissimilarityOfGroups", number(ofLeaves?.index)),
      ("dissimilarityOfCells", number(ofCells?.index)),
      ("opportunityOfCells", number(ofCells.map { 100 * $0.opportunity })),
      ("furthestBehind", .text(behind.map { words($0, cells) })),
      ("furthestAhead", .text(ahead.map { words($0, cells) })),
    ] + intersection(cells)
  }

  /// The combination with the lowest rate, and how far it lies from what its single circumstances add up to.
  private static func intersection(_ cells: GroupCells) -> [(String, JSON)] {
    guard let lowest = cells.cells.min(by: { $0.rate < $1.rate }),
      let excess = cells.excess(of: lowest)
    else { return [("intersection", .null)] }
    let name = zip(cells.factors, lowest.levels).map { $0.levels[$1] }.joined(separator: "/")
    return [
      (
        "intersection",
        .object([
          ("cell", .string(name)), ("n", .number(lowest.count)),
          ("rate", .number(100 * lowest.rate)), ("expected", .number(100 * excess.expected)),
          ("excess", .number(100 * excess.excess)), ("se", .number(100 * excess.observedError)),
        ])
      )
    ]
  }

  private static func lines(_ cells: GroupCells, _ leaves: [RegressionTree.Leaf]) -> [String] {
    guard leaves.count > 1 else {
      return ["No circumstance parts the groups enough to be told.", ""]
    }
    return ["A tree describes who is behind; it does not explain why.", ""]
  }
}
