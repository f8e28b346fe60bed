import CZip
import Glibc

/// Writes a zip archive into memory, always the same bytes for the same contents: entries in the
/// order given, all dated 1 January 1980, the first day that the format knows.
public enum ZipWriter {
  public struct File: Sendable {
    public var name: String
    public var content: [UInt8]
    /// Stored as it is: for contents that are packed already, and for the first entry of formats
    /// that ask for it (EPUB, OpenDocument).
    public var isStored: Bool

    public init(_ name: String, _ content: [UInt8], isStored: Bool = false) {
      self.name = name
      self.content = content
      self.isStored = isStored
    }
  }

  /// The archive of these files.
  public static func archive(_ files: [File]) throws(ZipError) -> [UInt8] {
    var problem = zip_error_t()
    zip_error_init(&problem)
    defer { zip_error_fini(&problem) }
    guard let source = zip_source_buffer_create(nil, 0, 0, &problem) else {
      throw ZipError(place: "archive", reason: String(cString: zip_error_strerror(&problem)))
    }
    // `zip_close` gives its reference up; the bytes are read afterwards.
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, &problem) else {
      zip_source_free(source)
      throw ZipError(place: "archive", reason: String(cString: zip_error_strerror(&problem)))
    }
    for file in files {
      guard add(file, to: archive) else {
        let reason = String(cString: zip_strerror(archive))
        zip_discard(archive)
        throw ZipError(place: "archive!\(file.name)", reason: reason)
      }
    }
    guard zip_close(archive) == 0 else {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw ZipError(place: "archive", reason: reason)
    }
    return try content(of: source)
  }

  private static func add(_ file: File, to archive: OpaquePointer) -> Bool {
    // libzip reads the content when the archive is closed and frees this copy then.
    let copy = malloc(max(file.content.count, 1))
    file.content.withUnsafeBytes {
      if let base = $0.baseAddress { copy?.copyMemory(from: base, byteCount: $0.count) }
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(file.content.count), 1) else {
      free(copy)
      return false
    }
    let index = zip_file_add(archive, file.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let method = file.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    return zip_set_file_compression(archive, zip_uint64_t(index), method, 9) == 0
      && zip_file_set_dostime(archive, zip_uint64_t(index), 0, firstDay, 0) == 0
  }

  /// 1 January 1980 as MS-DOS writes it: year − 1980, month and day in 7, 4 and 5 bits.
  private static let firstDay: zip_uint16_t = 1 << 5 | 1

  private static func content(of source: OpaquePointer) throws(ZipError) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw ZipError(place: "archive", reason: "the written archive cannot be read back")
    }
    defer { zip_source_close(source) }
    let size = Int(clamping: status.size)
    let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = Int(max(0, zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))))
    }
    guard content.count == size else {
      throw ZipError(place: "archive", reason: "the written archive cannot be read back")
    }
    return content
  }
}
