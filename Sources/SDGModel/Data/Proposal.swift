/// What a person may decide about a held record, and why the program thinks so. Nothing is done until
/// somebody says so in `decisions.csv`.
public struct Proposal: Sendable, Equatable {
  /// What `accept` puts in place of what was found; empty where nothing can be proposed: the record
  /// then stays out.
  public var text: String
  /// A sentence.
  public var why: String

  public init(_ text: String, why: String) {
    self.text = text
    self.why = why
  }
}
