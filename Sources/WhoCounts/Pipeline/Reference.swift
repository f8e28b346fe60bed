import Ingest
import SDGModel

/// The reference lists, loaded once.
public struct Reference: Sendable {
  public let framework: Framework
  public let vocabulary: Vocabulary
  public let series: SeriesList
  public let areas: AreaList
  public let required: RequiredBreakdowns
  public let groups: GroupList

  public static func standard() throws(ReferenceError) -> Reference {
    Reference(
      framework: try Framework.standard(), vocabulary: try Vocabulary.standard(),
      series: try SeriesList.standard(), areas: try AreaList.standard(),
      required: try RequiredBreakdowns.standard(), groups: try GroupList.standard())
  }
}

extension Reference {
  /// The reference lists, with a clear message where the program's own files are not found.
  public static func loaded() throws(ProjectError) -> Reference {
    do { return try standard() } catch {
      throw ProjectError(
        error.file, "the program's own lists cannot be read: \(error.reason)",
        hint: "Keep the program together with its resource folders, or install it anew")
    }
  }
}

extension Reference {
  /// The lists as readers take them, with the project's own.
  func readerContext(
    register: [Source], areas: [Area], defaultArea: Area?, decisions: [String: Decision] = [:],
    structure: SDMXStructure? = nil, takesEveryArea: Bool = false, keepsRowText: Bool = false
  ) -> ReaderContext {
    var context = ReaderContext(
      framework: framework, vocabulary: vocabulary, seriesList: series, areaList: self.areas,
      register: register, areas: areas, defaultArea: defaultArea, keepsRowText: keepsRowText)
    context.decisions = decisions
    context.takesEveryArea = takesEveryArea
    context.structure = structure
    return context
  }
}
