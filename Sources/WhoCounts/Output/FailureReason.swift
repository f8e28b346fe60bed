import Bytes
import Foundation

/// Why something could not be written, in the system's own words.
public enum FailureReason {
  /// Foundation wraps the system's error in one of its own, whose text says little.
  public static func text(of error: any Error) -> String {
    if let error = error as? FileError { return error.reason }
    let outer = error as NSError
    let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
    guard inner.domain == NSPOSIXErrorDomain else { return outer.localizedDescription }
    return String(cString: strerror(Int32(inner.code)))
  }
}
