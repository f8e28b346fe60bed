import Foundation

/// A place where a file breaks a rule of the house.
struct Breach: Equatable, CustomStringConvertible {
  var path: String
  var line: Int
  var what: String
  var description: String { "\(path):\(line): \(what)" }
}

/// The rules that every file of `Sources/` keeps: pure functions on one file's text, so that each
/// can be shown to fail.
enum HouseRules {
  /// What each room may import of the house and of others.
  static let imports: [String: Set<String>] = [
    "Bytes": ["CGLib"],
    "Statistics": [],
    "FileFormats": ["Bytes", "CZip", "CZlib", "CXML", "CXLSX", "CYaml", "Yams"],
    "Wording": ["Bytes"],
    "SDGModel": ["Bytes"],
    "Charts": ["Bytes", "Wording"],
    "CairoBackend": ["Charts", "CCairo", "CPango", "CPNG"],
    "Ingest": ["FileFormats", "Statistics", "SDGModel", "Bytes"],
    "Disclosure": ["SDGModel", "Statistics", "CCLP"],
    "Analysis": ["Disclosure", "SDGModel", "Statistics"],
    "Renderer": [
      "Analysis", "Disclosure", "CairoBackend", "Charts", "FileFormats", "Wording", "SDGModel",
      "Bytes",
    ],
    "WhoCounts": [
      "Renderer", "Analysis", "Disclosure", "Ingest", "CairoBackend", "Charts", "FileFormats",
      "Wording", "SDGModel", "Statistics", "Bytes", "FlyingFox",
    ],
    "CLI": ["WhoCounts", "ArgumentParser"],
  ]

  /// What comes with Swift.
  static let standardModules: Set<String> = ["Dispatch", "Foundation", "Glibc", "Synchronization"]

  static func importBreaches(_ file: SwiftText) -> [Breach] {
    guard let allowed = imports[file.room] else {
      return [Breach(path: file.path, line: 1, what: "the design knows no room \(file.room)")]
    }
    return file.breaches { line in
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      guard let start = words.firstIndex(of: "import") else { return nil }
      let kinds: Set = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
      let module = words[(start + 1)...].first { !kinds.contains($0) } ?? ""
      if allowed.contains(module) || standardModules.contains(module) { return nil }
      return "\(file.room) may not import \(module)"
    }
  }

  /// Analysis and Renderer see publishable data only; the word itself may not stand in their code.
  static func unprotectedDataBreaches(_ file: SwiftText) -> [Breach] {
    guard ["Analysis", "Renderer"].contains(file.room) else { return [] }
    return file.breaches(ofWords: ["Dataset", "Merged"]) { "takes \($0), which is not protected" }
  }

  /// What crashes: a missing resource bundle, an error or `nil` that was thought impossible.
  static func crashBreaches(_ file: SwiftText) -> [Breach] {
    file.breaches { line in
      for word in ["Bundle.module", "try!", "fatalError(", "as!"] where line.contains(word) {
        return word
      }
      return hasForceUnwrap(line) ? "a force unwrap" : nil
    }
  }

  /// `value!`, `call()!`, `items[0]!`, `"text".first!` and `var name: Type!`, but not `a != b`.
  private static func hasForceUnwrap(_ line: String) -> Bool {
    let bytes = Array(line.utf8)
    return bytes.indices.dropFirst().contains { index in
      guard bytes[index] == UInt8(ascii: "!") else { return false }
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "=") { return false }
      let before = bytes[index - 1]
      let letter = Character(UnicodeScalar(before))
      return letter.isLetter || letter.isNumber || "_)]}\">?".contains(letter)
    }
  }

  /// The files outside Bytes that may hold unsafe code: those that wrap a C library.
  static let unsafeFiles: Set<String> = [
    "Sources/CairoBackend/CairoRenderer.swift", "Sources/CairoBackend/PNGEncoder.swift",
    "Sources/CairoBackend/Painter.swift", "Sources/CairoBackend/PangoText.swift",
    "Sources/CairoBackend/Surface.swift", "Sources/Disclosure/LinearProgram.swift",
    "Sources/FileFormats/Archive/ZipArchive.swift", "Sources/FileFormats/Archive/ZipWriter.swift",
    "Sources/FileFormats/PDF/Inflate.swift", "Sources/FileFormats/Workbook/SheetRows.swift",
    "Sources/FileFormats/Workbook/WorkbookParts.swift",
    "Sources/FileFormats/XML/XMLElement.swift", "Sources/FileFormats/XML/XMLReader.swift",
    "Sources/FileFormats/YAML/YAMLScreening.swift",
  ]

  static func unsafeBreaches(_ file: SwiftText) -> [Breach] {
    guard file.room != "Bytes", !unsafeFiles.contains(file.path) else { return [] }
    return unsafeUses(file)
  }

  static func unsafeUses(_ file: SwiftText) -> [Breach] {
    file.breaches { line in
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      let found = words.first {
        $0.contains("Unsafe") || $0.hasPrefix("unsafe") || $0 == "OpaquePointer"
          || $0 == "Unmanaged" || $0 == "unchecked" || $0 == "withMemoryRebound"
      }
      return found.map { "\($0) outside Bytes and the wrappers of C libraries" }
    }
  }

  /// Tasks are spawned in two places only.
  static func taskBreaches(_ file: SwiftText) -> [Breach] {
    if file.room == "Bytes" || file.path.hasPrefix("Sources/WhoCounts/Pipeline/") { return [] }
    let words: Set = [
      "Task", "addTask", "withTaskGroup", "withThrowingTaskGroup", "withDiscardingTaskGroup",
      "DispatchQueue", "Thread", "pthread_create",
    ]
    return file.breaches(ofWords: words) { "\($0) outside Bytes and Pipeline" }
  }

  /// No clock, locale or chance in any output.
  static func surroundingBreaches(_ file: SwiftText) -> [Breach] {
    let words = [
      "Date()", "Date.now", "SinceNow", "Locale", "Calendar.current", "TimeZone.current",
      "autoupdating", "DateFormatter",
      "NumberFormatter", "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator",
      ".random(", ".shuffled(", "UUID()", "localtime", "setlocale", "clock_gettime",
    ]
    return file.breaches { line in
      words.first { word in
        guard let range = line.range(of: word) else { return false }
        // `requireDate()` asks no clock.
        let before = line[..<range.lowerBound].last
        return before?.isLetter != true || word.hasPrefix(".")
      }
      .map { "\($0): no output may depend on it" }
    }
  }

  static let greatestLength = 500

  static func lengthBreaches(_ file: SwiftText) -> [Breach] {
    guard file.lineCount > greatestLength else { return [] }
    return [Breach(path: file.path, line: file.lineCount, what: "\(file.lineCount) lines")]
  }
}

extension SwiftText {
  /// One breach for each line of code in which the rule finds something.
  func breaches(_ rule: (String) -> String?) -> [Breach] {
    codeLines.enumerated().compactMap { index, line in
      rule(line).map { Breach(path: path, line: index + 1, what: $0) }
    }
  }

  func breaches(ofWords words: Set<String>, _ what: (String) -> String) -> [Breach] {
    breaches { line in
      line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
        .first(where: words.contains).map(what)
    }
  }
}
