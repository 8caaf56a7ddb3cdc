import Yams

/// Bounds on what a document may ask for, so that no file exhausts memory or the stack.
///
/// Aliases make a short file stand for a long one. Yams shares the nodes that an alias repeats, so a
/// bomb costs nothing until it is walked: by hashing it as a key (found here, before composing), or
/// by reading it (found by `expands(_:)`, after).
struct YAMLGuard {
  private var anchors = 0
  private var aliases = 0
  private var oddKeys = 0
  private var brackets = 0
  private var deepestBracket = 0
  private var deepestIndent = 0

  /// Counts what may be anchors, aliases, keys that are no plain words, and levels.
  init(_ text: String) {
    var isIndent = true
    var column = 0
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        column += 1
        switch byte {
        case 10: (column, isIndent) = (0, true)
        case 13, 32, 45, 63: break
        default:
          if isIndent { deepestIndent = max(deepestIndent, column) }
          isIndent = false
        }
        switch byte {
        case 38 where isWord(bytes, index): anchors += 1
        case 42 where isWord(bytes, index):
          aliases += 1
          if isKey(bytes, after: index) { oddKeys += 1 }
        case 63 where isStart(bytes, index) && (index + 1 == bytes.count || bytes[index + 1] <= 32):
          oddKeys += 1
        case 91, 123:
          brackets += 1
          deepestBracket = max(deepestBracket, brackets)
        case 93, 125:
          brackets = max(0, brackets - 1)
          if isColon(bytes, from: index + 1) { oddKeys += 1 }
        default: break
        }
        index += 1
      }
    }
  }

  /// What is too much about the text, as a sentence; nil when it may be composed.
  var objection: String? {
    if deepestBracket > 5_000 || deepestIndent > 5_000 {
      return "lists and mappings are nested thousands of levels deep. Nest them less deeply."
    }
    if anchors > 0, aliases > 24, oddKeys > 0 {
      return "aliases stand where keys do. A key must be a plain word."
    }
    let levels = min(deepestBracket, 1_000) + min(2 * deepestIndent, 2_000)
    guard aliases > 0, (anchors + 1) * levels > 40_000 else { return nil }
    return "the anchors (&) of the document may nest too deeply. Write out what they stand for."
  }

  /// Whether something can start at a position: space, a sign of a list, mapping or key, or a new line
  /// stands before it.
  private func isStart(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index == 0 || [10, 13, 32, 9, 91, 123, 44, 45, 58, 63].contains(bytes[index - 1])
  }

  /// Whether an anchor or an alias stands at a position: it can start there, and a name follows.
  private func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count, isStart(bytes, index) else { return false }
    return bytes[index + 1] > 32 && ![42, 44, 91, 93, 123, 125].contains(bytes[index + 1])
  }

  /// Whether an alias at a position is a key: a colon follows its name.
  private func isKey(_ bytes: UnsafeBufferPointer<UInt8>, after star: Int) -> Bool {
    var end = star + 1
    while end < bytes.count, bytes[end] > 32, bytes[end] != 44 { end += 1 }
    return bytes[end - 1] == 58 || isColon(bytes, from: end)
  }

  private func isColon(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
    return index < bytes.count && bytes[index] == 58
  }
}

extension YAMLGuard {
  /// The most nodes that a document may have, counting what aliases repeat.
  static let nodeLimit = 2_000_000

  /// Whether a document has more nodes than the limit.
  static func expands(_ root: Node, beyond limit: Int = nodeLimit) -> Bool {
    var waiting = [root]
    var count = 0
    while let node = waiting.popLast() {
      count += 1
      switch node {
      case .scalar, .alias: break
      case .sequence(let list): waiting.append(contentsOf: list)
      case .mapping(let pairs):
        for (key, value) in pairs {
          waiting.append(key)
          waiting.append(value)
        }
      }
      if count + waiting.count > limit { return true }
    }
    return false
  }
}
