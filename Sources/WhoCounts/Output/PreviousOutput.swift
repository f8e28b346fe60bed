import Bytes
import Disclosure
import SDGModel

/// What the output that is about to be replaced shows of figures to which thresholds apply.
struct PreviousOutput {
  private let path: String

  /// - Parameter path: of an output folder that is ours, or of none.
  init(_ path: String) { self.path = path }

  /// Figures of sources to whose figures thresholds apply, and those that the output before it showed and it
  /// does not. Of an output without such figures nothing is read.
  func figures(of sources: [Source]) -> PublishedFigures {
    let guarded = Set(
      sources.filter { !$0.kind.isOfficial || $0.isRecordLevel }.map(\.id)
        + [Project.unregistered])
    var figures = PublishedFigures(persons: earlier())
    guard let bytes = try? FileBytes.read(path + "/data/observations.csv") else { return figures }
    let table = CSVTable(TextBytes(decoding: bytes), delimiter: UInt8(ascii: ",")) { _ in [] }
    guard let reader = ShownRow(table) else { return figures }
    for row in 0..<table.rowCount where reader.publishers.contains(in: guarded, row) {
      if let observation = reader.observation(table.fields(ofRow: row)) { figures.add(observation) }
    }
    return figures
  }

  private func earlier() -> [String: [Double]] {
    guard let bytes = try? FileBytes.read(path + "/" + OutputFolder.manifestName),
      let manifest = try? JSON.parse(bytes)
    else { return [:] }
    var persons: [String: [Double]] = [:]
    for entry in manifest["publishedBefore"]?.arrayValue ?? [] {
      guard let place = entry["figure"]?.stringValue,
        let counts = entry["persons"]?.arrayValue?.compactMap(\.numberValue), counts.count == 3
      else { continue }
      persons[place] = counts
    }
    return persons
  }
}

/// Reads the rows of our own `observations.csv` as far as disclosure control needs them.
private struct ShownRow {
  let publishers: Publishers
  private let columns: [String: Int]
  private let dimensions: [(id: String, column: Int)]

  struct Publishers {
    let column: TextColumn

    func contains(in ids: Set<String>, _ row: Int) -> Bool {
      ids.contains(column.values[Int(column.codes[row])])
    }
  }

  init?(_ table: CSVTable) {
    columns = Dictionary(
      table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard let period = columns["period"], let value = columns["value"], period < value,
      let publisher = columns["publisherId"]
    else { return nil }
    publishers = Publishers(column: table.text(publisher))
    dimensions = ((period + 1)..<value).map { column in
      let name = table.header[column]
      return (name.hasPrefix("dimension:") ? String(name.dropFirst(10)) : name, column)
    }
  }

  func observation(_ fields: [String]) -> Observation? {
    func text(_ name: String) -> String { columns[name].map { fields[$0] } ?? "" }
    func number(_ name: String) -> Double? { DecimalText.parse(text(name)) }
    guard let period = Period(text("period")) else { return nil }
    let isHidden = text("value") == ObservedValue.Kind.suppressed.word
    guard let value = isHidden ? .suppressed : number("value").map(ObservedValue.number) else {
      return nil
    }
    let parts = dimensions.filter { !fields[$0.column].isEmpty }.map { ($0.id, fields[$0.column]) }
    var row = Observation(
      indicator: text("indicator"), series: text("series"), area: text("area"), period: period,
      breakdown: Breakdown(Dictionary(parts) { first, _ in first }), value: value,
      unit: text("unit"), source: text("sourceId"), origin: Observation.Origin(file: "", line: 0))
    row.multiplier = Int(text("multiplier")) ?? 0
    row.sampleSize = number("n")
    row.numerator = number("numerator")
    row.denominator = number("denominator")
    return row
  }
}
