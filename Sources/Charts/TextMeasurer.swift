/// Tells how wide a line of text is. Layout never asks a font itself, so that charts have the same
/// bytes wherever the built-in table suffices.
public protocol TextMeasurer {
  /// Width in px of one line of text in a type size of `size` px.
  func width(of text: String, size: Double, bold: Bool) -> Double
}

/// Measures Latin, Greek and Cyrillic text by a built-in table of advance widths.
///
/// Kerning and ligatures are ignored. A character outside the table counts as one em, which is
/// enough for almost all scripts; `covers` tells when a true measurer is worth its time.
public struct BuiltInMeasurer: TextMeasurer, Sendable {
  public init() {}

  public func width(of text: String, size: Double, bold: Bool) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars {
      let advance = advance(of: scalar.value, bold: bold)
      thousandths += advance == AdvanceIndex.unknown ? 1000 : Int(advance)
    }
    return Double(thousandths) * size / 1000
  }

  /// Whether the table knows every character of the text.
  public func covers(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      advance(of: $0.value, bold: false) != AdvanceIndex.unknown
    }
  }

  private func advance(of scalar: UInt32, bold: Bool) -> UInt16 {
    guard let position = AdvanceIndex.position(of: scalar) else { return AdvanceIndex.unknown }
    return bold ? AdvanceTable.bold[position] : AdvanceTable.regular[position]
  }
}

/// Finds a character in the advance table.
private enum AdvanceIndex {
  static let unknown: UInt16 = 65535

  static let starts: [(block: ClosedRange<UInt32>, offset: Int)] = {
    var offset = 0
    return AdvanceTable.blocks.map { block in
      defer { offset += block.count }
      return (block, offset)
    }
  }()

  static func position(of scalar: UInt32) -> Int? {
    if scalar >= 0x20 && scalar <= 0x7E { return Int(scalar) - 0x20 }
    for (block, offset) in starts where scalar <= block.upperBound {
      return scalar >= block.lowerBound ? offset + Int(scalar - block.lowerBound) : nil
    }
    return nil
  }
}
