import Bytes
import FileFormats

/// The observations of an SDMX-ML data message, one record each: the values of its data set, groups
/// and series with its own, by concept.
///
/// Structure-specific messages write concepts as attributes of `Series` and `Obs`; generic ones as
/// `Value` elements. Sources: SDMX 2.1 section 3A and SDMX 2.0 section 3, "Generic" and "Compact".
struct SDMXMessage: XMLHandler {
  enum Kind { case unknown, data, structure, other }

  private(set) var kind = Kind.unknown
  private(set) var root = ""
  /// Where a group stands that came too late for its series.
  private(set) var lateGroup: RecordPlace?

  private var builder = ColumnTableBuilder(header: [], headerPlace: RecordPlace(line: 0))
  private var columns: [String: Int] = [:]
  private typealias Values = SDMXGroups.Values

  private var dataSet: Values = []
  private var series: Values = []
  private var observation: Values = []
  private var groups = SDMXGroups()
  private var place = RecordPlace(line: 0)
  private var time: [UInt8]?

  /// What is open, from the outside in.
  private var isInDataSet = false
  private var isInSeries = false
  private var isInObservation = false
  private var openGroup: SDMXGroups.Group?
  private var isInGroupKey = false

  mutating func start(_ element: borrowing XMLElement) throws(XMLError) {
    switch kind {
    case .unknown: try open(element)
    case .data: try startInData(element)
    case .structure, .other: break
    }
  }

  var wantsText: Bool { time != nil }

  mutating func take(text piece: [UInt8]) { time? += piece }

  mutating func end(_ name: String) throws(XMLError) {
    guard kind == .data, isInDataSet else { return }
    switch name {
    case "Time": try endTime()
    case "Obs": endObservation()
    case "Series": (isInSeries, series) = (false, [])
    case "GroupKey": isInGroupKey = false
    case "Group": endGroup()
    case "DataSet": (isInDataSet, dataSet, groups) = (false, [], SDMXGroups())
    default: break
    }
  }

  consuming func table() -> ColumnTable { builder.finish() }

  // MARK: Elements

  private mutating func open(_ element: borrowing XMLElement) throws(XMLError) {
    root = element.name
    if root == "Structure" {
      kind = .structure
    } else if SDMXMessage.dataRoots.contains(root) {
      kind = .data
    } else {
      kind = .other
      throw XMLError("no SDMX-ML message")
    }
  }

  private static let dataRoots: Set = [
    "StructureSpecificData", "StructureSpecificTimeSeriesData", "GenericData",
    "GenericTimeSeriesData", "CompactData",
  ]

  private mutating func startInData(_ element: borrowing XMLElement) throws(XMLError) {
    if element.isNamed("DataSet") {
      isInDataSet = true
      dataSet = try attributes(of: element)
      return
    }
    guard isInDataSet else { return }
    if element.isNamed("Obs") {
      isInObservation = true
      place = RecordPlace(line: element.line, column: element.column)
      observation = try attributes(of: element)
    } else if element.isNamed("Value") {
      try take(
        try element.attribute("id", or: "concept"),
        try element.attribute("value"))
    } else if element.isNamed("ObsDimension") {
      try take(try element.attribute("id") ?? "TIME_PERIOD", try element.attribute("value"))
    } else if element.isNamed("ObsValue") {
      try take("OBS_VALUE", try element.attribute("value"))
    } else if element.isNamed("Time") {
      time = []
    } else if element.isNamed("Series") {
      isInSeries = true
      series = try attributes(of: element)
    } else if element.isNamed("Group") {
      openGroup = SDMXGroups.Group(
        attributes: try attributes(of: element),
        place: RecordPlace(line: element.line, column: element.column))
    } else if element.isNamed("GroupKey") {
      isInGroupKey = true
    }
  }

  private mutating func take(_ concept: String?, _ value: String?) throws(XMLError) {
    guard let concept, let value else { return }
    let pair = (column: try column(concept), text: value)
    if isInObservation {
      observation.append(pair)
    } else if isInSeries {
      series.append(pair)
    } else if isInGroupKey {
      openGroup?.key.append(pair)
    } else if openGroup != nil {
      openGroup?.attributes.append(pair)
    } else {
      dataSet.append(pair)
    }
  }

  private mutating func endTime() throws(XMLError) {
    if let time {
      observation.append((try column("TIME_PERIOD"), String(decoding: time, as: UTF8.self)))
    }
    time = nil
  }

  private mutating func endGroup() {
    guard let group = openGroup else { return }
    openGroup = nil
    if builder.rowCount > 0, lateGroup == nil { lateGroup = group.place }
    groups.append(group)
  }

  private mutating func endObservation() {
    var fields = [String](repeating: "", count: builder.header.count)
    for pair in dataSet { fields[pair.column] = pair.text }
    for pair in series { fields[pair.column] = pair.text }
    for pair in observation { fields[pair.column] = pair.text }
    groups.apply(to: &fields)
    openGroup?.apply(to: &fields)
    builder.append(fields, at: place)
    observation.removeAll(keepingCapacity: true)
    isInObservation = false
  }

  // MARK: Values

  /// The attributes that stand for concepts; those of the message format itself have no concept.
  private mutating func attributes(
    of element: borrowing XMLElement
  ) throws(XMLError) -> Values {
    var found: Values = []
    for index in 0..<element.attributeCount {
      let name = element.attributeName(at: index)
      if SDMXMessage.technical.contains(name) { continue }
      found.append((try column(name), try element.attributeValue(at: index)))
    }
    return found
  }

  private static let technical: Set = [
    "action", "type", "structureRef", "dataScope", "setID", "validFromDate", "validToDate",
    "publicationYear", "publicationPeriod", "reportingBeginDate", "reportingEndDate",
    "schemaLocation", "keyFamilyURI", "datasetID", "dataProviderSchemeAgencyId",
    "dataProviderID", "dataflowAgencyID", "dataflowID", "isExternalReference",
  ]

  private mutating func column(_ concept: String) throws(XMLError) -> Int {
    if let known = columns[concept] { return known }
    guard columns.count < ColumnLimit.most else {
      throw XMLError("the message has more than \(ColumnLimit.most) concepts")
    }
    let column = builder.addColumn(concept)
    columns[concept] = column
    return column
  }
}
