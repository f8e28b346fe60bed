import FileFormats

/// Why a project cannot be read or a command not be carried out: exit code 2.
///
/// Each problem names its place and what to do.
public struct ProjectError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Problem: Sendable, Equatable {
    public var place: String
    public var message: String
    public var hint: String
    public init(place: String, message: String, hint: String) {
      self.place = place
      self.message = message
      self.hint = hint
    }
    public var text: String {
      let start = place.isEmpty ? "" : "\(place): "
      return start + message + (hint.isEmpty ? "" : ". " + hint)
    }
  }

  public var problems: [Problem]

  public init(_ place: String, _ message: String, hint: String) {
    problems = [Problem(place: place, message: message, hint: hint)]
  }

  public init(_ error: YAMLError) {
    problems = error.all.map {
      Problem(place: $0.place.description, message: $0.reason, hint: $0.hint ?? "")
    }
  }

  public var description: String { problems.map(\.text).joined(separator: "\n") }
}
