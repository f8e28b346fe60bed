import FileFormats
import Foundation
import TestSupport
import Testing

/// The audit's reading of PDFs against that of poppler.
@Suite(
  "The text of our own PDFs", .enabled(if: InventedCountryTests.canReadPDF, "needs pdftotext"))
struct OwnPDFTextTests {
  @Test("Every number and word that poppler reads on a page is read, in each language")
  func asPoppler() throws {
    let built = try InventedCountryTests.built.get()
    let paths = built.content.paths.filter { $0.hasSuffix(".pdf") }
    try #require(paths.count > 20)
    for path in paths {
      let ours = try PDFText.lines(
        #require(built.content.files[path].map { Array($0) }, "\(path)"))
      let run = try Program.shell("pdftotext -raw '\(path)' -", in: built.folder)
      let theirs = words(run.output)
      #expect(theirs.count > 5, "\(path)")
      #expect(theirs.subtracting(words(ours.joined(separator: "\n"))) == [], "\(path)")
    }
  }

  /// Ligatures are taken apart as poppler's plain text has them or not.
  private func words(_ text: String) -> Set<String> {
    Set(
      text.precomposedStringWithCompatibilityMapping
        .split { $0.isWhitespace }.map(String.init))
  }
}
