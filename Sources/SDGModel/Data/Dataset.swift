/// What may stand at one place of the merged data set: one source's observation and its tier.
public struct Candidate: Sendable, Equatable {
  /// Row of the data set's ``ObservationTable``.
  public var row: Int
  public var source: String
  public var tier: Tier

  public init(row: Int, source: String, tier: Tier) {
    self.row = row
    self.source = source
    self.tier = tier
  }
}

/// The rule that chose what a cell shows.
public enum MergeRule: String, Sendable, CaseIterable {
  /// Nobody else measured it.
  case onlySource
  /// Every admitted candidate is shown with its own mark.
  case sideBySide
  /// Official where usable; a citizen source of tier *fill* or better where not.
  case priorityFill
}

/// One number's place: what is measured, of whom, where and when. Candidates of one cell agree in
/// area, period, definition and unit; everything else lies in another cell.
public struct CellKey: Sendable, Hashable, Comparable {
  public var indicator: String
  public var key: Observation.Key

  public init(indicator: String, key: Observation.Key) {
    self.indicator = indicator
    self.key = key
  }

  /// The same in another period.
  public func at(_ period: Period) -> CellKey {
    var result = self
    result.key.period = period
    return result
  }

  public static func < (a: CellKey, b: CellKey) -> Bool {
    (a.indicator, a.key) < (b.indicator, b.key)
  }
}

/// A cell of the merged data set, with every candidate that was considered.
public struct MergedCell: Sendable, Equatable {
  public var key: CellKey
  /// Official sources first, then by tier and source id: the order of files changes nothing.
  public var candidates: [Candidate]
  /// Positions in ``candidates`` of what is shown; the first is the cell's value. Empty where no
  /// candidate is admitted.
  public var shown: [Int]
  public var rule: MergeRule

  public init(key: CellKey, candidates: [Candidate], shown: [Int], rule: MergeRule) {
    self.key = key
    self.candidates = candidates
    self.shown = shown
    self.rule = rule
  }
}

/// The merged data: every observation of every source, and the cells they meet in.
///
/// Not yet protected: only disclosure control takes it, and gives what may be published.
public struct Dataset: Sendable {
  public var observations: ObservationTable
  /// Sorted by key.
  public var cells: [MergedCell]
  public var sources: [Source]
  public var diagnostics: [Diagnostic]
  public var files: [InputFile]

  public init(
    observations: ObservationTable, cells: [MergedCell], sources: [Source],
    diagnostics: [Diagnostic], files: [InputFile]
  ) {
    self.observations = observations
    self.cells = cells
    self.sources = sources
    self.diagnostics = diagnostics
    self.files = files
  }

  public var counts: RecordCounts { files.map(\.counts).reduce(RecordCounts(), +) }
}

/// A file that was read, or left out by the input's own settings.
public struct InputFile: Sendable, Equatable {
  /// Path within the project or input folder.
  public var path: String
  /// How it was read: `tidy-csv`, `sdmx-csv`, `open-sdg`, `unsd-long`; empty if it was left out.
  public var dialect: String
  /// Whether its rows are figures that were computed of its records, and not the records themselves.
  public var holdsFigures: Bool { dialect == "recipe" }
  /// The files that a recipe read together, where they were several: ``path`` is their pattern then.
  public var parts: [String] = []
  /// Register entry of the file's publisher.
  public var source: String
  /// SHA-256 of the file's bytes; of several files that of their hashes, parted by blanks.
  public var hash: String
  public var counts: RecordCounts
  /// Whether the counts are rounded to tens, for exact ones could tell a figure that is hidden.
  public var countsAreRounded = false
  /// Why it was left out; `nil` for a file that belongs to the input.
  public var leftOutBecause: String?

  public init(
    path: String, dialect: String, source: String, hash: String, counts: RecordCounts,
    leftOutBecause: String? = nil
  ) {
    self.path = path
    self.dialect = dialect
    self.source = source
    self.hash = hash
    self.counts = counts
    self.leftOutBecause = leftOutBecause
  }
}
