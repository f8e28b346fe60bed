import Bytes
import FileFormats
import SDGModel

/// `config_data.yml` of an Open SDG repository: what its own build would read.
struct OpenSDGConfig: Sendable {
  var languages: [String] = []
  var sourceFolder = ""
  var dataInputs: [DataInput] = []
  /// SDMX-ML data messages.
  var messageInputs: [MessageInput] = []

  /// CSV files, and the files that give other names to their columns and categories.
  struct DataInput: Sendable {
    var pattern: PathPattern
    var columnMap: MapFile?
    var codeMap: MapFile?
  }

  struct MapFile: Sendable {
    var path: String
    var place: YAMLPlace?
  }

  var dataPatterns: [PathPattern] { dataInputs.map(\.pattern) }

  struct MessageInput: Sendable {
    var pattern: PathPattern
    var kind: String
    var place: YAMLPlace?
  }
  /// Paths of the structure messages that explain them.
  var structurePaths: [String] = []
  var metadataPatterns: [PathPattern] = []
  var translationFolders: [String] = []
  /// Folded column names of `non_disaggregation_columns`; `nil` where the default stands.
  var attributeNames: Set<String>?
  var diagnostics: [Diagnostic] = []

  /// Names that the file goes by; the first found is read.
  static let fileNames = [
    "config_data.yml", "config_data.yaml", "open_sdg_config.yml", "data_config.yml",
  ]

  /// The settings of a repository without a configuration.
  static var standard: OpenSDGConfig {
    var config = OpenSDGConfig()
    config.dataInputs = [DataInput(pattern: PathPattern("data/*-*.csv"))]
    config.metadataPatterns = standardMetadata
    config.translationFolders = ["translations"]
    return config
  }

  private static let standardMetadata = [PathPattern("meta/*-*.md")]

  init() {}

  /// Reads the configuration; what it does not say has Open SDG's defaults.
  init(_ node: YAMLNode, file: String) {
    self = OpenSDGConfig.standard
    languages = node["languages"]?.list?.compactMap(\.string) ?? []
    sourceFolder = node["src_dir"]?.string ?? ""
    if let inputs = node["inputs"]?.list { readInputs(inputs, file: file) }
    if let translations = node["translations"]?.list {
      translationFolders = translations.compactMap { entry in
        guard let source = entry["source"]?.string, !source.contains("://") else { return nil }
        return source
      }
    }
    let options = node["indicator_options"]
    if let names = options?["non_disaggregation_columns"]?.list?.compactMap(\.string) {
      attributeNames = Set(names.map(ColumnName.fold))
    }
    if !sourceFolder.isEmpty, sourceFolder != "." {
      for index in dataInputs.indices {
        let pattern = dataInputs[index].pattern.text
        dataInputs[index].pattern = PathPattern("\(sourceFolder)/\(pattern)")
      }
      for index in messageInputs.indices {
        let pattern = messageInputs[index].pattern.text
        messageInputs[index].pattern = PathPattern("\(sourceFolder)/\(pattern)")
      }
      structurePaths = structurePaths.map { "\(sourceFolder)/\($0)" }
      metadataPatterns = metadataPatterns.map { PathPattern("\(sourceFolder)/\($0.text)") }
      translationFolders = translationFolders.map { "\(sourceFolder)/\($0)" }
    }
  }

  private mutating func readInputs(_ inputs: [YAMLNode], file: String) {
    dataInputs = []
    metadataPatterns = []
    for input in inputs {
      let kind = input["class"]?.string ?? ""
      let pattern = input["path_pattern"]?.string
      switch kind {
      case "InputCsvData":
        dataInputs.append(
          DataInput(
            pattern: PathPattern(pattern ?? "data/*-*.csv"),
            columnMap: mapFile("column_map", of: input), codeMap: mapFile("code_map", of: input)))
      case "InputSdmxMl_Multiple", "InputSdmxMl_StructureSpecific", "InputSdmxMl_Structure":
        readMessages(input, kind: kind, file: file)
        for mapping in ["column_map", "code_map"] where input[mapping]?.string != nil {
          note(input[mapping]?.place, "`\(mapping)` of \(kind) is not applied", file)
        }
      case "InputYamlMdMeta", "InputYamlMeta":
        metadataPatterns.append(PathPattern(pattern ?? "meta/*-*.md"))
      default:
        note(
          input.place, "the input \(kind.isEmpty ? "without a class" : kind) is not read", file)
      }
    }
  }

  private func mapFile(_ name: String, of input: YAMLNode) -> MapFile? {
    guard let path = input[name]?.string, !path.isEmpty else { return nil }
    return MapFile(path: path, place: input[name]?.place)
  }

  /// Files of the repository alone: nothing is fetched.
  private mutating func readMessages(_ input: YAMLNode, kind: String, file: String) {
    let source = input["path_pattern"]?.string ?? input["source"]?.string ?? ""
    guard !source.isEmpty, !source.contains("://") else {
      note(input.place, "the input \(kind) is not read: it names no file of the repository", file)
      return
    }
    messageInputs.append(
      MessageInput(pattern: PathPattern(source), kind: kind, place: input.place))
    guard let structure = input["dsd"]?.string else { return }
    if structure.contains("://") {
      note(input["dsd"]?.place, "the structure \(structure) is not fetched", file)
    } else {
      structurePaths.append(structure)
    }
  }

  /// Says which messages are not among the files of the repository.
  mutating func noteAbsentMessages(among paths: [String], file: String) {
    for input in messageInputs where !paths.contains(where: { input.pattern.matches($0) }) {
      note(
        input.place,
        "the input \(input.kind) is not read: no file matches \(input.pattern.text)", file)
    }
  }

  mutating func note(_ place: YAMLPlace?, _ what: String, _ file: String) {
    diagnostics.append(
      Diagnostic(
        rule: InputRule.unreadInput.rawValue, severity: InputRule.unreadInput.severity,
        place: Place(file: file, line: place?.line, column: place?.column), rowsAffected: 0,
        message: "Of the repository's settings \(what)",
        hint: "Convert what it names into CSV, or read it by itself.", subject: what))
  }
}
