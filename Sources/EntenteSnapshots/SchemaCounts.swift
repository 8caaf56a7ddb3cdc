/// The counts of claims move from the parts, which several graphs may share, to the graphs.
enum SchemaCounts {
  static let sql = """
    ALTER TABLE graph ADD COLUMN layer_counts TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE graph ADD COLUMN source_counts TEXT NOT NULL DEFAULT '[]';
    UPDATE graph SET
      layer_counts = coalesce((SELECT listing FROM graph_part JOIN part ON number = graph_part.part
        WHERE graph_part.graph = graph.number AND graph_part.position = 8), '[]'),
      source_counts = coalesce((SELECT listing FROM graph_part JOIN part ON number = graph_part.part
        WHERE graph_part.graph = graph.number AND graph_part.position = 9), '[]');
    UPDATE part SET listing = NULL WHERE position IN (8, 9);
    DROP VIEW claim_counts;
    DROP VIEW source_counts;
    CREATE VIEW claim_counts AS
      SELECT listings.snapshot, value ->> 0 AS layer, coalesce(layer_counts ->> key, 0) AS claims
      FROM listings JOIN snapshot USING (number) JOIN graph ON graph.number = snapshot.graph,
        json_each(listings.listing)
      WHERE position = 1 ORDER BY listings.number, key;
    CREATE VIEW source_counts AS
      SELECT listings.snapshot, value ->> 0 AS source, coalesce(source_counts ->> key, 0) AS claims
      FROM listings JOIN snapshot USING (number) JOIN graph ON graph.number = snapshot.graph,
        json_each(listings.listing)
      WHERE position = 3 ORDER BY listings.number, key;
    """
}
