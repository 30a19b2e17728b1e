-- What the fetcher remembers between runs, beside the archive. Times are seconds since 1970.

-- Every page address that was found, and what became of it.
CREATE TABLE IF NOT EXISTS frontier (
    url TEXT PRIMARY KEY,
    source TEXT,
    discovered_by TEXT NOT NULL,
    discovered_at INTEGER NOT NULL,
    published TEXT,
    title TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'settled')),
    due INTEGER NOT NULL DEFAULT 0,
    asked_at INTEGER,
    outcome TEXT,
    page_id TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS frontier_waiting ON frontier (source, due) WHERE state = 'waiting';

-- What the last whole answer of an address said about its age.
CREATE TABLE IF NOT EXISTS validators (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    fresh_until INTEGER NOT NULL,
    page_id TEXT NOT NULL
) WITHOUT ROWID;

-- Every body that is in the archive, and where: a changed page has several.
CREATE TABLE IF NOT EXISTS versions (
    page_id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    date TEXT NOT NULL,
    record_id TEXT NOT NULL,
    payload_digest TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    file TEXT NOT NULL,
    position INTEGER NOT NULL
) WITHOUT ROWID;

-- robots.txt by scheme, host and port.
CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY,
    policy TEXT NOT NULL CHECK (policy IN ('read', 'allow_all', 'deny_for_now')),
    why TEXT NOT NULL,
    body BLOB NOT NULL,
    until INTEGER NOT NULL
) WITHOUT ROWID;

-- Every request, whatever came of it.
CREATE TABLE IF NOT EXISTS attempts (
    at INTEGER NOT NULL,
    url TEXT NOT NULL,
    purpose TEXT NOT NULL,
    status INTEGER,
    outcome TEXT NOT NULL,
    bytes INTEGER NOT NULL
);

-- Hosts that are left alone, and until when.
CREATE TABLE IF NOT EXISTS breakers (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL,
    why TEXT NOT NULL
) WITHOUT ROWID;

-- How far each archive file was written when the state was last saved: what stands after it is torn.
CREATE TABLE IF NOT EXISTS archive (
    file TEXT PRIMARY KEY,
    length INTEGER NOT NULL
) WITHOUT ROWID;
