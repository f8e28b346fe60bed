import CZip
import Glibc

/// A zip archive opened for reading from memory, by libzip. Nothing is ever written to a disk, so
/// names inside cannot lead out of a folder; archives whose names try are refused all the same.
public struct ZipArchive: ~Copyable {
  public struct Entry: Sendable, Equatable {
    /// The path inside the archive; folders end with `/`.
    public let name: String
    /// Inflated, in bytes.
    public let size: Int
    public let packedSize: Int
  }

  /// The archive's name for messages.
  public let file: String
  /// What the archive holds, in its own order.
  public let entries: [Entry]
  // The archive owns the copy of the bytes (`freep` below); this value alone owns the archive.
  private let archive: OpaquePointer

  /// Whether bytes start as a zip archive does.
  public static func looksLikeZip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// Opens an archive and checks its list of contents against the limits.
  public init(
    _ bytes: [UInt8], file: String, limits: ZipLimits = ZipLimits()
  ) throws(ZipError) {
    let opened = try Self.open(bytes, file: file)
    do {
      entries = try Self.list(opened, file: file, limits: limits)
    } catch {
      zip_discard(opened)
      throw error
    }
    archive = opened
    self.file = file
  }

  deinit { zip_discard(archive) }

  /// Whether there is a file of this name.
  public func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// The content of a file, inflated, its checksum verified.
  public func read(_ name: String) throws(ZipError) -> [UInt8] {
    let place = "\(file)!\(name)"
    guard let index = entries.firstIndex(where: { $0.name == name }) else {
      throw ZipError(place: place, reason: "there is no such file in the archive")
    }
    guard let handle = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw ZipError(place: place, reason: "the file cannot be unpacked")
    }
    defer { zip_fclose(handle) }
    let size = entries[index].size
    var failed = false
    // One byte more than announced: reading to the end makes libzip check length and checksum.
    let content = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      count = 0
      while count <= size {
        let found = zip_fread(
          handle, buffer.baseAddress.map { $0 + count }, zip_uint64_t(size + 1 - count))
        if found < 0 { failed = true }
        if found <= 0 { break }
        count += Int(found)
      }
    }
    guard !failed, content.count == size else {
      throw ZipError(place: place, reason: "the file is damaged: its length or checksum is wrong")
    }
    return content
  }

  private static func open(_ bytes: [UInt8], file: String) throws(ZipError) -> OpaquePointer {
    guard looksLikeZip(bytes) else {
      throw ZipError(place: file, reason: "this is no zip archive")
    }
    let copy = malloc(max(bytes.count, 1))
    bytes.withUnsafeBytes {
      if let base = $0.baseAddress { copy?.copyMemory(from: base, byteCount: $0.count) }
    }
    var problem = zip_error_t()
    zip_error_init(&problem)
    defer { zip_error_fini(&problem) }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &problem) else {
      free(copy)
      throw ZipError(place: file, reason: "there is no memory for the archive")
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &problem) else {
      let reason = String(cString: zip_error_strerror(&problem))
      zip_source_free(source)
      throw ZipError(place: file, reason: "the archive cannot be opened (\(reason))")
    }
    return archive
  }

  private static func list(
    _ archive: OpaquePointer, file: String, limits: ZipLimits
  ) throws(ZipError) -> [Entry] {
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entries else {
      throw ZipError(place: file, reason: "\(count) files inside; at most \(limits.entries)")
    }
    var entries: [Entry] = []
    var names: Set<String> = []
    var total = 0
    for index in 0..<count {
      var status = zip_stat_t()
      guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0,
        let name = status.name.map({ String(cString: $0) })
      else { throw ZipError(place: file, reason: "file \(index + 1) inside has no description") }
      let place = "\(file)!\(name)"
      guard isSafe(name) else {
        throw ZipError(place: place, reason: "the name leads out of the archive")
      }
      guard names.insert(name).inserted else {
        throw ZipError(place: place, reason: "the name stands twice in the archive")
      }
      guard status.encryption_method == ZIP_EM_NONE else {
        throw ZipError(place: place, reason: "the file is encrypted; save it without a password")
      }
      let entry = Entry(
        name: name, size: Int(clamping: status.size), packedSize: Int(clamping: status.comp_size))
      let tooDense =
        entry.size > limits.freeBytes
        && entry.size / max(1, entry.packedSize) > limits.ratio
      guard entry.size <= limits.fileBytes, !tooDense else {
        throw ZipError(
          place: place, reason: "the file would unpack to \(entry.size) bytes, too many to be true")
      }
      total += entry.size
      entries.append(entry)
    }
    guard total <= limits.totalBytes else {
      throw ZipError(
        place: file,
        reason: "the archive would unpack to \(total) bytes; at most \(limits.totalBytes)")
    }
    return entries
  }

  private static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains(":")
      && !name.split(separator: "/").contains("..")
  }
}
