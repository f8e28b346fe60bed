import Bytes

/// The one style sheet: our own rules, and a class with the colour of each goal.
enum StyleSheet {
  static func bytes(goals: [GoalSummary]) throws -> [UInt8] {
    let folder = try ResourceFolder.locate(room: "Renderer")
    var text = String(decoding: try FileBytes.read("\(folder)/whocounts.css"), as: UTF8.self)
    text = compact(text)
    var dark: [String] = []
    for goal in goals where !goal.colour.isEmpty {
      text += ".g\(goal.number){--gc:\(goal.colour)}"
      if textColour(on: goal.colour) != white { dark.append(".g\(goal.number)") }
    }
    if !dark.isEmpty { text += dark.joined(separator: ",") + "{--gt:\(ink)}" }
    text += "\n"
    return Array(text.utf8)
  }

  private static let white = "#fff"
  private static let ink = "#17212B"

  /// Without comments and line ends, which a browser does not need.
  static func compact(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "/*"),
      let end = rest[start.upperBound...].firstRange(of: "*/")
    {
      result += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    result += rest
    return result.split(separator: "\n").joined()
  }

  /// White or ink, whichever can be read better on the colour (WCAG 2.2, relative luminance).
  static func textColour(on colour: String) -> String {
    guard let background = luminance(colour), let onDark = luminance(ink) else { return white }
    let onWhite = 1.05 / (background + 0.05)
    let onInk = (background + 0.05) / (onDark + 0.05)
    return onWhite >= 4.5 || onWhite >= onInk ? white : ink
  }

  /// Relative luminance of `#RRGGBB`.
  static func luminance(_ colour: String) -> Double? {
    guard colour.utf8.count == 7, colour.first == "#",
      let value = Int(colour.dropFirst(), radix: 16)
    else { return nil }
    func linear(_ channel: Int) -> Double {
      let share = Double(channel & 255) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * linear(value >> 16) + 0.7152 * linear(value >> 8) + 0.0722 * linear(value)
  }

  /// x to the 2.4: the twelfth power of the fifth root, by Newton's method, so that the same bytes
  /// come out everywhere.
  private static func power(_ x: Double) -> Double {
    var root = 0.5
    for _ in 0..<60 {
      root -= (root * root * root * root * root - x) / (5 * root * root * root * root)
    }
    let cube = root * root * root
    return cube * cube * cube * cube
  }
}
