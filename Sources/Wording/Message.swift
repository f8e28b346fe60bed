/// A message with its placeholders told apart: `{name}`; a brace itself is written twice.
struct Message: Sendable {
  enum Part: Sendable, Equatable {
    case literal(String)
    case placeholder(String)
  }
  let parts: [Part]

  /// - Returns: `nil` where a brace has no partner.
  init?(_ text: String) {
    var parts: [Part] = []
    var literal = ""
    var name: String?
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let isDoubled =
        name == nil && (scalar == "{" || scalar == "}") && index + 1 < scalars.count
        && scalars[index + 1] == scalar
      if isDoubled {
        literal.unicodeScalars.append(scalar)
        index += 1
      } else if scalar == "{" {
        guard name == nil else { return nil }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        (literal, name) = ("", "")
      } else if scalar == "}" {
        guard let found = name, !found.isEmpty else { return nil }
        parts.append(.placeholder(found))
        name = nil
      } else if name != nil {
        name?.unicodeScalars.append(scalar)
      } else {
        literal.unicodeScalars.append(scalar)
      }
      index += 1
    }
    guard name == nil else { return nil }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  /// The names of the placeholders.
  var placeholders: Set<String> {
    Set(parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
  }
}
