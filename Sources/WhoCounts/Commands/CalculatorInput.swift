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
    let (content, diagnostics) = PairedSeriesReader.read(path: file, name: file)
    let problems = diagnostics.filter { $0.severity >= .held }
    guard problems.isEmpty, let content else {
      throw ProjectError(problems)
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
