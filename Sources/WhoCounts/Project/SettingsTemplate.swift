import SDGModel

/// The text of a new `whocounts.yaml`, with a comment for every setting.
struct SettingsTemplate {
  var country: String
  /// Where ``country`` is the code of an area that no list has.
  var area: OwnArea?
  var title: String
  var languages: [String]
  var asOf: Int?
  var groups: [PopulationGroup]

  struct OwnArea {
    var name: String
    var level: String
  }

  private var place: String {
    guard let area else {
      return "# ISO 3166-1 alpha-3 code or M49 number.\ncountry: \(quoted(country))"
    }
    let names = languages.map { "\($0): \(quoted(area.name))" }.joined(separator: ", ")
    return "# An area that no list has; areas within it stand in areas.csv.\narea: {code: "
      + "\(quoted(country)), name: {\(names)}, level: \(quoted(area.level))}"
  }

  var text: String {
    """
    # Settings of this project. Only its country or area is needed; everything else has the default shown.
    schema: 1

    \(place)
    title:
    \(languages.map { "  \($0): \(quoted(title))" }.joined(separator: "\n"))

    # The first language is the one that texts fall back to.
    languages: [\(languages.joined(separator: ", "))]

    # The year that the pages speak for: nothing later is shown. Default: the latest year observed.
    \(asOf.map { "asOf: \($0)" } ?? "# asOf: 2025")

    # The date that is printed. With it, two builds of the same files are the same.
    # publishedOn: 2026-01-31

    # A sentence that every page carries.
    # notice: {en: Draft for comments}

    # Availability is counted from this year. A figure is fresh up to `freshYears` before `asOf`,
    # and old beyond `staleYears`.
    since: 2015
    freshYears: 3
    staleYears: 5

    # Population groups at risk of being left behind. Give them the names that the communities use
    # for themselves. `any` lists what makes a figure one about the group.
    groups:
    \(groups.map(group).joined(separator: "\n"))

    # Breakdowns that you ask for beyond the framework's own, or that make no sense here:
    # require: [{indicators: [4.1.1], dimensions: [disability], reason: Asked for by parliament}]
    # waive:   [{indicators: [8.10.1], dimensions: [disability], reason: Not about persons}]
    # require may name levels of areas.csv, too, and both single series and categories:
    # require: [{indicators: [4.1.1], areas: [province], reason: The plan has provinces}]

    # Indicators that are measured less than every year: their figures stay fresh as long.
    # periodicity: [{indicators: [1.1.1], years: 5, reason: Household budget survey}]

    # Citizen figures stand beside the official ones (sideBySide), or fill gaps where a review
    # decision in `sources/` allows it (priorityFill).
    merge:
      default: sideBySide

    # How series are judged on their way to a target: by one method, named beside every badge, from
    # a baseline. Series that no judgement fits are left, with the reason; which way is better in a
    # series of your own you say under `directions`.
    progress:
      method: un-2023
      baselineYear: 2015
      # leave: {SI_POV_NAHC: The line was redefined}
      # directions: {MY_SERIES: decrease}

    # Numbers of persons below the threshold are not published, unless an official publisher has
    # published them already; `sensitive` groups take the second.
    disclosure:
      threshold: 5
      sensitiveThreshold: 10

    """
  }

  private func group(_ group: PopulationGroup) -> String {
    let forms =
      group.any.map { form in
        "{" + form.parts.map { "\($0.dimension): \(quoted($0.category))" }.joined(separator: ", ")
          + "}"
      } + group.ages.map { "{age: \(quoted(ageText($0)))}" }
    var lines = [
      "  - id: \(group.id)",
      "    name:",
    ]
    lines += languages.map { "      \($0): \(quoted(group.name[$0]))" }
    lines.append("    any: [\(forms.joined(separator: ", "))]")
    if !group.series.isEmpty {
      lines.append("    series: [\(group.series.joined(separator: ", "))]")
    }
    if group.isSensitive { lines.append("    sensitive: true") }
    return lines.joined(separator: "\n")
  }

  private func ageText(_ band: AgeBand) -> String {
    band.through.map { "\(band.from)-\($0)" } ?? "\(band.from)+"
  }

  /// A double-quoted YAML text.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
    return result + "\""
  }
}
