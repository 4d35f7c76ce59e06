-- Prescriptions that left by mail, and what was billed for them so far. rx is a keyed hash of the
-- prescription's number: by it a claim finds what it is the price of, whichever comes first.
CREATE TABLE sent_fill (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    rx BYTEA NOT NULL,
    day TEXT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX sent_fill_by_rx ON sent_fill (owner, rx, day);

-- What the plan's staff asked to give back or to correct, and who agreed.
CREATE TABLE correction (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX correction_by_owner ON correction (owner, at, id);
