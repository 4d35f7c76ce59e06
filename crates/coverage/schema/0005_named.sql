-- Keyed hashes of each part of a family name with the birth date, for whoever has no card at hand.
CREATE TABLE person_named (
    mark BYTEA NOT NULL,
    member BYTEA NOT NULL,
    PRIMARY KEY (mark, member)
);
CREATE INDEX person_named_of ON person_named (member);

-- How far those who were there before were taken in, by their ids; `done_at` once all are.
CREATE TABLE person_named_until (
    name TEXT PRIMARY KEY,
    until BYTEA NOT NULL,
    done_at BIGINT
);
