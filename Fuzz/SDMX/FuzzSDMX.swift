import FuzzReading
import FuzzSupport

/// Searches for SDMX-ML messages that break their reader, behind the reader's own look at what a file
/// is: an input that is no XML is put into a data set.
///
/// Invariant: as of `ReadingCheck`.
@main enum FuzzSDMX {
  static func main() {
    let check = ReadingCheck()
    let opening = Array("<GenericData><DataSet>".utf8)
    Fuzzing.run { input in
      let isXML = input.first == UInt8(ascii: "<") && !input.starts(with: "<Obs".utf8)
      check.read(isXML ? input : opening + input + Array("</DataSet></GenericData>".utf8))
    }
  }
}
