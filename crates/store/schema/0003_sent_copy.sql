-- What was sent to a member, sealed for them: they may read it again. Messages with codes are not
-- among these.
CREATE TABLE sent_copy (
    message BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    read_at BIGINT,
    body BYTEA NOT NULL
);
CREATE INDEX sent_copy_by_owner ON sent_copy (owner);
CREATE INDEX sent_copy_by_time ON sent_copy (sent_at);
CREATE INDEX delivery_by_owner_time ON delivery (owner, sent_at, id);
