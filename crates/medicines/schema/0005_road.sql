-- Calls of the plan's back end that were taken: each counts once, however often it is sent.
CREATE TABLE road_event (
    -- A keyed hash of the sender's own name for it.
    id BYTEA PRIMARY KEY,
    -- A keyed hash of what it said.
    digest BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX road_event_by_age ON road_event (at);
-- A medicine that the pharmacy will not fill, in an order of which the rest goes on.
ALTER TABLE order_line ADD COLUMN refused BOOLEAN NOT NULL DEFAULT FALSE;
