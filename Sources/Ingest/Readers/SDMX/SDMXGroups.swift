import Bytes

/// The groups of an SDMX-ML data set: attributes of all series that agree with a key.
struct SDMXGroups {
  typealias Values = [(column: Int, text: String)]

  struct Group {
    var key: Values = []
    var attributes: Values = []
    var place: RecordPlace

    /// Completes an observation that agrees with the group.
    ///
    /// A group of a generic message names its key; one of a structure-specific message writes key and
    /// attributes alike, so that what a series has too is its key.
    func apply(to fields: inout [String]) {
      let agrees = (key + attributes).allSatisfy { pair in
        fields[pair.column].isEmpty || fields[pair.column] == pair.text
      }
      guard agrees, key.allSatisfy({ !fields[$0.column].isEmpty }) else { return }
      for pair in attributes where fields[pair.column].isEmpty {
        fields[pair.column] = pair.text
      }
    }
  }

  private var groups: [Group] = []
  /// For each column that some group names, the groups by the text that they have there, in order.
  private var byText: [Int: [String: [Int]]] = [:]
  /// For each such column, the groups that do not name it.
  private var without: [Int: [Int]] = [:]

  mutating func append(_ group: Group) {
    let number = groups.count
    let texts = Dictionary(
      (group.key + group.attributes).map { ($0.column, $0.text) },
      uniquingKeysWith: { first, _ in first })
    for column in texts.keys where byText[column] == nil {
      byText[column] = [:]
      without[column] = Array(0..<number)
    }
    for column in byText.keys {
      if let text = texts[column] {
        byText[column]?[text, default: []].append(number)
      } else {
        without[column]?.append(number)
      }
    }
    groups.append(group)
  }

  /// Completes an observation by every group that agrees with it, in the order of the file.
  ///
  /// There may be a group for each series: only those are looked at that agree in the column by which
  /// groups differ most.
  func apply(to fields: inout [String]) {
    let columns = byText.filter { !fields[$0.key].isEmpty }
    let telling = columns.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    guard let telling else {
      for group in groups { group.apply(to: &fields) }
      return
    }
    let same = telling.value[fields[telling.key]] ?? []
    for number in (same + (without[telling.key] ?? [])).sorted() {
      groups[number].apply(to: &fields)
    }
  }
}
