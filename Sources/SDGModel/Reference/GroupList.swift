/// The groups that the 2030 Agenda names as at risk of being left behind, as a project may take
/// them over: under the name that the group's own organisations use.
public struct GroupList: Sendable {
  public struct Entry: Sendable, Equatable, Identifiable {
    public let group: PopulationGroup
    /// Who belongs to it, by which standard. English.
    public let definition: String
    /// Where the 2030 Agenda names it. English.
    public let namedIn: String
    public var id: String { group.id }
  }

  public let entries: [Entry]

  private static let cached = ReferenceFolder.load { (folder) throws(ReferenceError) in
    try load(from: folder)
  }

  /// The list that comes with the program, read once.
  public static func standard() throws(ReferenceError) -> GroupList { try cached.get() }

  /// Reads the list from a folder.
  public static func load(from folder: String) throws(ReferenceError) -> GroupList {
    try GroupList(folder: folder)
  }

  private init(folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "groups", in: folder,
      columns: ["id", "name", "any", "series", "sensitive", "definition", "namedIn"])
    let names = try VocabularyNames(folder: folder)
    var entries: [Entry] = []
    for row in table.rows {
      var group = PopulationGroup(
        id: table[row, "id"],
        name: LocalText([("en", table[row, "name"])] + names.names(ofGroup: table[row, "id"])),
        any: [],
        isSensitive: table.flag(row, "sensitive"))
      group.series = table.list(row, "series", separator: " ")
      for condition in table.list(row, "any") {
        guard group.add(condition) else {
          throw table.unexpected(row, "any", "dimension:category,… or age:band")
        }
      }
      entries.append(
        Entry(
          group: group, definition: table[row, "definition"], namedIn: table[row, "namedIn"]))
    }
    self.entries = entries
  }

  public func group(_ id: String) -> PopulationGroup? {
    entries.first { $0.id == id }?.group
  }
}

extension PopulationGroup {
  /// Adds `income:Q1,B40` or `age:15-24`. Whether it could be read.
  fileprivate mutating func add(_ condition: String) -> Bool {
    let sides = condition.split(separator: ":")
    guard sides.count == 2 else { return false }
    let dimension = String(sides[0])
    for category in sides[1].split(separator: ",") {
      if dimension == "age" {
        guard let band = AgeBand(String(category)) else { return false }
        ages.append(band)
      } else {
        any.append(Breakdown([.init(dimension, String(category))]))
      }
    }
    return true
  }
}
