/// A pattern for paths as in `path_pattern`: `*` and `?` stay within a folder, `**` does not,
/// `[a-z]` is one of several letters.
struct PathPattern: Sendable {
  private let pattern: [UInt8]
  let text: String

  init(_ text: String) {
    var body = Substring(text)
    while body.hasPrefix("./") { body = body.dropFirst(2) }
    self.text = String(body)
    pattern = Array(body.utf8)
  }

  func matches(_ path: String) -> Bool {
    var failures = Set<[Int]>()
    return matches(pattern[...], Array(path.utf8)[...], &failures)
  }

  /// The folder in front of the first wildcard, `data` of `data/indicator_*.csv`; empty for none.
  var folder: String {
    let fixed = text.prefix { !"*?[".contains($0) }
    return fixed.lastIndex(of: "/").map { String(fixed[..<$0]) } ?? ""
  }

  /// What failed once is not tried again: a pattern of many stars would take ages.
  private func matches(
    _ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>, _ failures: inout Set<[Int]>
  ) -> Bool {
    let place = [pattern.startIndex, path.startIndex]
    if failures.contains(place) { return false }
    let found = matchesOnce(pattern, path, &failures)
    if !found { failures.insert(place) }
    return found
  }

  private func matchesOnce(
    _ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>, _ failures: inout Set<[Int]>
  ) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    let rest = pattern.dropFirst()
    switch first {
    case UInt8(ascii: "*"):
      if rest.first == first { return matchesDeep(rest.dropFirst(), path, &failures) }
      var at = path
      while true {
        if matches(rest, at, &failures) { return true }
        guard let byte = at.first, byte != UInt8(ascii: "/") else { return false }
        at = at.dropFirst()
      }
    case UInt8(ascii: "?"):
      guard let byte = path.first, byte != UInt8(ascii: "/") else { return false }
      return matches(rest, path.dropFirst(), &failures)
    case UInt8(ascii: "["):
      guard let byte = path.first, let end = rest.firstIndex(of: UInt8(ascii: "]")),
        contains(rest[rest.startIndex..<end], byte)
      else { return false }
      return matches(rest[(end + 1)...], path.dropFirst(), &failures)
    default:
      return path.first == first && matches(rest, path.dropFirst(), &failures)
    }
  }

  /// `**/` may stand for no folder at all.
  private func matchesDeep(
    _ rest: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>, _ failures: inout Set<[Int]>
  ) -> Bool {
    if rest.first == UInt8(ascii: "/"), matches(rest.dropFirst(), path, &failures) { return true }
    var at = path
    while true {
      if matches(rest, at, &failures) { return true }
      guard !at.isEmpty else { return false }
      at = at.dropFirst()
    }
  }

  private func contains(_ set: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
    var letters = Array(set)
    let isNegated = letters.first == UInt8(ascii: "!")
    if isNegated { letters.removeFirst() }
    var index = 0
    var found = false
    while index < letters.count {
      if index + 2 < letters.count, letters[index + 1] == UInt8(ascii: "-") {
        found = found || (letters[index]...max(letters[index], letters[index + 2])).contains(byte)
        index += 3
      } else {
        found = found || letters[index] == byte
        index += 1
      }
    }
    return found != isNegated
  }
}
