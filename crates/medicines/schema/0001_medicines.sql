-- Clear here: ids, owners, days, status words. Which medicine, from whom, where to: in the bodies.
CREATE TABLE prescription (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    status TEXT NOT NULL,
    -- The last day it may be filled; lists leave out what ended long ago without opening it.
    until TEXT NOT NULL,
    version BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX prescription_by_owner ON prescription (owner, until);

CREATE TABLE fill (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    prescription BYTEA,
    day TEXT,
    status TEXT NOT NULL,
    digest BYTEA NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX fill_by_prescription ON fill (owner, prescription, day);

CREATE TABLE refill_draft (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    ends BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX refill_draft_by_owner ON refill_draft (owner, ends);

CREATE TABLE refill_order (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    status TEXT NOT NULL,
    placed TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    -- The day of the last step.
    moved TEXT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX refill_order_by_owner ON refill_order (owner, placed_at);

CREATE TABLE order_line (
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    refill_order BYTEA NOT NULL,
    prescription BYTEA NOT NULL,
    place BIGINT NOT NULL,
    open BOOLEAN NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX order_line_by_order ON order_line (refill_order, place);
CREATE INDEX order_line_by_owner ON order_line (owner, prescription);
-- However many tabs, presses and machines race: one open order for one prescription.
CREATE UNIQUE INDEX order_line_one_open ON order_line (prescription) WHERE open;

CREATE TABLE order_step (
    refill_order BYTEA NOT NULL,
    place BIGINT NOT NULL,
    owner BYTEA NOT NULL,
    step TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (refill_order, place)
);
