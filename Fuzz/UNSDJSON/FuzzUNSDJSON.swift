import FuzzReading
import FuzzSupport

/// Searches for documents of the global database's interface that break their reader: the input is
/// the inside of a series file, unless it is a whole document.
///
/// Invariant: as of `ReadingCheck`.
@main enum FuzzUNSDJSON {
  static func main() {
    let check = ReadingCheck()
    Fuzzing.run { input in
      let isWhole = input.first == UInt8(ascii: "{")
      check.read(isWhole ? input : Array("{\"refAreas\":[{".utf8) + input + Array("}]}".utf8))
    }
  }
}
