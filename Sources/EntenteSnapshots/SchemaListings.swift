/// What views show of a graph moves out of its parts, so that what several graphs share stays shared
/// when a little of it changes: lists are kept in pieces, and counts of claims with the graph.
enum SchemaListings {
  static let sql =
    """
    CREATE TABLE part_listing (
      part INTEGER NOT NULL REFERENCES part (number),
      position INTEGER NOT NULL,
      chunk INTEGER NOT NULL REFERENCES chunk (number),
      PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE graph ADD COLUMN layer_counts TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE graph ADD COLUMN source_counts TEXT NOT NULL DEFAULT '[]';
    UPDATE graph SET
      layer_counts = coalesce((SELECT listing FROM graph_part JOIN part ON number = graph_part.part
        WHERE graph_part.graph = graph.number AND graph_part.position = 8), '[]'),
      source_counts = coalesce((SELECT listing FROM graph_part JOIN part ON number = graph_part.part
        WHERE graph_part.graph = graph.number AND graph_part.position = 9), '[]');
    UPDATE part SET listing = NULL WHERE position IN (8, 9);
    DROP VIEW source_counts;
    DROP VIEW claim_counts;
    DROP VIEW sources;
    DROP VIEW actors;
    DROP VIEW layers;
    DROP VIEW listings;

    """ + views + counts("claim_counts", of: "layer", at: 1)
    + counts("source_counts", of: "source", at: 3)

  private static let views = """
    CREATE VIEW listings AS
      SELECT snapshot.number, snapshot.name AS snapshot, graph_part.position, 0 AS piece, key, value
      FROM snapshot JOIN graph_part ON graph_part.graph = snapshot.graph
        JOIN part ON part.number = graph_part.part, json_each(part.listing)
      WHERE graph_part.position BETWEEN 1 AND 3 AND part.listing IS NOT NULL
      UNION ALL
      SELECT snapshot.number, snapshot.name, graph_part.position, part_listing.position, key, value
      FROM snapshot JOIN graph_part ON graph_part.graph = snapshot.graph
        JOIN part_listing ON part_listing.part = graph_part.part
        JOIN chunk ON chunk.number = part_listing.chunk, json_each(CAST(chunk.bytes AS TEXT))
      WHERE graph_part.position BETWEEN 1 AND 3;
    CREATE VIEW layers AS
      SELECT snapshot, value ->> 0 AS id, value ->> 1 AS title, value ->> 2 AS scale
      FROM listings WHERE position = 1 ORDER BY number, piece, key;
    CREATE VIEW actors AS
      SELECT snapshot, value ->> 0 AS id, value ->> 1 AS name, value ->> 2 AS kind
      FROM listings WHERE position = 2 ORDER BY number, piece, key;
    CREATE VIEW sources AS
      SELECT snapshot, value ->> 0 AS id, value ->> 1 AS title, value ->> 2 AS date,
        value ->> 3 AS reliability
      FROM listings WHERE position = 3 ORDER BY number, piece, key;

    """

  /// A view of how many claims each entry of a list has.
  private static func counts(_ view: String, of entry: String, at position: Int) -> String {
    """
    CREATE VIEW \(view) AS
      SELECT snapshot.name AS snapshot, value ->> 0 AS \(entry), coalesce(
          (SELECT \(entry)_counts FROM graph WHERE graph.number = snapshot.graph)
          ->> (row_number() OVER (PARTITION BY listings.snapshot ORDER BY piece, key) - 1), 0
        ) AS claims
      FROM listings JOIN snapshot ON snapshot.name = listings.snapshot
      WHERE position = \(position) ORDER BY snapshot.number, piece, key;

    """
  }
}
