-- The evidence store: one SQLite file. What was read is only ever added (a cursor is replaced); what a later capture says differently stands beside
-- what the earlier said. Words and answers are forgotten when their source takes them back or their time is over.
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

CREATE INDEX IF NOT EXISTS run_thing ON run (source, about, seq);

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

-- Answers as they were kept: with persons taken out, packed with Brotli, by the SHA-256 of what is kept. Two answers with the same bytes are one row.
CREATE TABLE IF NOT EXISTS body (
    digest TEXT PRIMARY KEY,
    length INTEGER NOT NULL,
    packed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Every exchange that brought something; its body may have been forgotten since, its digest stays.
CREATE TABLE IF NOT EXISTS exchange (
    seq     INTEGER PRIMARY KEY,
    source  TEXT NOT NULL,
    about   TEXT NOT NULL,
    address TEXT NOT NULL,
    asked   TEXT,
    at      TEXT NOT NULL,
    status  INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body    TEXT NOT NULL,
    altered INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS exchange_body ON exchange (body);

-- What a server gave to ask "has it changed?" with, for the last question about a thing. Written with what that answer held, never before.
CREATE TABLE IF NOT EXISTS validator (
    source        TEXT NOT NULL,
    about         TEXT NOT NULL,
    line          TEXT NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    PRIMARY KEY (source, about)
) STRICT, WITHOUT ROWID;

-- Dated things with words. The words go when their source takes them back or their time is over; day, link, details and subjects stay.
CREATE TABLE IF NOT EXISTS item (
    id         TEXT PRIMARY KEY,
    source     TEXT NOT NULL,
    about      TEXT NOT NULL,
    key        TEXT NOT NULL,
    kind       TEXT NOT NULL,
    day        TEXT NOT NULL,
    title      TEXT NOT NULL,
    words      TEXT,
    link       TEXT NOT NULL,
    details    TEXT NOT NULL,
    subjects   TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    exchange   INTEGER NOT NULL REFERENCES exchange (seq),
    withdrawn  INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS item_day ON item (source, about, day);
CREATE INDEX IF NOT EXISTS item_exchange ON item (exchange);

-- Quarantine: from the week of "since" to the week before "until" what this thing says is not known. No "until": it lasts.
CREATE TABLE IF NOT EXISTS hold (
    source TEXT NOT NULL,
    about  TEXT NOT NULL,
    since  TEXT NOT NULL,
    until  TEXT,
    code   TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (source, about, since, code)
) STRICT, WITHOUT ROWID;

-- Every check of a link. The newest of an address and the words that were looked for counts; "words" is their digest, empty when there were none.
CREATE TABLE IF NOT EXISTS link_check (
    seq      INTEGER PRIMARY KEY,
    address  TEXT NOT NULL,
    at       TEXT NOT NULL,
    verdict  TEXT NOT NULL,
    status   INTEGER,
    moved_to TEXT,
    digest   TEXT,
    fragment INTEGER,
    quote    INTEGER,
    because  TEXT NOT NULL,
    words    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS link_check_address ON link_check (address, at);
