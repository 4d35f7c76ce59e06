-- What became of each message. `address` is a keyed hash of where it went.
CREATE TABLE delivery (
    id BYTEA PRIMARY KEY,
    owner BYTEA,
    key TEXT NOT NULL,
    channel TEXT NOT NULL,
    mark TEXT,
    address BYTEA NOT NULL,
    state TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX delivery_by_owner ON delivery (owner, key);
CREATE INDEX delivery_by_mark ON delivery (mark);
CREATE INDEX delivery_by_time ON delivery (sent_at);
-- What carriers said on the way, sealed for the owner.
CREATE TABLE delivery_step (
    message BYTEA NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    owner BYTEA,
    body BYTEA NOT NULL,
    PRIMARY KEY (message, state)
);
CREATE INDEX delivery_step_by_time ON delivery_step (at);
CREATE TABLE dead_address (
    address BYTEA PRIMARY KEY,
    why TEXT NOT NULL,
    at BIGINT NOT NULL
);
