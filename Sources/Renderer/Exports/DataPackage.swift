import Bytes
import SDGModel

/// `datapackage.json`: what the data files are, in the form of Frictionless Data Package 1.0, so
/// that any catalogue or statistics program can load them with the right types.
struct DataPackage {
  private let rows: ExportRows
  private let words: Words
  private let vocabulary: Vocabulary

  init(rows: ExportRows, _ words: Words, _ vocabulary: Vocabulary) {
    self.rows = rows
    self.words = words
    self.vocabulary = vocabulary
  }

  func json() -> [UInt8] {
    let scope = rows.data.scope
    let notice = scope.notice[words.language]
    var members: [(key: String, value: JSON)] = [
      (key: "profile", value: "data-package"), (key: "name", value: .string(name)),
      (key: "title", value: .string(scope.title[words.language])),
    ]
    if !notice.isEmpty { members.append((key: "description", value: .string(notice))) }
    if let date = scope.publishedOn, date.utf8.count == 10 {
      members.append((key: "created", value: .string("\(date)T00:00:00Z")))
    }
    members.append((key: "sources", value: .array(rows.data.sources.sorted(by: byID).map(json))))
    members.append((key: "resources", value: .array(resources)))
    return Array(JSON.object(members).text(pretty: true).utf8)
  }

  private func byID(_ a: Source, _ b: Source) -> Bool { a.id < b.id }

  /// Lower-case letters, digits, hyphens: what the specification allows in a name.
  private var name: String {
    let area = rows.data.scope.area.id.lowercased().unicodeScalars.filter {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    let id = String(String.UnicodeScalarView(area))
    return (["whocounts", id, String(rows.data.scope.asOf)].filter { !$0.isEmpty })
      .joined(separator: "-")
  }

  /// A licence that nobody stated is said so: it is a fact that a user must know.
  private func json(_ source: Source) -> JSON {
    let title = source.title[words.language]
    let licence = source.licence.id ?? source.licence.statement
    var members: [(key: String, value: JSON)] = [
      (key: "title", value: .string(title.isEmpty ? source.id : title)),
      (key: "id", value: .string(source.id)), (key: "producer", value: .string(source.producer)),
      (key: "kind", value: .string(source.kind.rawValue)),
      (key: "licence", value: .text(licence)),
    ]
    if let address = source.licence.url {
      members.append((key: "licenceUrl", value: .string(address)))
    }
    if let citation = source.citation {
      members.append((key: "citation", value: .string(citation)))
    }
    return .object(members)
  }

  private var resources: [JSON] {
    [
      table(
        "observations", "Every observation, in the tidy layout",
        ObservationsFile(rows: rows, vocabulary).columns),
      table(
        "provenance", "Where every observation comes from and what was decided about it",
        ProvenanceFile.columns),
      table(
        "coverage", "What is known of each population group by each indicator",
        CoverageTable.columns),
      table(
        "required",
        "Everything that is asked for, by series, category, level of area and period, and how much is there",
        RequiredTable.columns),
      table("areas", "Who is counted in the areas within the project’s own", AreasTable.columns),
      table("gaps", "What is asked for and not there, with one reason each", GapsTable.columns),
      table(
        "merged", "Series made of official and citizen figures, beside which both stay as they are",
        MergedFile.columns),
      table(
        "progress", "How far each series is on its way, by every method", ProgressFile.columns),
      table(
        "inequality", "How far the groups of each series are apart, and how that changes",
        InequalityFile.columns),
      table(
        "observations.sdmx", "Every observation as SDMX-CSV of the SDG data structure",
        SDMXFile.columns),
      table(
        "sdmx-losses", "What has no place in the SDG data structure", SDMXFile.lossColumns),
      [
        "name": "indicators", "path": "indicators.json",
        "title": "Every indicator with its series, groups and gaps", "format": "json",
        "mediatype": "application/json", "encoding": "utf-8",
      ],
    ]
  }

  private func table(_ name: String, _ title: String, _ columns: [ExportColumn]) -> JSON {
    let fields = columns.map { column -> JSON in
      [
        "name": .string(column.name), "type": .string(column.kind.rawValue),
        "description": .string(column.description),
      ]
    }
    return [
      "name": .string(name), "path": .string("\(name).csv"), "title": .string(title),
      "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
      "encoding": "utf-8", "schema": ["fields": .array(fields), "missingValues": [""]],
    ]
  }
}
