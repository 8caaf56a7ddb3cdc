/// The tables of a ``RelationalGraph``.
enum RelationalSchema {
  static let tables = """
    CREATE TABLE graph (
      name TEXT NOT NULL, title TEXT NOT NULL, as_of TEXT
    ) STRICT;
    CREATE TABLE layer (
      id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL,
      scale TEXT NOT NULL CHECK (scale IN ('affinity', 'dependence', 'strength')),
      unit TEXT, weight REAL NOT NULL,
      absent TEXT NOT NULL CHECK (absent IN ('zero', 'unknown')),
      half_life_days REAL, combine TEXT NOT NULL CHECK (combine IN ('pool', 'mean'))
    ) STRICT;
    CREATE TABLE source (
      id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, citation TEXT, date TEXT,
      reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')), url TEXT, terms TEXT
    ) STRICT;
    CREATE TABLE coverage (
      source TEXT PRIMARY KEY NOT NULL REFERENCES source (id), "start" TEXT, "end" TEXT
    ) STRICT;
    CREATE TABLE coverage_item (
      source TEXT NOT NULL REFERENCES coverage (source),
      kind TEXT NOT NULL CHECK (kind IN ('actor', 'layer')), position INTEGER NOT NULL,
      item TEXT NOT NULL, PRIMARY KEY (source, kind, position)
    ) STRICT;
    CREATE TABLE actor (
      id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL,
      kind TEXT NOT NULL
        CHECK (kind IN ('state', 'bloc', 'organisation', 'venue', 'market', 'non-state')),
      "start" TEXT, "end" TEXT, collapsed INTEGER NOT NULL CHECK (collapsed IN (0, 1))
    ) STRICT;
    CREATE TABLE alias (
      actor TEXT NOT NULL REFERENCES actor (id), position INTEGER NOT NULL, name TEXT NOT NULL,
      PRIMARY KEY (actor, position)
    ) STRICT;
    CREATE TABLE code (
      actor TEXT NOT NULL REFERENCES actor (id),
      scheme TEXT NOT NULL CHECK (scheme IN ('cow', 'gw', 'iso2', 'iso3')), code TEXT NOT NULL,
      PRIMARY KEY (actor, scheme)
    ) STRICT;
    CREATE TABLE attribute (
      actor TEXT NOT NULL REFERENCES actor (id), name TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (actor, name)
    ) STRICT;
    CREATE TABLE membership (
      bloc TEXT NOT NULL REFERENCES actor (id), position INTEGER NOT NULL,
      member TEXT NOT NULL REFERENCES actor (id), "start" TEXT, "end" TEXT, share REAL,
      source TEXT REFERENCES source (id), PRIMARY KEY (bloc, position)
    ) STRICT;
    CREATE TABLE claim (
      number INTEGER PRIMARY KEY, id TEXT UNIQUE,
      from_actor TEXT NOT NULL REFERENCES actor (id),
      to_actor TEXT NOT NULL REFERENCES actor (id),
      symmetric INTEGER NOT NULL CHECK (symmetric IN (0, 1)),
      layer TEXT NOT NULL REFERENCES layer (id), value REAL NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('spell', 'event')),
      "start" TEXT, "end" TEXT, last_observed TEXT,
      source TEXT NOT NULL REFERENCES source (id), credibility INTEGER, confidence REAL,
      fact TEXT, locator TEXT, attributed_to TEXT,
      modality TEXT NOT NULL
        CHECK (modality IN ('asserted', 'reported', 'expected', 'conditional')),
      recorded TEXT, note TEXT
    ) STRICT;
    CREATE TABLE claim_regarding (
      claim INTEGER NOT NULL REFERENCES claim (number), position INTEGER NOT NULL,
      actor TEXT NOT NULL REFERENCES actor (id), PRIMARY KEY (claim, position)
    ) STRICT;
    PRAGMA user_version = 1;
    """

  /// Made last, when all rows are there.
  static let indexes = """
    CREATE INDEX membership_by_member ON membership (member);
    CREATE INDEX claim_by_from ON claim (from_actor, to_actor);
    CREATE INDEX claim_by_to ON claim (to_actor);
    CREATE INDEX claim_by_layer ON claim (layer);
    CREATE INDEX claim_by_source ON claim (source);
    CREATE INDEX claim_regarding_by_actor ON claim_regarding (actor);
    """
}
