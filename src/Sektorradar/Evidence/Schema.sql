-- The evidence store: one SQLite file. Evidence is only ever added (a cursor is replaced); what a later capture says differently stands beside
-- what the earlier said.
CREATE TABLE IF NOT EXISTS capture (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    source      TEXT NOT NULL,
    about       TEXT NOT NULL,
    address     TEXT NOT NULL,
    revision    TEXT NOT NULL,
    day         TEXT NOT NULL,
    covers_from TEXT NOT NULL,
    covers_to   TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS capture_about ON capture (source, about, day);

-- Weekly counts of one metric: whole numbers separated by blanks, one for each week from first_week on; weeks not written are zero inside the
-- capture's coverage. One row instead of hundreds keeps a year of weekly collections small.
CREATE TABLE IF NOT EXISTS weekly (
    capture_seq INTEGER NOT NULL REFERENCES capture (seq),
    metric      TEXT NOT NULL,
    first_week  TEXT NOT NULL,
    counts      TEXT NOT NULL,
    PRIMARY KEY (capture_seq, metric)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS event (
    capture_seq INTEGER NOT NULL REFERENCES capture (seq),
    metric      TEXT NOT NULL,
    day         TEXT NOT NULL,
    title       TEXT NOT NULL,
    value       TEXT NOT NULL DEFAULT '1',
    PRIMARY KEY (capture_seq, metric, day, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS cursor (
    source   TEXT NOT NULL,
    about    TEXT NOT NULL,
    position TEXT NOT NULL,
    PRIMARY KEY (source, about)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS run (
    seq     INTEGER PRIMARY KEY,
    source  TEXT NOT NULL,
    about   TEXT NOT NULL,
    at      TEXT NOT NULL,
    added   INTEGER NOT NULL,
    code    TEXT,
    detail  TEXT
) STRICT;

-- Facts as they stood when an edition used them: a claim's reference to a fact names this digest.
CREATE TABLE IF NOT EXISTS fact (
    digest    TEXT PRIMARY KEY,
    id        TEXT NOT NULL,
    published TEXT NOT NULL,
    link      TEXT NOT NULL,
    locator   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which evidence files were imported, by the digest of their bytes.
CREATE TABLE IF NOT EXISTS imported (
    digest TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
