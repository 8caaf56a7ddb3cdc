extension Similarity {
  /// Returns Kendall's rank correlation with ties, tau-b.
  ///
  /// (C - D) / sqrt((P - X)(P - Y)): C concordant and D discordant pairs of items, P all pairs, X
  /// and Y those tied in one list. Items where either is NaN are left out.
  ///
  /// - Parameters:
  ///   - x: One number an item.
  ///   - y: One number an item.
  /// - Returns: In -1...1; nil if either list is constant or there are fewer than two items.
  /// - Precondition: The lists are of one length.
  /// - Complexity: O(n log n) time, O(n) space.
  /// - SeeAlso: Kendall, A new measure of rank correlation (1938), Biometrika 30:81; Knight (1966),
  ///   J. American Statistical Association 61:436.
  public static func tauB(_ x: [Double], _ y: [Double]) -> Double? {
    precondition(x.count == y.count, "Two lists are about the same items")
    let items = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    let order = items.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    let all = pairs(items.count)
    let inX = tiedPairs(order) { x[$0] == x[$1] }
    let inBoth = tiedPairs(order) { x[$0] == x[$1] && y[$0] == y[$1] }
    var column = order.map { y[$0] }
    let swaps = sortCountingSwaps(&column)
    let inY = tiedPairs(Array(column.indices)) { column[$0] == column[$1] }
    guard all > inX && all > inY else { return nil }
    let difference = all - inX - inY + inBoth - 2 * swaps
    return bounded(Double(difference) / (Double(all - inX) * Double(all - inY)).squareRoot())
  }

  /// Returns Pearson's correlation of two lists of numbers, nil if either is constant.
  static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard let firstX = x.first, let firstY = y.first else { return nil }
    guard x.contains(where: { $0 != firstX }), y.contains(where: { $0 != firstY }) else {
      return nil
    }
    let count = Double(x.count)
    let meanX = x.reduce(0, +) / count
    let meanY = y.reduce(0, +) / count
    var (product, squareX, squareY) = (0.0, 0.0, 0.0)
    for item in 0..<x.count {
      product += (x[item] - meanX) * (y[item] - meanY)
      squareX += (x[item] - meanX) * (x[item] - meanX)
      squareY += (y[item] - meanY) * (y[item] - meanY)
    }
    // The square of a root is not quite the number itself.
    let both = squareX == squareY ? squareX : squareX.squareRoot() * squareY.squareRoot()
    return bounded(product / both)
  }

  /// A number of -1...1 that rounding may have carried beyond; NaN stays.
  static func bounded(_ value: Double) -> Double { value > 1 ? 1 : value < -1 ? -1 : value }

  private static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

  /// How many pairs of neighbours in an order are tied.
  private static func tiedPairs(_ order: [Int], _ isTied: (Int, Int) -> Bool) -> Int {
    var total = 0
    var run = 0
    for place in order.indices {
      run = place > 0 && isTied(order[place - 1], order[place]) ? run + 1 : 1
      total += run - 1
    }
    return total
  }

  /// Sorts by merging and counts the pairs that were in the wrong order.
  private static func sortCountingSwaps(_ column: inout [Double]) -> Int {
    var other = column
    var swaps = 0
    var width = 1
    while width < column.count {
      var start = 0
      while start < column.count {
        let middle = min(start + width, column.count)
        let end = min(start + 2 * width, column.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle && (right == end || column[left] <= column[right]) {
            other[place] = column[left]
            left += 1
          } else {
            other[place] = column[right]
            right += 1
            swaps += middle - left
          }
        }
        start = end
      }
      swap(&column, &other)
      width *= 2
    }
    return swaps
  }
}
