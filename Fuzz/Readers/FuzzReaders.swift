import FuzzReading
import FuzzSupport

/// Searches for files of any layout that break their reader.
///
/// Invariant: as of `ReadingCheck`.
@main enum FuzzReaders {
  static func main() {
    let check = ReadingCheck()
    Fuzzing.run { check.read($0) }
  }
}
