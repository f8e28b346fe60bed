import Bytes
import FileFormats
import SDGModel

/// What a structure message says of a data structure: the code lists behind its concepts, and which
/// indicators its series belong to.
public struct SDMXStructure: Sendable {
  /// A code list: names by code, in the languages of the message.
  typealias Names = [String: LocalText]

  private var lists: [String: Names] = [:]
  /// The code list of each dimension and coded attribute, by the concept's id.
  private var listOfConcept: [String: String] = [:]
  private var indicators: [String: [String]] = [:]

  init() {}

  /// What a code of a concept is called; `nil` where no list has it.
  public func name(of code: String, concept: String) -> LocalText? {
    guard let list = listOfConcept[concept] else { return nil }
    return lists[list]?[code]
  }

  /// The indicators that a series belongs to.
  public func indicators(ofSeries code: String) -> [String] { indicators[code] ?? [] }

  var isEmpty: Bool { lists.isEmpty }

  // MARK: Reading

  /// Reads the structure messages among files; others are passed over after their first bytes.
  public static func read(_ paths: [String]) -> SDMXStructure? {
    var result = SDMXStructure()
    for path in paths {
      guard let start = try? FileBytes.read(path, limit: 4096), Container(start) == .xml,
        let bytes = try? FileBytes.read(path), let found = parse(bytes, file: path)
      else { continue }
      result.add(found)
    }
    return result.isEmpty ? nil : result
  }

  /// `nil` where the bytes are no structure message.
  static func parse(_ bytes: [UInt8], file: String) -> SDMXStructure? {
    var reading = SDMXStructureMessage()
    // A message that breaks off is reported where its file is read as data.
    guard (try? XMLReader.read(bytes, file: file, into: &reading)) != nil else { return nil }
    var structure = SDMXStructure()
    structure.lists = reading.lists
    structure.listOfConcept = reading.listOfConcept
    structure.indicators = reading.indicators
    return structure
  }

  /// Where two messages say different things the first stands.
  private mutating func add(_ other: SDMXStructure) {
    for (list, names) in other.lists {
      lists[list, default: [:]].merge(names) { first, _ in first }
    }
    listOfConcept.merge(other.listOfConcept) { first, _ in first }
    indicators.merge(other.indicators) { first, _ in first }
  }
}
