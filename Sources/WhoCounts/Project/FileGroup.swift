import Ingest

/// Files that are read at once: one, or all files of single records that one recipe is for.
struct FileGroup: Sendable {
  /// How places name them: the file, or the recipe's pattern.
  var name: String
  var files: [Project.DataFile]
  /// The recipe that counts them together; `nil` for a file by itself.
  var recipe: Recipe?
}

extension Project {
  /// The files in their order. Those of one recipe and one publisher are together; a source's figures are of its
  /// own records alone.
  var filesToRead: [FileGroup] {
    var groups: [FileGroup] = []
    var places: [String: Int] = [:]
    for file in files {
      guard let number = recipes.firstIndex(where: { $0.isFor(file.name) }) else {
        groups.append(FileGroup(name: file.name, files: [file], recipe: nil))
        continue
      }
      let key = "\(number) \(file.publisher)"
      if let place = places[key] {
        groups[place].files.append(file)
        groups[place].recipe = recipes[number]
        groups[place].name = recipes[number].file
      } else {
        places[key] = groups.count
        groups.append(FileGroup(name: file.name, files: [file], recipe: nil))
      }
    }
    // A pattern that is for files of several sources names each group by its files.
    let names = Dictionary(grouping: groups, by: \.name).mapValues(\.count)
    for index in groups.indices where names[groups[index].name, default: 1] > 1 {
      groups[index].name = groups[index].files.map(\.name).joined(separator: ", ")
    }
    return groups
  }
}
