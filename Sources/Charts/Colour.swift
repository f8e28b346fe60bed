/// A colour by its use. A theme gives it a value, so that one scene serves light and dark pages.
public enum Colour: Sendable, Hashable {
  case primary, secondary, secondaryTint, target
  case ink, ink2, ink3, rule, sunk, plate
  /// A colour of the caller's, as `0xRRGGBB`, for rules and tiles; the same in every theme.
  case fixed(UInt32)

  /// The name of the style sheet's variable; `nil` for a fixed colour.
  public var variable: String? {
    switch self {
    case .primary: "--of"
    case .secondary: "--ci"
    case .secondaryTint: "--cit"
    case .target: "--ta"
    case .ink: "--ink"
    case .ink2: "--ink2"
    case .ink3: "--ink3"
    case .rule: "--rule"
    case .sunk: "--sunk"
    case .plate: "--plate"
    case .fixed: nil
    }
  }

  /// `0xRRGGBB` in a theme.
  public func value(in theme: Theme) -> UInt32 {
    switch (self, theme) {
    case (.primary, .light): 0x1F4E79
    case (.primary, .dark): 0x8FBDE8
    case (.secondary, .light): 0xA8470B
    case (.secondary, .dark): 0xF3A766
    case (.secondaryTint, .light): 0xF8DFC8
    case (.secondaryTint, .dark): 0x4A2B12
    case (.target, .light): 0x1A6B33
    case (.target, .dark): 0x7FCB93
    case (.ink, .light): 0x17212B
    case (.ink, .dark): 0xEDF1F4
    case (.ink2, .light): 0x46525E
    case (.ink2, .dark): 0xB7C2CC
    case (.ink3, .light): 0x5D6872
    case (.ink3, .dark): 0x94A1AD
    case (.rule, .light): 0xD8D2C6
    case (.rule, .dark): 0x2B3742
    case (.sunk, .light): 0xF1EDE4
    case (.sunk, .dark): 0x202B35
    case (.plate, .light): 0xFFFFFF
    case (.plate, .dark): 0x161E26
    case (.fixed(let value), _): value & 0xFFFFFF
    }
  }
}

/// The grounds that a figure may be shown on.
public enum Theme: String, Sendable, CaseIterable {
  case light, dark

  /// The contrast ratio of two colours, 1 to 21, by WCAG 2.2, "contrast ratio".
  public func contrast(_ one: Colour, _ other: Colour) -> Double {
    let (a, b) = (luminance(one.value(in: self)), luminance(other.value(in: self)))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}

/// Relative luminance of an sRGB colour, by WCAG 2.2.
private func luminance(_ value: UInt32) -> Double {
  func channel(_ shift: UInt32) -> Double {
    linearChannel[Int(value >> shift & 255)]
  }
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

private let linearChannel: [Double] = (0...255).map { step in
  let share = Double(step) / 255
  return share <= 0.04045 ? share / 12.92 : power24((share + 0.055) / 1.055)
}

/// x to the power of 2.4, by Newton's method on the fifth root of x to the power of 12, so that no
/// mathematics library is needed.
private func power24(_ x: Double) -> Double {
  let square = x * x
  let sixth = square * square * square
  let power = sixth * sixth
  var root = x
  for _ in 0..<60 {
    let fourth = root * root * root * root
    let next = root - (fourth * root - power) / (5 * fourth)
    if next == root { break }
    root = next
  }
  return root
}
