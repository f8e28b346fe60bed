import Bytes
import FuzzSupport

/// Searches for documents that break the JSON parser, and for values that do not survive writing.
///
/// Invariant: any bytes end in a value or an error with a place inside the file; a value that was
/// read is the same after writing it, compact or pretty, and reading that.
@main enum FuzzJSON {
  static func main() {
    Fuzzing.run { bytes in
      do throws(JSONError) {
        let value = try JSON.parse(bytes)
        for pretty in [false, true] {
          let text = value.text(pretty: pretty)
          let again = try? JSON.parse(text)
          Fuzzing.require(again.map { same($0, value) } == true, "\(text) is another value")
        }
      } catch {
        Fuzzing.require(error.line >= 1 && error.column >= 1, "\(error)")
        let lines = bytes.count { $0 == 10 } + 1
        Fuzzing.require(error.line <= lines && error.column <= bytes.count + 1, "\(error)")
      }
    }
  }

  /// Equal, but for the spelling of numbers: `1e2` is written `100`.
  private static func same(_ a: JSON, _ b: JSON) -> Bool {
    switch (a, b) {
    case (.array(let a), .array(let b)):
      a.count == b.count && zip(a, b).allSatisfy(same)
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && same($0.value, $1.value) }
    case (.integer, .number), (.number, .integer): a.numberValue == b.numberValue
    default: a == b
    }
  }
}
