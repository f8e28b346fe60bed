import Analysis
import Bytes
import Renderer
import SDGModel

/// `gaps`: the register of what is asked for and not there, the most binding first.
public enum GapsCommand {
  public static func run(
    _ result: Pipeline.Result, group: String?, requirement word: String?
  ) throws(ProjectError) -> CommandResult {
    let scope = result.data.scope
    let requirement = word.flatMap { Requirement(rawValue: $0) }
    if let word, requirement == nil {
      throw ProjectError(
        "--requirement \(word)", "there is no such requirement",
        hint: "Known: " + Requirement.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if let group, !scope.groups.contains(where: { $0.id == group }) {
      throw ProjectError(
        "--group \(group)", "the project has no such group",
        hint: "Its groups: " + scope.groups.map(\.id).joined(separator: ", "))
    }
    let gaps = result.findings.gaps.filter {
      (group == nil || $0.group == group)
        && (requirement == nil || $0.requirement == requirement)
    }
    let language = scope.languages.first ?? "en"
    let reasons = GapReason.allCases.map { reason in
      (key: reason.rawValue, value: JSON.integer(gaps.filter { $0.reason == reason }.count))
    }
    let requirements = Requirement.allCases.map { word in
      (key: word.rawValue, value: JSON.integer(gaps.filter { $0.requirement == word }.count))
    }
    return CommandResult(
      command: "gaps", project: scope.title[language], asOf: scope.asOf,
      summary: [
        ("gaps", .integer(gaps.count)), ("reasons", .object(reasons)),
        ("requirements", .object(requirements)),
      ],
      table: GapsTable.table(gaps))
  }
}
