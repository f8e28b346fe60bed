import CGLib

/// Letters without their accents.
public enum PlainLetters {
  /// `Dûnmore` is `Dunmore`; letters that are others in their own right, such as `ø`, stay.
  public static func of(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 128 }) else { return text }
    // GLib gives new memory, which is ours to free.
    guard let parts = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT) else { return text }
    defer { g_free(parts) }
    var plain = String.UnicodeScalarView()
    for scalar in String(cString: parts).unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      plain.append(scalar)
    }
    return String(plain)
  }
}
