-- What is asked without signing in. Clear here: keyed hashes, owners, moments, counts.

-- By the number on its label a prescription is found; two pharmacies may give one number.
CREATE TABLE prescription_number (
    number BYTEA NOT NULL,
    prescription BYTEA NOT NULL,
    owner BYTEA NOT NULL,
    PRIMARY KEY (number, prescription)
);

-- How many wrong answers a number may still be given, and how many messages a member may be sent
-- that a stranger asked for: the moment at which the ration is whole again.
CREATE TABLE open_ration (
    name BYTEA PRIMARY KEY,
    full_at BIGINT NOT NULL
);
CREATE INDEX open_ration_by_end ON open_ration (full_at);

-- What came from a neighbourhood lately: a score that fades, and when somebody there was right.
CREATE TABLE open_source (
    source BYTEA PRIMARY KEY,
    points BIGINT NOT NULL,
    at BIGINT NOT NULL,
    right_at BIGINT NOT NULL
);
CREATE INDEX open_source_by_age ON open_source (at);

-- How many strangers asked in an hour, and how many of them were right; in some rows for each
-- hour, so that those who count at once do not wait for each other.
CREATE TABLE open_hour (
    id BYTEA PRIMARY KEY,
    at BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    well BIGINT NOT NULL
);
CREATE INDEX open_hour_by_time ON open_hour (at);
