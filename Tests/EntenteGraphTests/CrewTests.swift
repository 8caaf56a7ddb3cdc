import EntenteGraph
import Foundation
import Testing

@Suite struct CrewTests {
  private struct Stop: Error {}

  @Test(arguments: [1, 2, 3, 8]) func `every piece is done once, whatever the number of threads`(
    _ threads: Int
  ) {
    let done = AtomicCells(1000, repeating: 0)
    Crew(threads: threads, steps: .max).each(1000) { _ = done.add($0, 1) }
    #expect(done.array() == [UInt32](repeating: 1, count: 1000))
  }

  @Test(arguments: [1, 2, 3]) func `a worker has a number below the count of the crew`(
    _ threads: Int
  ) {
    let crew = Crew(threads: threads, steps: .max)
    let met = AtomicCells(crew.count, repeating: 0)
    crew.share(100) { worker in
      while worker.next() != nil { _ = met.add(worker.number, 1) }
    }
    #expect(met.array().reduce(0, +) == 100)
  }

  @Test func `small work stays on one thread`() {
    #expect(Crew(threads: 8, steps: 1000).count == 1)
    #expect(Crew(threads: 8, steps: 100_000_000).count == 8)
    #expect(Crew(threads: 1, steps: .max).count == 1)
  }

  @Test(arguments: [1, 2]) func `progress ascends and stops the work by throwing`(_ threads: Int) {
    let crew = Crew(threads: threads, steps: .max)
    var told: [Double] = []
    let done = AtomicCells(1, repeating: 0)
    #expect(throws: Stop.self) {
      try crew.share(100_000_000) { share in
        told.append(share)
        if told.count == 3 { throw Stop() }
      } _: { worker in
        while worker.next() != nil { _ = done.add(0, 1) }
      }
    }
    #expect(told.count == 3)
    #expect(told == told.sorted())
    #expect(told.allSatisfy { 0 <= $0 && $0 < 1 })
    #expect(done[0] < 100_000_000)
  }

  @Test(arguments: [false, true]) func `progress goes on while only others work`(
    _ isStopped: Bool
  ) throws {
    let taken = AtomicCells(1, repeating: 0)
    let caller = ObjectIdentifier(Thread.current)
    let heard = AtomicCells(1, repeating: 0)
    var told = 0
    let start = ContinuousClock.now
    func tell(_ share: Double) throws {
      told += 1
      heard[0] = UInt32(told)
      if isStopped && told == 4 { throw Stop() }
    }
    func run() throws {
      try Crew(threads: 2, steps: .max).share(2, progress: tell) { worker in
        guard worker.next() != nil else { return }
        _ = taken.add(0, 1)
        // Each takes a piece; that of the caller ends at once.
        while taken[0] < 2 && ContinuousClock.now - start < .seconds(30) { usleep(100) }
        guard ObjectIdentifier(Thread.current) != caller else { return }
        // It works on until it is stopped, or has been told of often enough.
        while !worker.isStopped() && (isStopped || heard[0] < 4)
          && ContinuousClock.now - start < .seconds(40)
        { usleep(1000) }
      }
    }
    if isStopped {
      #expect(throws: Stop.self) { try run() }
      #expect(told == 4)
    } else {
      try run()
      #expect(told >= 4)
    }
    #expect(ContinuousClock.now - start < .seconds(50))
  }

  @Test func `works that follow on each other are each done, from several callers at once`() {
    let sums = AtomicCells(4, repeating: 0)
    DispatchQueue.concurrentPerform(iterations: 4) { caller in
      let crew = Crew(threads: 3, steps: .max)
      for round in 0..<2_000 {
        let done = AtomicCells(1, repeating: 0)
        crew.each(5) { _ = done.add(0, UInt32($0) + 1) }
        // Some rounds begin while the hands are awake, some after they fell asleep.
        if round % 100 == 0 { usleep(300) }
        _ = sums.add(caller, done[0])
      }
    }
    #expect(sums.array() == [UInt32](repeating: 2_000 * 15, count: 4))
  }

  @Test func `a thread may share out work of its own`() {
    let done = AtomicCells(36, repeating: 0)
    Crew(threads: 3, steps: .max).each(6) { outer in
      Crew(threads: 3, steps: .max).each(6) { inner in _ = done.add(6 * outer + inner, 1) }
    }
    #expect(done.array() == [UInt32](repeating: 1, count: 36))
  }

  @Test func `cuts cover every vertex, for any number of ranges`() {
    let graph = Adjacency(vertexCount: 5, from: [0, 0, 0, 3], to: [1, 2, 3, 4])
    for pieces in 1...12 {
      let cuts = graph.withRows { $0.cuts(into: pieces) }
      #expect(cuts.count == pieces + 1)
      #expect(cuts == cuts.sorted())
      #expect(cuts.first == 0 && cuts.last == 5)
    }
    #expect(
      Adjacency(vertexCount: 0, from: [], to: []).withRows { $0.cuts(into: 3) } == [0, 0, 0, 0]
    )
  }
}

@Suite struct CellsTests {
  @Test func `cells hold what is written, and copies share it`() {
    let cells = Cells<Double>(10, repeating: 1)
    let copy = cells
    copy[3] = 7
    #expect(cells[3] == 7)
    #expect(cells.vector(at: 2, as: SIMD2<Double>.self) == SIMD2(1, 7))
    cells.store(SIMD2(5, 6), at: 8)
    #expect(copy.array(7..<10) == [1, 5, 6])
    copy.fill(0..<2, with: 9)
    #expect(cells.array() == [9, 9, 1, 7, 1, 1, 1, 1, 5, 6])
    let other = Cells([1, 2, 3, 4.0])
    other.copy(0..<2, of: cells, to: 2)
    #expect(other.array() == [1, 2, 9, 9])
  }

  @Test func `large cells and arrays on huge pages are whole`() {
    let count = 3_000_000
    let array: [UInt32] = filledArray(count) { cells in
      for index in 0..<count { cells[index] = UInt32(index) }
    }
    #expect(array.count == count && array[count - 1] == UInt32(count - 1))
    #expect(Cells(array).array() == array)
    #expect(Cells<Int8>([]).array() == [])
    #expect(withView(of: array) { $0[12_345] } == 12_345)
    #expect(withView(of: [Int]()) { $0.count } == 0)
  }
}
