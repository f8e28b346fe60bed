/// One file of the output, not yet made: tasks are independent of each other and may run in any
/// order and on any thread; the bytes are always the same.
public struct OutputTask: Sendable {
  /// Path within the output folder, with `/`.
  public let path: String
  public let render: @Sendable () throws -> [UInt8]

  public init(path: String, render: @escaping @Sendable () throws -> [UInt8]) {
    self.path = path
    self.render = render
  }
}

/// Files of the output that others write and pages link to, as paths within the output folder.
/// What is `nil` is not linked.
public struct Downloads: Sendable, Equatable {
  /// Every observation, its origin, the coverage matrix and the gaps, as CSV.
  public var observations: String?
  public var provenance: String?
  public var coverage: String?
  public var gaps: String?
  /// The hashes of all inputs and outputs.
  public var manifest: String?
  /// The folder and the endings of the files of each figure, named by the figure's id.
  public var figureFolder: String?
  public var figureEndings: [String]

  public init(
    observations: String? = nil, provenance: String? = nil, coverage: String? = nil,
    gaps: String? = nil, manifest: String? = nil, figureFolder: String? = nil,
    figureEndings: [String] = []
  ) {
    self.observations = observations
    self.provenance = provenance
    self.coverage = coverage
    self.gaps = gaps
    self.manifest = manifest
    self.figureFolder = figureFolder
    self.figureEndings = figureEndings
  }
}
