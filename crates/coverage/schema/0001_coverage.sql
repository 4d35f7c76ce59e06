-- People of the plan. The id is the owner: the body is sealed under that member's key.
CREATE TABLE person (
    id BYTEA PRIMARY KEY,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

-- Keyed hashes of the names files have for people. A name that two people were found under
-- has no member: it names nobody. The digest is of the record last taken under that name.
CREATE TABLE alias (
    name BYTEA PRIMARY KEY,
    member BYTEA,
    digest BYTEA
);

-- Keyed hashes of the numbers printed on cards; a household may share one.
CREATE TABLE card_number (
    number BYTEA NOT NULL,
    member BYTEA NOT NULL,
    PRIMARY KEY (number, member)
);

CREATE TABLE coverage_span (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX coverage_span_of_owner ON coverage_span (owner);

-- Pharmacies, prescribers and payers, sealed under the house's key.
CREATE TABLE directory (
    id BYTEA PRIMARY KEY,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE TABLE directory_alias (
    name BYTEA PRIMARY KEY,
    thing BYTEA NOT NULL,
    digest BYTEA
);

-- Plans, drug lists, their items, and products known by code; kind says which.
CREATE TABLE formulary (
    id BYTEA PRIMARY KEY,
    kind TEXT NOT NULL,
    digest BYTEA NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);
