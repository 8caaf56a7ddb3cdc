internal import EntenteModel
internal import GRDB

extension SnapshotStore {
  /// Reads a store, in one transaction.
  func reading<Value>(_ body: (Database) throws -> Value) throws(EntenteError) -> Value {
    try translating {
      do {
        return try read(isReadOnly: true, body)
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
      {
        // A writer died half way: only a connection that may write can undo what it did.
        return try read(isReadOnly: false, body)
      }
    }
  }

  /// Writes a store, in one transaction.
  func writing(_ file: String, pageSize: Int = 65_536, _ body: (Database) throws -> Void)
    throws(EntenteError)
  {
    try translating {
      let queue = try connection(file, isReadOnly: false, pageSize: pageSize)
      defer { try? queue.close() }
      do {
        try queue.write(body)
      } catch {
        // After a fault of the disk SQLite rolls back when it next reads: let that be now.
        _ = try? queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
        throw error
      }
    }
  }

  /// Lends a connection that may write, for work that is more than one transaction.
  func changing<Value>(_ body: (DatabaseQueue) throws -> Value) throws(EntenteError) -> Value {
    try translating {
      let queue = try connection(path, isReadOnly: false)
      defer { try? queue.close() }
      return try body(queue)
    }
  }

  private func read<Value>(isReadOnly: Bool, _ body: (Database) throws -> Value) throws -> Value {
    let queue = try connection(path, isReadOnly: isReadOnly)
    defer { try? queue.close() }
    return try queue.read { db in
      try Schema.check(db, path: path)
      return try body(db)
    }
  }

  /// A connection with a rollback journal and, in a new file, pages that suit large blobs.
  ///
  /// There is no memory map: a file that another program truncates must not kill this one.
  func connection(_ file: String, isReadOnly: Bool, pageSize: Int = 65_536) throws
    -> DatabaseQueue
  {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(5)
    // In a damaged file even a rollback can fail: the connection is closed then, not the program.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA page_size = \(pageSize); PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON
          """
      )
    }
    // SQLite must not take a name such as ':memory:' or 'file:x' for more than a file.
    let plain = file.hasPrefix("/") ? file : "./" + file
    return try DatabaseQueue(path: plain, configuration: configuration)
  }
}
