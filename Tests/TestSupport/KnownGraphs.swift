extension TestGraph {
  /// Krackhardt's kite (1990): Andre, Beverley, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
  public static let kite = TestGraph(
    10,
    pairs: [
      (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5),
      (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
    ]
  )

  /// Marriages of fifteen Florentine families (Padgett and Ansell 1993), Medici being 8.
  ///
  /// Acciaiuoli, Albizzi, Barbadori, Bischeri, Castellani, Ginori, Guadagni, Lamberteschi, Medici,
  /// Pazzi, Peruzzi, Ridolfi, Salviati, Strozzi, Tornabuoni.
  public static let florence = TestGraph(
    15,
    pairs: [
      (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10), (4, 13),
      (6, 7), (6, 14), (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13), (11, 14),
    ]
  )

  /// Friendships in a karate club (Zachary 1977), its members numbered from 0.
  public static let karate = TestGraph(
    34,
    pairs: karateRows.flatMap { member, friends in friends.map { (member - 1, $0 - 1) } }
  )

  private static let karateRows: [(Int, [Int])] = [
    (1, [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32]),
    (2, [3, 4, 8, 14, 18, 20, 22, 31]), (3, [4, 8, 9, 10, 14, 28, 29, 33]), (4, [8, 13, 14]),
    (5, [7, 11]), (6, [7, 11, 17]), (7, [17]), (9, [31, 33, 34]), (10, [34]), (14, [34]),
    (15, [33, 34]), (16, [33, 34]), (19, [33, 34]), (20, [34]), (21, [33, 34]), (23, [33, 34]),
    (24, [26, 28, 30, 33, 34]), (25, [26, 28, 32]), (26, [32]), (27, [30, 34]), (28, [34]),
    (29, [32, 34]), (30, [33, 34]), (31, [33, 34]), (32, [33, 34]), (33, [34]),
  ]

  /// Nine actors with eleven friendly and thirteen hostile ties of some strength.
  public static let nine = TestGraph(
    9,
    [
      (0, 1, 0.7), (0, 2, 0.4), (1, 2, 0.7), (2, 3, 0.7), (0, 3, 0.9), (4, 5, 0.7), (5, 6, 0.7),
      (4, 6, 0.4), (7, 8, 0.7), (3, 7, 0.6), (6, 7, 0.7), (0, 4, -0.6), (1, 4, -0.9), (1, 5, -0.6),
      (2, 5, -0.9), (3, 6, -0.9), (0, 6, -0.8), (2, 4, -0.4), (4, 7, -0.3), (5, 8, -0.3),
      (1, 8, -0.7), (1, 3, -0.4), (3, 4, -0.7), (0, 5, -0.3),
    ]
  )

  /// A complete graph with every tie of one value.
  public static func complete(_ count: Int, value: Double = 1) -> TestGraph {
    let pairs = (0..<count).flatMap { from in (from + 1..<max(count, from + 1)).map { (from, $0) } }
    return TestGraph(count, pairs.map { ($0.0, $0.1, value) })
  }

  /// A path v0 - v1 - ...
  public static func path(_ count: Int, directed: Bool = false) -> TestGraph {
    TestGraph(count, directed: directed, pairs: (1..<max(count, 1)).map { ($0 - 1, $0) })
  }

  /// A ring with every tie of one value.
  public static func ring(_ count: Int, value: Double = 1) -> TestGraph {
    TestGraph(count, (0..<count).map { ($0, ($0 + 1) % count, value) })
  }
}
