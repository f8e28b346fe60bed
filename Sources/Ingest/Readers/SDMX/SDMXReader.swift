import Bytes
import FileFormats
import SDGModel

/// Reads SDMX-ML messages: data, generic or structure-specific (2.0 and 2.1); of a structure message
/// it says that there is one, for its code lists are read before the data.
enum SDMXReader {
  static func parts(
    _ bytes: [UInt8], _ request: FileRequest, log: inout DiagnosticLog
  ) -> [FilePart] {
    var message = SDMXMessage()
    do {
      try XMLReader.read(bytes, file: request.name, into: &message)
    } catch {
      if message.kind == .other {
        log.add(
          .unknownFormat, line: 1,
          "An XML file, but no SDMX-ML message: its outermost element is \(log.quote(message.root, or: "another one"))",
          hint: "Only SDMX-ML is read; leave the file out of the data folder.")
      } else {
        log.add(
          .unreadableMessage,
          at: RecordPlace(line: error.line, column: error.column),
          "The SDMX-ML message cannot be read: \(error.reason)",
          hint: "Have the file written again; a part that was cut off is never read in part.")
      }
      return []
    }
    if message.kind == .structure {
      log.add(
        .structureMessage, "A structure message: its code lists explain the codes of the data",
        hint: "Nothing to do.")
      return []
    }
    if let place = message.lateGroup {
      log.add(
        .lateGroup, at: place,
        "Attributes of a group stand behind the series that they describe and were not read",
        hint: "Have the groups written before the series.")
    }
    return [FilePart(table: message.table(), dialect: .sdmxML)]
  }
}
