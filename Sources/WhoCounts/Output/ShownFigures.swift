import Bytes
import Disclosure
import SDGModel

/// Our own `observations.csv`, read as far as the guards of an output need it.
struct ShownFigures {
  private let table: CSVTable
  private let columns: [String: Int]
  private let dimensions: [(id: String, column: Int)]
  private let publishers: TextColumn?

  /// `nil` where the file has not the columns of one of ours.
  init?(_ bytes: [UInt8]) {
    table = CSVTable(TextBytes(decoding: bytes), delimiter: UInt8(ascii: ",")) { _ in [] }
    columns = Dictionary(
      table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard let period = columns["period"], let value = columns["value"], period < value else {
      return nil
    }
    publishers = columns["publisherId"].map(table.text)
    dimensions = ((period + 1)..<value).map { [table] column in
      let name = table.header[column]
      return (name.hasPrefix("dimension:") ? String(name.dropFirst(10)) : name, column)
    }
  }

  var rowCount: Int { table.rowCount }

  func isPublished(_ row: Int, by ids: Set<String>) -> Bool {
    publishers.map { ids.contains($0.values[Int($0.codes[row])]) } ?? false
  }

  subscript(row: Int) -> Row {
    Row(fields: table.fields(ofRow: row), columns: columns, dimensions: dimensions)
  }

  struct Row {
    fileprivate let fields: [String]
    fileprivate let columns: [String: Int]
    fileprivate let dimensions: [(id: String, column: Int)]

    func text(_ name: String) -> String { columns[name].map { fields[$0] } ?? "" }

    private func number(_ name: String) -> Double? { DecimalText.parse(text(name)) }

    private var parts: [(id: String, code: String)] {
      dimensions.filter { !fields[$0.column].isEmpty }.map { ($0.id, fields[$0.column]) }
    }

    /// As ``HiddenFigures`` names places.
    var place: String {
      PublishedFigures.place(
        indicator: text("indicator"), series: text("series"), area: text("area"),
        period: text("period"), parts: parts.map { "\($0.id)=\($0.code)" },
        unit: text("unit"), source: text("sourceId"))
    }

    /// Whether it shows any number of the figure.
    var hasNumber: Bool {
      ["value", "lower", "upper", "se", "n", "numerator", "denominator"]
        .contains { text($0).contains(where: \.isNumber) }
    }

    /// `nil` where there is neither a number nor a hidden one.
    var observation: Observation? {
      let isHidden = text("value") == ObservedValue.Kind.suppressed.word
      guard let period = Period(text("period")),
        let value = isHidden ? .suppressed : number("value").map(ObservedValue.number)
      else { return nil }
      var row = Observation(
        indicator: text("indicator"), series: text("series"), area: text("area"), period: period,
        breakdown: Breakdown(
          Dictionary(parts.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })),
        value: value, unit: text("unit"), source: text("sourceId"),
        origin: Observation.Origin(file: "", line: 0))
      row.multiplier = Int(text("multiplier")) ?? 0
      row.sampleSize = number("n")
      row.numerator = number("numerator")
      row.denominator = number("denominator")
      return row
    }
  }
}
