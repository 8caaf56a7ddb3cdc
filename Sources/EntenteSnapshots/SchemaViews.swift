/// Views for whoever opens a store with the `sqlite3` shell; the program does not use them.
enum SchemaViews {
  static let sql = """
    CREATE VIEW snapshots AS
      SELECT snapshot.name, lower(hex(graph.digest)) AS digest,
        datetime(snapshot.created_at, 'unixepoch') AS saved_utc, snapshot.author,
        snapshot.message, nullif(lower(hex(snapshot.parent)), '') AS parent, snapshot.engine,
        graph.name AS graph, graph.title, graph.as_of, graph.actors, graph.layers, graph.sources,
        graph.claims, graph.length AS bytes
      FROM snapshot JOIN graph ON graph.number = snapshot.graph ORDER BY snapshot.number;
    CREATE VIEW listings AS
      SELECT snapshot.number, snapshot.name AS snapshot, graph_part.position, part.listing
      FROM snapshot JOIN graph_part ON graph_part.graph = snapshot.graph
        JOIN part ON part.number = graph_part.part
      WHERE part.listing IS NOT NULL;
    CREATE VIEW layers AS
      SELECT snapshot, value ->> 0 AS id, value ->> 1 AS title, value ->> 2 AS scale
      FROM listings, json_each(listing) WHERE position = 1 ORDER BY number, key;
    CREATE VIEW actors AS
      SELECT snapshot, value ->> 0 AS id, value ->> 1 AS name, value ->> 2 AS kind
      FROM listings, json_each(listing) WHERE position = 2 ORDER BY number, key;
    CREATE VIEW sources AS
      SELECT snapshot, value ->> 0 AS id, value ->> 1 AS title, value ->> 2 AS date,
        value ->> 3 AS reliability
      FROM listings, json_each(listing) WHERE position = 3 ORDER BY number, key;
    CREATE VIEW claim_counts AS
      SELECT names.snapshot, one.value ->> 0 AS layer,
        coalesce(counts.listing ->> one.key, 0) AS claims
      FROM listings AS names, json_each(names.listing) AS one
        JOIN listings AS counts ON counts.number = names.number AND counts.position = 8
      WHERE names.position = 1 ORDER BY names.number, one.key;
    CREATE VIEW source_counts AS
      SELECT names.snapshot, one.value ->> 0 AS source,
        coalesce(counts.listing ->> one.key, 0) AS claims
      FROM listings AS names, json_each(names.listing) AS one
        JOIN listings AS counts ON counts.number = names.number AND counts.position = 9
      WHERE names.position = 3 ORDER BY names.number, one.key;
    """
}
