import Bytes
import Foundation
import WhoCounts

/// How much of the processor's time a project takes to be read and merged, to be protected and analysed, and
/// of this the coverage matrix alone.
enum AnalysisWork {
  static func run(_ folder: String, threads: Int) async throws -> String {
    let reference = try Reference.loaded()
    let project = try Project.open(folder, country: nil, reference: reference)
    let pipeline = Pipeline(reference: reference, threads: threads, keepsRowText: false)
    let start = clock()
    let merged = try await pipeline.merge(project)
    let read = clock()
    let result = pipeline.analyse(merged, of: project)
    let end = clock()
    let matrix = pipeline.coverage(of: result.data, project)
    let counted = clock()
    func seconds(_ from: clock_t, _ to: clock_t) -> String {
      DecimalText.fixed(Double(to - from) / Double(CLOCKS_PER_SEC), decimals: 3)
    }
    return "observations \(result.data.observations.count)\n"
      + "read and merged \(seconds(start, read)) s\nprotected and analysed \(seconds(read, end)) s\n"
      + "of which coverage \(seconds(end, counted)) s, \(matrix.rows.count) indicators\n"
  }
}
