/// Names and meanings of the SDMX attributes that have types of their own.
struct CodeNames: Sendable {
  private var natures: [String: Nature] = [:]
  private var statuses: [String: ObservationStatus] = [:]
  private var natureNames: [Nature: (name: String, meaning: String)] = [:]
  private var statusNames: [ObservationStatus: String] = [:]
  private var statusRanks: [ObservationStatus: Int] = [:]

  init(folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "natures", in: folder, columns: ["code", "name", "meaning", "synonyms"])
    for row in table.rows {
      let nature: Nature = try table.word(row, "code")
      natureNames[nature] = (table[row, "name"], table[row, "meaning"])
      for word in [nature.rawValue, table[row, "name"]] + table.list(row, "synonyms") {
        natures[NameFolding.value(word)] = nature
      }
    }
    let list = try ReferenceTable("statuses", in: folder, columns: ["code", "name", "rank"])
    for row in list.rows {
      let status: ObservationStatus = try list.word(row, "code")
      statusRanks[status] = try list.integer(row, "rank")
      statusNames[status] = list[row, "name"]
      for word in [status.rawValue, list[row, "name"]] {
        statuses[NameFolding.value(word)] = status
      }
    }
  }

  func nature(_ text: String) -> Nature? { lookUp(text, in: natures) }
  func status(_ text: String) -> ObservationStatus? { lookUp(text, in: statuses) }
  func name(_ nature: Nature) -> String { natureNames[nature]?.name ?? nature.rawValue }
  func meaning(_ nature: Nature) -> String { natureNames[nature]?.meaning ?? "" }
  func rank(_ status: ObservationStatus) -> Int { statusRanks[status] ?? Int.max }
  func name(_ status: ObservationStatus) -> String { statusNames[status] ?? status.rawValue }

  /// Looks up the text, else what stands before its colon: `C: Country data`.
  private func lookUp<Code>(_ text: String, in codes: [String: Code]) -> Code? {
    if let code = codes[NameFolding.value(text)] { return code }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return codes[NameFolding.value(String(text[..<colon]))]
  }
}
