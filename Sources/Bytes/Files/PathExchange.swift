import Glibc

// The C library's own headers hide this call from Swift. It takes two paths and flags and touches no
// memory of ours beyond reading the two texts, which Swift keeps alive during the call.
@_silgen_name("renameat2")
private func renameat2(
  _ oldFolder: CInt, _ oldPath: UnsafePointer<CChar>, _ newFolder: CInt,
  _ newPath: UnsafePointer<CChar>, _ flags: CUnsignedInt
) -> CInt

/// Two files or folders that change places at once, so that nobody ever sees neither or half.
public enum PathExchange {
  /// Exchanges two paths that both exist on one file system.
  ///
  /// - Returns: false where the file system or the kernel cannot do it; nothing has changed then.
  public static func exchange(_ first: String, _ second: String) -> Bool {
    let exchangeFlag: CUnsignedInt = 2  // RENAME_EXCHANGE of linux/fs.h
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, exchangeFlag) == 0
  }
}
