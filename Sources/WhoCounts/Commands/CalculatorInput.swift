import Ingest
import SDGModel

// What the calculators take, for programs and for the command line.
public typealias CombinationMethod = SDGModel.CombinationMethod
public typealias CombinationOptions = Ingest.CombinationOptions
public typealias AgreementReport = Ingest.AgreementReport

/// Reads the file of a calculator whole, or says what is wrong with it: a result of half a table would be
/// of another table.
enum CalculatorInput {
  static func series(_ file: String) throws(ProjectError) -> PairedSeriesReader.Content {
    try whole(PairedSeriesReader.read(path: file, name: file))
  }

  /// What a file holds, where nothing of it is held back.
  static func whole<Content>(
    _ read: (content: Content?, diagnostics: [Diagnostic])
  ) throws(ProjectError) -> Content {
    let problems = read.diagnostics.filter { $0.severity >= .held }
    guard problems.isEmpty, let content = read.content else {
      // An empty file is a question to a project, and no table to a calculator.
      throw ProjectError(problems.isEmpty ? read.diagnostics : problems)
    }
    return content
  }
}

extension ProjectError {
  /// The problems that readers found.
  init(_ diagnostics: [Diagnostic]) {
    problems = diagnostics.map { diagnostic in
      Problem(
        place: diagnostic.place.text, message: diagnostic.message, hint: diagnostic.hint)
    }
  }
}
