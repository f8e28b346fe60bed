import Bytes
import SDGModel

/// The indicator and series of each row.
struct SubjectReadings {
  /// Per row, the number of its (indicator, series) pair.
  let codes: CodeColumn
  let pairs: [(indicator: String, series: String)]
  let pairNumbers: [(UInt32, UInt32)]

  func numbers(ofRow row: Int) -> (UInt32, UInt32) { pairNumbers[Int(codes[row])] }
}

extension RowReading {
  /// Reads indicator and series codes. A row without an indicator gets the first one that its
  /// series belongs to, or is kept under its series' own code; a row with neither is held.
  mutating func readSubjects() -> SubjectReadings {
    let indicators = plan.column(.indicator).map { texts($0) }
    let series = plan.column(.series).map { texts($0) }
    let combined = CombinedColumn(
      [indicators?.codes, series?.codes].compactMap(\.self), rowCount: table.rowCount)
    let names = plan.column(.seriesName).map { texts($0, report: false) }
    var pairs: [(indicator: String, series: String)] = []
    for row in combined.firstRows {
      let pair = subject(indicator: indicators?[row], series: series?[row] ?? "")
      if let name = names?[row], !name.isEmpty { nameSeries(pair.series, name) }
      pairs.append(pair)
    }
    let nameless = Set(pairs.indices.filter { pairs[$0].indicator.isEmpty }.map { UInt32($0) })
    if !nameless.isEmpty { holdWithoutIndicator(combined.codes, nameless) }
    reportUnknown(pairs)
    let numbers = pairs.map {
      (observations.number(of: $0.indicator), observations.number(of: $0.series))
    }
    return SubjectReadings(codes: combined.codes, pairs: pairs, pairNumbers: numbers)
  }

  private mutating func subject(
    indicator text: String?, series: String
  ) -> (indicator: String, series: String) {
    let known = series.isEmpty ? nil : context.seriesList.series(series)
    var indicator = request.indicator ?? ""
    if let text, !text.isEmpty {
      let found = context.framework.code(of: text)
      // In a table of names "15 a 64" and "4.1 million" are words.
      let isCode = plan.dialect != .mapped || found.text == text || SubjectCode.isWhole(found)
      let code = isCode ? found : IndicatorCode.words(text)
      // A spreadsheet takes 1.10.1 for a date and 1.10 for 1.1: a code of two parts is none.
      let isCut = code.text.split(separator: ".").count < 3
      indicator = isCut ? known?.indicators.first ?? code.text : code.text
    }
    if indicator.isEmpty {
      indicator =
        known?.indicators.first ?? structureIndicator(ofSeries: series)
        ?? SeriesList.indicator(ofNationalSeries: series) ?? ""
    }
    guard plan.dialect == .openSDG, known == nil, !series.isEmpty else {
      let code = known?.code ?? series
      return (indicator.isEmpty ? code : indicator, code)
    }
    // The series of an Open SDG file are words ("rural") that many files share.
    let id = "\(indicator)/\(series)"
    nameSeries(id, series)
    return (indicator, id)
  }

  /// The indicator that a structure message gives to a series, and the series' name there.
  private mutating func structureIndicator(ofSeries code: String) -> String? {
    guard let structure = context.structure, !code.isEmpty else { return nil }
    if let name = structure.name(of: code, concept: "SERIES"), seriesNames[code] == nil,
      context.seriesList.series(code) == nil
    {
      seriesNames[code] = name
    }
    return structure.indicators(ofSeries: code).first.map { context.framework.code(of: $0).text }
  }

  private mutating func nameSeries(_ id: String, _ text: String) {
    guard !id.isEmpty, seriesNames[id] == nil, context.seriesList.series(id) == nil else { return }
    seriesNames[id] = request.translations?.value(text, column: "Series") ?? LocalText(text)
  }

  private mutating func holdWithoutIndicator(_ codes: CodeColumn, _ nameless: Set<UInt32>) {
    for row in fates.indices where nameless.contains(codes[row]) && fates[row] == .taken {
      hold(
        row, .missingIndicator,
        "The record names neither indicator nor series", hint: "Write the indicator's code.")
    }
  }

  private mutating func reportUnknown(_ pairs: [(indicator: String, series: String)]) {
    let homeless = Set(
      pairs.filter { $0.indicator == $0.series }.map(\.series).filter { !$0.isEmpty })
    if !homeless.isEmpty {
      log.add(
        .unnamedIndicator,
        "No list says which indicator these series belong to; they are kept under their own codes: \(log.quote(list: homeless.sorted(), or: "series", "series"))",
        hint: "Add a column `indicator`.", subject: homeless.sorted().joined(separator: ";"))
    }
    let indicators = Set(pairs.map(\.indicator)).filter {
      !$0.isEmpty && !homeless.contains($0) && context.framework.indicator($0) == nil
    }
    if !indicators.isEmpty {
      log.add(
        .unknownIndicator,
        "Not in the global framework, kept as the project's own: \(log.quote(list: indicators.sorted(), or: "indicator"))",
        hint: "Nothing to do; give the indicator a name if it has none.",
        subject: indicators.sorted().joined(separator: ";"))
    }
    let series = Set(pairs.map(\.series)).filter {
      !$0.isEmpty && context.seriesList.series($0) == nil
    }
    if !series.isEmpty {
      log.add(
        .unknownSeries,
        "Not in the list of global series, kept as the source's own: \(log.quote(list: series.sorted(), or: "series", "series"))",
        hint: "Nothing to do; give the series a name if it has none.",
        subject: series.sorted().joined(separator: ";"))
    }
  }
}

/// Codes at the beginning of longer texts.
private enum SubjectCode {
  /// Goal, target and number, of a goal that there is.
  static func isWhole(_ code: IndicatorCode) -> Bool {
    code.text.split(separator: ".").count >= 3 && (1...17).contains(code.goal ?? 0)
  }
}
