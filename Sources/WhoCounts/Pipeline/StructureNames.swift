import Ingest
import SDGModel

/// What the code lists of structure messages call areas and categories that no list of ours has.
struct StructureNames {
  let structure: SDMXStructure
  let vocabulary: Vocabulary

  /// Areas of the data that the project does not list, under the structure's names.
  func areas(in results: [ReadResult], beyond known: Set<String>) -> [Area] {
    var codes: Set<String> = []
    for table in results.map(\.observations) {
      for number in Set(table.area) { codes.insert(table.pool[number]) }
    }
    return codes.subtracting(known).sorted().compactMap { code in
      structure.name(of: code, concept: "REF_AREA").map { Area(id: code, name: $0, level: "") }
    }
  }

  /// Names of the categories of the data that the vocabulary lacks.
  func categories(in results: [ReadResult]) -> [Breakdown.Part: LocalText] {
    var names: [Breakdown.Part: LocalText] = [:]
    let parts = Set(results.flatMap { $0.observations.breakdowns.flatMap(\.parts) })
    for part in parts
    where vocabulary.category(dimension: part.dimension, code: part.category) == nil {
      let concept = vocabulary.dimensions.first { $0.id == part.dimension }?.concept
      names[part] = structure.name(of: part.category, concept: concept ?? part.dimension)
    }
    return names
  }
}
