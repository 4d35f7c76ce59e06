-- Keys that sign health cards. The private half is sealed under the house's key and goes when the
-- next key takes over; the public half stays, for cards signed with it are still shown.
CREATE TABLE card_key (
    kid TEXT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    point BYTEA NOT NULL,
    -- How often the list of cards taken back has changed, counted from 1.
    changes BIGINT NOT NULL,
    body BYTEA
);

-- Health cards that count: at most one of a coverage under each key. The number drawn for it says
-- nothing of whose it is; once taken back it stands in a list that names nobody.
CREATE TABLE health_card (
    number TEXT PRIMARY KEY,
    owner BYTEA NOT NULL,
    coverage BYTEA NOT NULL,
    kid TEXT NOT NULL,
    issued_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX health_card_of_coverage ON health_card (coverage, owner, kid);

CREATE TABLE health_card_taken_back (
    number TEXT PRIMARY KEY,
    kid TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX health_card_taken_back_of_key ON health_card_taken_back (kid, number);

-- Links to a card. The address itself is not kept in the clear: the handle is a keyed hash of it.
CREATE TABLE health_link (
    id BYTEA PRIMARY KEY,
    handle BYTEA NOT NULL UNIQUE,
    owner BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    -- When it ends by itself, or ended: later times are never written over earlier ones.
    ends_at BIGINT NOT NULL,
    -- Wrong passcodes it still bears in its whole life.
    tries_left BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX health_link_of_owner ON health_link (owner, made_at);
CREATE INDEX health_link_by_end ON health_link (ends_at);

-- Who opened a link, as they named themselves, and when; the first hundred.
CREATE TABLE health_link_opening (
    id BYTEA PRIMARY KEY,
    link BYTEA NOT NULL,
    owner BYTEA NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX health_link_opening_of_link ON health_link_opening (owner, link, at);
CREATE INDEX health_link_opening_by_time ON health_link_opening (at);
