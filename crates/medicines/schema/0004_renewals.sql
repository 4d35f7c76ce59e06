-- Requests to a prescriber for a new prescription. Clear here: ids, owners, moments, open or not.
CREATE TABLE renewal (
    -- A keyed hash of the prescription and of how many requests it had before.
    id BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    prescription BYTEA NOT NULL,
    round BIGINT NOT NULL,
    open BOOLEAN NOT NULL,
    asked_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX renewal_by_owner ON renewal (owner, prescription, round);
CREATE UNIQUE INDEX renewal_one_open ON renewal (prescription) WHERE open;
