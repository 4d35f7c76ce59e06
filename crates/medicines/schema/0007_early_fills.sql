-- Leave to fill before the day, for a trip. Clear here: ids, owners, days, open or not.
CREATE TABLE early_fill (
    -- A keyed hash of the prescription and of how many wishes it had before.
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    prescription BYTEA NOT NULL,
    round BIGINT NOT NULL,
    -- Waits for the plan's answer.
    open BOOLEAN NOT NULL,
    -- The day it was given; nothing where it was not.
    given TEXT,
    asked_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX early_fill_by_owner ON early_fill (owner, prescription, round);
CREATE INDEX early_fill_given ON early_fill (owner, given);
CREATE UNIQUE INDEX early_fill_one_open ON early_fill (prescription) WHERE open;
