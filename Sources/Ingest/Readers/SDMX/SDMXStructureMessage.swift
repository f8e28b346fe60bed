import FileFormats
import SDGModel

/// The parts of an SDMX-ML structure message (2.0 and 2.1) that explain data: code lists with names
/// and annotations, and the lists that the components of the data structure use.
struct SDMXStructureMessage: XMLHandler {
  private(set) var lists: [String: SDMXStructure.Names] = [:]
  private(set) var listOfConcept: [String: String] = [:]
  private(set) var indicators: [String: [String]] = [:]

  private var isStructure = false
  private var list = ""
  private var code = ""
  private var component = ""
  private var isInEnumeration = false

  private var names = LocalText()
  private var annotation = (title: "", text: "")
  private var collected: [UInt8]?
  private var language = ""

  mutating func start(_ element: borrowing XMLElement) throws(XMLError) {
    guard isStructure else {
      guard element.isNamed("Structure") else { throw XMLError("no structure message") }
      isStructure = true
      return
    }
    // "CodeList" and "value" in SDMX 2.0.
    if element.isNamed("Codelist") || element.isNamed("CodeList") {
      list = try element.attribute("id") ?? ""
    } else if element.isNamed("Code"), !list.isEmpty {
      code = try element.attribute("id", or: "value") ?? ""
      names = LocalText()
    } else if element.isNamed("Annotation") {
      annotation = ("", "")
    } else if SDMXStructureMessage.texts.contains(element.name) {
      collected = []
      language = try element.attribute("lang") ?? "en"
    } else if SDMXStructureMessage.components.contains(element.name) {
      component = try element.attribute("id", or: "conceptRef") ?? ""
      if let list = try element.attribute("codelist") { listOfConcept[component] = list }
    } else if element.isNamed("Enumeration") {
      isInEnumeration = true
    } else if isInEnumeration, element.isNamed("Ref"), !component.isEmpty {
      listOfConcept[component] = try element.attribute("id") ?? ""
    }
  }

  var wantsText: Bool { collected != nil }

  mutating func take(text piece: [UInt8]) { collected? += piece }

  mutating func end(_ name: String) {
    switch name {
    case "Name", "Description", "AnnotationTitle", "AnnotationText": endText(name)
    case "Annotation": endAnnotation()
    case "Code": endCode()
    case "Codelist", "CodeList": list = ""
    case "Enumeration": isInEnumeration = false
    case _ where SDMXStructureMessage.components.contains(name): component = ""
    default: break
    }
  }

  private static let texts: Set = ["Name", "Description", "AnnotationTitle", "AnnotationText"]
  private static let components: Set = [
    "Dimension", "Attribute", "TimeDimension", "PrimaryMeasure",
  ]

  private mutating func endText(_ name: String) {
    guard let bytes = collected else { return }
    collected = nil
    let text = Trimming.squeezed(String(decoding: bytes, as: UTF8.self))
    switch name {
    case "AnnotationTitle": annotation.title = text
    case "AnnotationText": annotation.text = text
    // Codes of SDMX 2.0 have a description and no name.
    case "Name" where !code.isEmpty: names.set(text, language: language)
    case "Description" where !code.isEmpty && !names.has(language):
      names.set(text, language: language)
    default: break
    }
  }

  /// The global structure's series carry the numbers of their indicators: one annotation each, or
  /// several numbers in one.
  private mutating func endAnnotation() {
    guard !code.isEmpty, annotation.title == "Indicator" else { return }
    for part in annotation.text.split(whereSeparator: { ",; ".contains($0) }) {
      let number = String(part)
      if indicators[code]?.contains(number) != true { indicators[code, default: []].append(number) }
    }
  }

  private mutating func endCode() {
    if !code.isEmpty, !names.isEmpty { lists[list, default: [:]][code] = names }
    code = ""
  }
}
