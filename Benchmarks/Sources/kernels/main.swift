import EntenteGraph
import Foundation

let usage = """
  kernels                        every kernel on a small and a middle graph, against one baseline
  kernels scaling [KERNEL...]    time and memory from 1,000 edges on, a process a point
  kernels point KERNEL EDGES     one point of that curve
  kernels make GRAPH FOLDER      writes a graph for the peers (kron18, urand20, g5k, g200, random1000)
  kernels memory GRAPH           bytes an edge that a graph takes, without and with lengths
  kernels stops GRAPH [KERNEL...]  how long kernels keep silent, and how soon they stop when told
  kernels serve FOLDER           runs kernels on such graphs as told on standard input
  """

let words = Array(CommandLine.arguments.dropFirst())
switch (words.first, words.count) {
case (nil, _): try printTable(rounds: 5)
case ("scaling", _): try printScaling(of: Array(words.dropFirst()))
case ("point", 3): try printPoint(words[1], edges: words[2])
case ("make", 3): try make(words[1], in: words[2])
case ("serve", 2): serve(words[1])
case ("stops", 2...): try printStops(of: words[1], kernels: Array(words.dropFirst(2)))
case ("memory", 2): try printMemory(of: words[1])
default:
  print(usage)
  exit(64)
}
