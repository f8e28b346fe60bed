import Bytes
import FileFormats
import Ingest
import SDGModel

/// How many observations a message or workbook holds, how many of their values are numbers, and
/// their bits folded together: one wrong last bit changes it.
enum NumberWork {
  static func message(_ path: String) throws -> String {
    try IngestWork.run(path, threads: 1)
  }

  static func workbook(_ path: String) throws -> String {
    try IngestWork.run(path, threads: 1)
  }
}
