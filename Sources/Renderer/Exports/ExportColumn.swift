import Bytes

/// A column of an exported file, as the file's description names it.
struct ExportColumn: Sendable, Equatable {
  /// Types of the Frictionless Table Schema.
  enum Kind: String, Sendable { case string, integer, number, boolean }

  let name: String
  let kind: Kind
  let description: String

  init(_ name: String, _ kind: Kind, _ description: String) {
    self.name = name
    self.kind = kind
    self.description = description
  }

  /// A column of text.
  init(_ name: String, _ description: String) { self.init(name, .string, description) }
}

/// How single facts are written in every exported file.
enum ExportText {
  static func number(_ value: Double?) -> String {
    value.map { $0.isFinite ? DecimalText.shortest($0) : "" } ?? ""
  }

  static func integer(_ value: Int?) -> String { value.map { String($0) } ?? "" }
}
