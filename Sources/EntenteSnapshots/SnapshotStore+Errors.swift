package import EntenteModel
package import GRDB

extension SnapshotStore {
  /// The one place where SQLite's errors become Entente's.
  func translating<Value>(_ body: () throws -> Value) throws(EntenteError) -> Value {
    do {
      return try body()
    } catch let error as EntenteError {
      throw error
    } catch let error as DatabaseError {
      throw translated(error)
    } catch {
      throw .damagedStore(path, because: "a row is not one of a store")
    }
  }

  /// What an error of SQLite means for a store.
  ///
  /// The program's own statements are sound, so that an error in them is a fault of the file.
  package func translated(_ error: DatabaseError) -> EntenteError {
    switch error.extendedResultCode {
    case .SQLITE_IOERR_SHORT_READ:
      return .damagedStore(path, because: "it ends early")
    case .SQLITE_IOERR_READ:
      return .unreadableStore(path, because: "the system stopped reading it")
    case .SQLITE_READONLY_DIRECTORY:
      return .unwritableStore(path, because: "its directory is write-protected")
    default: break
    }
    switch error.resultCode {
    case .SQLITE_NOTADB:
      return errorOfForeignFile()
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return .busyStore(path)
    case .SQLITE_READONLY:
      return .unwritableStore(path, because: "it is write-protected")
    case .SQLITE_FULL:
      return .fullDisk(path, because: "the disk is full")
    case .SQLITE_IOERR:
      return .fullDisk(path, because: "the system stopped writing it")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return .unreadableStore(path, because: "the system does not open it")
    default:
      return .damagedStore(path, because: error.message ?? "\(error.resultCode)")
    }
  }
}
